'use server';
import { approveSettlement } from '@/lib/settlements/approve-settlement';
import { approveSettlements } from '@/lib/settlements/approve-settlements';
import { makePayoutFile } from '@/lib/settlements/make-payout-file';
import { byHandInput, failedInput, filePaidInput, payoutFileInput, sellerTermsInput, settlementInput, settlementRuleInput, settlementsInput } from '@/lib/settlements/model/settlement';
import { recordFilePaid, recordPayoutFailed } from '@/lib/settlements/record-payout';
import { recordRemittedByHand } from '@/lib/settlements/send-remittance';
import { setSellerTerms, setSettlementRule } from '@/lib/settlements/set-terms';
import { adminAction } from '@/lib/web/action';

export const approveSettlementAction = adminAction(settlementInput, approveSettlement);
export const approveSettlementsAction = adminAction(settlementsInput, approveSettlements);
export const makePayoutFileAction = adminAction(payoutFileInput, makePayoutFile);
export const recordFilePaidAction = adminAction(filePaidInput, recordFilePaid);
export const recordPayoutFailedAction = adminAction(failedInput, recordPayoutFailed);
export const recordByHandAction = adminAction(byHandInput, recordRemittedByHand);
export const setSellerTermsAction = adminAction(sellerTermsInput, setSellerTerms);
export const setSettlementRuleAction = adminAction(settlementRuleInput, setSettlementRule);
