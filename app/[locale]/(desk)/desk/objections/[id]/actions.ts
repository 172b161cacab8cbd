'use server';
import { answerObjection } from '@/lib/limits/answer-objection';
import { answerObjectionInput } from '@/lib/limits/model/objection';
import { deskAction } from '@/lib/web/action';

export const answerObjectionAction = deskAction(answerObjectionInput, answerObjection);
