import type { Temporal } from 'temporal-polyfill';
import { SYSTEM } from '@/lib/kernel/actor';
import { audit } from '@/lib/platform/audit';
import type { Tx } from '@/lib/platform/db';
import { isUsable, isWaiting } from './model/usable';
import { moveRequest, readRequest } from './store/requests';
import { tellAnswered, tellClosed } from './tell';

/**
 * Looks at a locked request after one of its asks was answered or given up: when nobody is waited for any more the
 * purchaser is told, and a request of which nothing can be used is closed.
 */
export async function settleRequest(tx: Tx, requestId: string, at: Temporal.Instant): Promise<void> {
  const request = await readRequest(tx, requestId);
  if (request.state !== 'OPEN' || request.asks.some(isWaiting)) return;
  const usable = request.asks.filter((ask) => isUsable(ask, at.epochMilliseconds)).length;
  if (usable > 0) return tellAnswered(tx, { request, usable, at });
  await moveRequest(tx, requestId, 'CLOSED', at, 'nothing-usable');
  await audit(tx, { actor: SYSTEM, action: 'limit.closed', subject: { type: 'limit_request', id: requestId }, reason: 'nothing-usable', at });
  await tellClosed(tx, { request, at });
}
