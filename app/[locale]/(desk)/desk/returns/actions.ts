'use server';
import { decideDamage, inspectReturn, proveArrival } from '@/lib/endings/inspect-return';
import { loseReturn } from '@/lib/endings/lose-return';
import { decideDamageInput, inspectReturnInput, loseReturnInput, proveArrivalInput } from '@/lib/endings/model/returns';
import { deskAction } from '@/lib/web/action';

export const proveArrivalAction = deskAction(proveArrivalInput, proveArrival);
export const loseReturnAction = deskAction(loseReturnInput, loseReturn);
export const inspectReturnAction = deskAction(inspectReturnInput, inspectReturn);
export const decideDamageAction = deskAction(decideDamageInput, decideDamage);
