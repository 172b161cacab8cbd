import { ok } from '@/lib/kernel/result';
import { finishSetup } from '@/lib/payments/finish-setup';
import { findEvent, settleEvent } from '@/lib/payments/store/events';
import { findMethodOfSession } from '@/lib/payments/store/methods';
import { type Deps, write } from '@/lib/platform/db';
import { faultPoint } from '@/lib/platform/fault-point';
import { keptNews } from './model/collection';
import { failRefund } from './fail-refund';
import { recordCharge } from './record-charge';
import { takePayouts } from './take-payouts';

/** The job `apply-gateway-event`: what a callback says, applied once, by the use case that the answer would have come to. */
export async function applyGatewayEvent(deps: Deps, { gateway, eventId }: { gateway: string; eventId: string }): Promise<void> {
  const event = await findEvent(deps.db, gateway, eventId);
  if (!event || event.appliedAt !== null) return;
  const outcome = await apply(deps, gateway, event.data);
  faultPoint('apply-gateway-event:applied');
  await write(deps, async (tx) => ok(await settleEvent(tx, gateway, eventId, outcome, deps.clock.now())));
}

async function apply(deps: Deps, gateway: string, data: unknown): Promise<'APPLIED' | 'IGNORED'> {
  const news = keptNews.parse(data);
  if (news.about === 'charge') return await recordCharge(deps, { attemptId: news.key, outcome: news.outcome, gateway }) ? 'APPLIED' : 'IGNORED';
  if (news.about === 'setup') {
    const methodId = await findMethodOfSession(deps.db, gateway, news.session);
    if (methodId !== null) await finishSetup(deps, { methodId });
    return methodId === null ? 'IGNORED' : 'APPLIED';
  }
  if (news.about === 'refund') return await failRefund(deps, { gateway, key: news.key, reference: news.reference }) ? 'APPLIED' : 'IGNORED';
  if (news.about === 'payout') await takePayouts(deps, { gateway });
  return news.about === 'payout' ? 'APPLIED' : 'IGNORED';
}
