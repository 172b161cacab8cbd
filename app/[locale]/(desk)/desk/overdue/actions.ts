'use server';
import { accelerateInput, checkSettlementInput, decideHardshipInput, decideWriteOffInput, demandInput, proposeSettlementInput, proposeWriteOffInput, recordRecoveryInput } from '@/lib/billing/model/overdue-inputs';
import { accelerateLease } from '@/lib/billing/overdue/accelerate-lease';
import { decideDeferral } from '@/lib/billing/overdue/decide-deferral';
import { decideWriteOff } from '@/lib/billing/overdue/decide-write-off';
import { checkSettlement, proposeSettlement } from '@/lib/billing/overdue/propose-settlement';
import { proposeWriteOff } from '@/lib/billing/overdue/propose-write-off';
import { recordRecovery } from '@/lib/billing/overdue/record-recovery';
import { sendDemand } from '@/lib/billing/overdue/send-demand';
import { deskAction } from '@/lib/web/action';

export const sendDemandAction = deskAction(demandInput, sendDemand);
export const accelerateLeaseAction = deskAction(accelerateInput, accelerateLease);
export const decideDeferralAction = deskAction(decideHardshipInput, decideDeferral);
export const proposeSettlementAction = deskAction(proposeSettlementInput, proposeSettlement);
export const checkSettlementAction = deskAction(checkSettlementInput, checkSettlement);
export const proposeWriteOffAction = deskAction(proposeWriteOffInput, proposeWriteOff);
export const recordRecoveryAction = deskAction(recordRecoveryInput, recordRecovery);
export const decideWriteOffAction = deskAction(decideWriteOffInput, decideWriteOff);
