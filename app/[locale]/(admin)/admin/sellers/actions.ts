'use server';
import { approveSeller } from '@/lib/accounts/approve-seller';
import { approveSellerInput, decideSellerInput } from '@/lib/accounts/model/seller';
import { rejectSeller } from '@/lib/accounts/reject-seller';
import { restoreSeller } from '@/lib/accounts/restore-seller';
import { suspendSeller } from '@/lib/accounts/suspend-seller';
import { adminAction } from '@/lib/web/action';

export const approveSellerAction = adminAction(approveSellerInput, approveSeller);
export const rejectSellerAction = adminAction(decideSellerInput, rejectSeller);
export const suspendSellerAction = adminAction(decideSellerInput, suspendSeller);
export const restoreSellerAction = adminAction(decideSellerInput, restoreSeller);
