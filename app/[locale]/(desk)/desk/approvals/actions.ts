'use server';
import { reduceApprovalInput, takeBackApprovalInput } from '@/lib/limits/model/desk-limits';
import { reduceApproval } from '@/lib/limits/reduce-approval';
import { takeBackApproval } from '@/lib/limits/take-back-approval';
import { deskAction } from '@/lib/web/action';

export const takeBackApprovalAction = deskAction(takeBackApprovalInput, takeBackApproval);
export const reduceApprovalAction = deskAction(reduceApprovalInput, reduceApproval);
