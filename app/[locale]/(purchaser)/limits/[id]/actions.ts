'use server';
import { askAgain, takeOffer } from '@/lib/limits/ask-again';
import { askInput, takeOfferInput } from '@/lib/limits/model/limit-request';
import { objectInput } from '@/lib/limits/model/objection';
import { objectToDecline } from '@/lib/limits/object-to-decline';
import { openOrderFormInput } from '@/lib/orders/model/draft';
import { openOrderForm } from '@/lib/orders/open-order-form';
import { purchaserAction } from '@/lib/web/action';

export const chooseOfferAction = purchaserAction(openOrderFormInput, openOrderForm, { refresh: false });
export const takeOfferAction = purchaserAction(takeOfferInput, takeOffer);
export const objectAction = purchaserAction(objectInput, objectToDecline);
export const askAgainAction = purchaserAction(askInput, askAgain);
