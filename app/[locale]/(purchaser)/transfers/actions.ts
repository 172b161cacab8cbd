'use server';
import { agreeTransfer } from '@/lib/transfers/agree-transfer';
import { askTransfer } from '@/lib/transfers/ask-transfer';
import { agreeTransferInput, askTransferInput, signTransferInput, transferInput } from '@/lib/transfers/model/inputs';
import { sendTransferCode } from '@/lib/transfers/send-transfer-code';
import { signTransfer } from '@/lib/transfers/sign-transfer';
import { withdrawTransfer } from '@/lib/transfers/withdraw-transfer';
import { purchaserAction, signerAction } from '@/lib/web/action';

export const askTransferAction = purchaserAction(askTransferInput, askTransfer);
export const agreeTransferAction = purchaserAction(agreeTransferInput, agreeTransfer);
export const sendTransferCodeAction = purchaserAction(transferInput, sendTransferCode);
export const signTransferAction = signerAction(signTransferInput, signTransfer);
export const withdrawTransferAction = purchaserAction(transferInput, withdrawTransfer);
