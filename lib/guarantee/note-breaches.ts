import type { Temporal } from 'temporal-polyfill';
import { openExit } from '@/lib/endings/open-exit';
import { SYSTEM } from '@/lib/kernel/actor';
import { ok, type Result } from '@/lib/kernel/result';
import { queueEvent } from '@/lib/contracts/queue-event';
import { audit } from '@/lib/platform/audit';
import { toInstant } from '@/lib/platform/clock';
import { type Deps, type Tx, write } from '@/lib/platform/db';
import { addJob } from '@/lib/platform/jobs';
import { isRunning } from './model/claim';
import { findUntoldBreaches, insertBreach, type BrokenPromise } from './store/breaches';
import { addStep, findBroken, lockClaim, type ClaimRow } from './store/claims';
import { tellDesk, tellKeeper, tellPurchaser } from './tell';

/** So many broken promises of a lease, of whatever fault, and its purchaser may leave. */
const BREACHES_TO_LEAVE = 2;

/**
 * Writes down which promises of a claim have passed; every act in a claim does so first, whatever the sweep has seen. Two
 * on one lease open its exit.
 */
export async function noteBreaches(tx: Tx, claim: ClaimRow, at: Temporal.Instant): Promise<void> {
  if (!isRunning(claim.state) || claim.pauses.some(({ untilAt }) => untilAt === null)) return;
  const passed = (by: Date) => by.getTime() <= at.epochMilliseconds;
  if (claim.answeredAt === null && passed(claim.respondBy)) await noteBreach(tx, claim, 'RESPONSE', at);
  if (passed(claim.repairBy)) await noteBreach(tx, claim, 'REPAIR', at);
}

async function noteBreach(tx: Tx, claim: ClaimRow, promise: BrokenPromise, at: Temporal.Instant): Promise<void> {
  const count = await insertBreach(tx, claim, promise, at);
  if (count === null) return;
  const brokenAt = toInstant(promise === 'RESPONSE' ? claim.respondBy : claim.repairBy).toString();
  await addStep(tx, claim.id, { act: 'BROKEN', actor: SYSTEM, data: { promise, brokenAt }, at });
  await audit(tx, { actor: SYSTEM, action: 'claim.promise-broken', subject: { type: 'claim', id: claim.id }, data: { promise, brokenAt, count }, at });
  const what = promise === 'RESPONSE' ? 'response-broken' : 'repair-broken';
  const news = { key: `${claim.id}:${promise}`, params: { brokenAt }, at };
  await tellPurchaser(tx, claim, { what, ...news });
  await tellKeeper(tx, claim, { what: `${what}-seller`, ...news });
  await tellDesk(tx, claim, { what: `${what}-desk`, ...news });
  await addJob(tx, 'tell-guarantee-breach', { leaseId: claim.leaseId }, { key: `tell-guarantee-breach:${claim.leaseId}` });
  if (count < BREACHES_TO_LEAVE || claim.guarantee.lease.state !== 'ACTIVE' || !await openExit(tx, { leaseId: claim.leaseId, cause: 'BREACH', sourceId: claim.id }, at)) return;
  await addStep(tx, claim.id, { act: 'EXIT_OPENED', actor: SYSTEM, at });
  const open = { key: claim.leaseId, at };
  await tellPurchaser(tx, claim, { what: 'exit-opened', ...open });
  await tellKeeper(tx, claim, { what: 'exit-opened-seller', ...open });
  await tellDesk(tx, claim, { what: 'exit-opened-desk', ...open });
}

/** Sweep: promises that passed while nobody did anything. */
export async function noteBrokenPromises(deps: Deps): Promise<void> {
  for (const { id } of await findBroken(deps.db, deps.clock.now())) {
    await write(deps, async (tx) => {
      const claim = await lockClaim(tx, id, SYSTEM, 'SYSTEM');
      if (claim) await noteBreaches(tx, claim, deps.clock.now());
      return ok(null);
    }).catch((error: unknown) => deps.log.error('broken promise not noted', { id, error }));
  }
}

/** Job: an outside financier hears of each broken promise of a lease once, however often this runs. */
export function tellGuaranteeBreach(deps: Deps, { leaseId }: { leaseId: string }): Promise<Result<null>> {
  return write(deps, async (tx) => {
    const found = await findUntoldBreaches(tx, leaseId);
    for (let left = found?.untold ?? 0; found && left > 0; left -= 1) await queueEvent(tx, found.contract, { type: 'GUARANTEE_BREACH', amounts: {}, at: deps.clock.now() });
    return ok(null);
  });
}
