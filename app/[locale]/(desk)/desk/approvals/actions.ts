'use server';
import { reduceApprovalInput, takeBackApprovalInput, takeBackPreApprovalInput } from '@/lib/limits/model/desk-limits';
import { reduceApproval } from '@/lib/limits/reduce-approval';
import { revokePreApproval } from '@/lib/limits/revoke-pre-approval';
import { takeBackApproval } from '@/lib/limits/take-back-approval';
import { deskAction } from '@/lib/web/action';

export const takeBackApprovalAction = deskAction(takeBackApprovalInput, takeBackApproval);
export const takeBackPreApprovalAction = deskAction(takeBackPreApprovalInput, revokePreApproval);
export const reduceApprovalAction = deskAction(reduceApprovalInput, reduceApproval);
