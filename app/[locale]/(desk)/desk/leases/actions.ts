'use server';
import { proposeRestructureInput, supplementInput } from '@/lib/supplements/model';
import { proposeRestructure } from '@/lib/supplements/propose-restructure';
import { withdrawSupplement } from '@/lib/supplements/withdraw-supplement';
import { deskAction } from '@/lib/web/action';

export const proposeRestructureAction = deskAction(proposeRestructureInput, proposeRestructure);
export const withdrawRestructureAction = deskAction(supplementInput, withdrawSupplement);
