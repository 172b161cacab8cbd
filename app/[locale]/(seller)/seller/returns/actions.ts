'use server';
import { confirmArrival, inspectReturn } from '@/lib/endings/inspect-return';
import { inspectReturnInput, returnInput } from '@/lib/endings/model/returns';
import { sellerAction } from '@/lib/web/action';

export const confirmArrivalAction = sellerAction('orders', returnInput, confirmArrival);
export const inspectReturnAction = sellerAction('orders', inspectReturnInput, inspectReturn);
