'use server';
import { approveSeller } from '@/lib/accounts/approve-seller';
import { approveSellerInput, decideSellerInput } from '@/lib/accounts/model/seller';
import { rejectSeller } from '@/lib/accounts/reject-seller';
import { restoreSeller } from '@/lib/accounts/restore-seller';
import { suspendSeller } from '@/lib/accounts/suspend-seller';
import { declareSellerGone } from '@/lib/guarantee/declare-seller-gone';
import { nameSuccessorInput, sellerGoneInput } from '@/lib/guarantee/model/inputs';
import { nameSuccessor } from '@/lib/guarantee/name-successor';
import { adminAction } from '@/lib/web/action';

export const approveSellerAction = adminAction(approveSellerInput, approveSeller);
export const rejectSellerAction = adminAction(decideSellerInput, rejectSeller);
export const suspendSellerAction = adminAction(decideSellerInput, suspendSeller);
export const restoreSellerAction = adminAction(decideSellerInput, restoreSeller);
export const declareSellerGoneAction = adminAction(sellerGoneInput, declareSellerGone);
export const nameSuccessorAction = adminAction(nameSuccessorInput, nameSuccessor);
