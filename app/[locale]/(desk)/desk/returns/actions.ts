'use server';
import { confirmArrival, decideDamage, inspectReturn } from '@/lib/endings/inspect-return';
import { decideDamageInput, inspectReturnInput, returnInput } from '@/lib/endings/model/returns';
import { deskAction } from '@/lib/web/action';

export const confirmArrivalAction = deskAction(returnInput, confirmArrival);
export const inspectReturnAction = deskAction(inspectReturnInput, inspectReturn);
export const decideDamageAction = deskAction(decideDamageInput, decideDamage);
