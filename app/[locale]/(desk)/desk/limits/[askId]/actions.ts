'use server';
import { decideAsk } from '@/lib/limits/decide-ask';
import { decideAskInput } from '@/lib/limits/model/desk-form';
import { deskAction } from '@/lib/web/action';

export const decideAskAction = deskAction(decideAskInput, decideAsk);
