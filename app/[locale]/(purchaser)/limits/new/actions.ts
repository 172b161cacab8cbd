'use server';
import { drawPreApproval } from '@/lib/limits/draw-pre-approval';
import { limitRequestInput } from '@/lib/limits/model/limit-request';
import { drawInput } from '@/lib/limits/model/pre-approval-form';
import { requestLimit } from '@/lib/limits/request-limit';
import { purchaserAction } from '@/lib/web/action';

export const requestLimitAction = purchaserAction(limitRequestInput, requestLimit, { refresh: false });
export const drawPreApprovalAction = purchaserAction(drawInput, drawPreApproval, { refresh: false });
