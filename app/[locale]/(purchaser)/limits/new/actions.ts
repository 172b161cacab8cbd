'use server';
import { limitRequestInput } from '@/lib/limits/model/limit-request';
import { requestLimit } from '@/lib/limits/request-limit';
import { purchaserAction } from '@/lib/web/action';

export const requestLimitAction = purchaserAction(limitRequestInput, requestLimit, { refresh: false });
