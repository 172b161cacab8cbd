'use server';
import { askPreApproval } from '@/lib/limits/ask-pre-approval';
import { endPreApprovalInput, preApprovalInput } from '@/lib/limits/model/pre-approval-form';
import { revokePreApproval } from '@/lib/limits/revoke-pre-approval';
import { purchaserAction } from '@/lib/web/action';

export const askPreApprovalAction = purchaserAction(preApprovalInput, askPreApproval);
export const giveUpPreApprovalAction = purchaserAction(endPreApprovalInput, revokePreApproval);
