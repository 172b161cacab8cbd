'use server';
import { confirmVisit } from '@/lib/guarantee/confirm-visit';
import { finishVisit } from '@/lib/guarantee/finish-visit';
import { confirmVisitInput, finishVisitInput, moveClaimInput, rejectClaimInput, replaceUnitInput, sayInClaimInput, waitForPurchaserInput } from '@/lib/guarantee/model/inputs';
import { moveClaim } from '@/lib/guarantee/move-claim';
import { rejectClaim } from '@/lib/guarantee/reject-claim';
import { replaceUnit } from '@/lib/guarantee/replace-unit';
import { sayInClaim } from '@/lib/guarantee/say-in-claim';
import { waitForPurchaser } from '@/lib/guarantee/wait-for-purchaser';
import { sellerAction } from '@/lib/web/action';

export const sayAsKeeperAction = sellerAction('orders', sayInClaimInput, sayInClaim);
export const moveClaimAction = sellerAction('orders', moveClaimInput, moveClaim);
export const replaceUnitAction = sellerAction('orders', replaceUnitInput, replaceUnit);
export const rejectClaimAction = sellerAction('orders', rejectClaimInput, rejectClaim);
export const waitForPurchaserAction = sellerAction('orders', waitForPurchaserInput, waitForPurchaser);
export const confirmVisitAction = sellerAction('orders', confirmVisitInput, confirmVisit);
export const finishVisitAction = sellerAction('orders', finishVisitInput, finishVisit);
