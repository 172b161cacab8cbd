'use server';
import { objectInput, refusePaymentInput, withdrawInput } from '@/lib/rights/model/inputs';
import { objectToRejection } from '@/lib/rights/object-to-rejection';
import { refusePayment } from '@/lib/rights/refuse-payment';
import { withdrawContract } from '@/lib/rights/withdraw-contract';
import { purchaserAction } from '@/lib/web/action';

export const withdrawContractAction = purchaserAction(withdrawInput, withdrawContract);
export const refusePaymentAction = purchaserAction(refusePaymentInput, refusePayment);
export const objectToRejectionAction = purchaserAction(objectInput, objectToRejection);
