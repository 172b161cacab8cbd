'use server';
import { objectInput, refusePaymentInput, withdrawInput } from '@/lib/rights/model/inputs';
import { objectToRejection } from '@/lib/rights/object-to-rejection';
import { refusePayment } from '@/lib/rights/refuse-payment';
import { withdrawContract } from '@/lib/rights/withdraw-contract';
import { changeAddressInput, changeDueDayInput, supplementInput } from '@/lib/supplements/model';
import { requestSupplement } from '@/lib/supplements/request-supplement';
import { withdrawSupplement } from '@/lib/supplements/withdraw-supplement';
import { purchaserAction } from '@/lib/web/action';

export const withdrawContractAction = purchaserAction(withdrawInput, withdrawContract);
export const refusePaymentAction = purchaserAction(refusePaymentInput, refusePayment);
export const objectToRejectionAction = purchaserAction(objectInput, objectToRejection);
export const changeAddressAction = purchaserAction(changeAddressInput, requestSupplement);
export const changeDueDayAction = purchaserAction(changeDueDayInput, requestSupplement);
export const withdrawSupplementAction = purchaserAction(supplementInput, withdrawSupplement);
