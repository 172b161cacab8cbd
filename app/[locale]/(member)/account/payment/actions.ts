'use server';
import { removeMethod } from '@/lib/billing/remove-method';
import { beginSetup } from '@/lib/payments/begin-setup';
import { chooseDefaultMethod } from '@/lib/payments/choose-default-method';
import { returnFromSetup } from '@/lib/payments/finish-setup';
import { beginSetupInput, methodInput } from '@/lib/payments/model/inputs';
import { purchaserAction } from '@/lib/web/action';

export const beginSetupAction = purchaserAction(beginSetupInput, beginSetup, { refresh: false });
export const returnFromSetupAction = purchaserAction(methodInput, returnFromSetup);
export const makeDefaultAction = purchaserAction(methodInput, chooseDefaultMethod);
export const removeMethodAction = purchaserAction(methodInput, removeMethod);
