'use server';
import { decideTransfer } from '@/lib/transfers/decide-transfer';
import { decideTransferInput } from '@/lib/transfers/model/inputs';
import { deskAction } from '@/lib/web/action';

export const decideTransferAction = deskAction(decideTransferInput, decideTransfer);
