import type { Temporal } from 'temporal-polyfill';
import { grantCredit } from '@/lib/billing/grant-credit';
import { SYSTEM } from '@/lib/kernel/actor';
import { addDays, plainDateIn } from '@/lib/kernel/calendar';
import { ok } from '@/lib/kernel/result';
import { postEntry } from '@/lib/ledger/store';
import { audit } from '@/lib/platform/audit';
import { toInstant } from '@/lib/platform/clock';
import { type Deps, type Tx, write } from '@/lib/platform/db';
import { chargeSeller } from './charge-seller';
import { isRunning } from './model/claim';
import { creditsOf, lateDaysOf, type PeriodCredit } from './model/credits';
import { noteBreaches } from './note-breaches';
import { addStep, findClaim, findToCredit, lateOf, lockClaim, type ClaimRow } from './store/claims';
import { findGiven, findPeriods, insertCredit, markReckoned } from './store/credits';
import { tellKeeper, tellPurchaser } from './tell';

/**
 * Gives a lease back what the late days of a claim come to: of each period that is over, and of the last one when the
 * claim ends, once each. While it is done and not confirmed, or rejected and may be objected to, nobody knows yet whether
 * those days were late; what follows makes up for it.
 */
export async function reckonCredits(tx: Tx, claimId: string, at: Temporal.Instant): Promise<void> {
  const claim = await findClaim(tx, claimId);
  if (!claim || claim.breaches.length === 0 || (!isRunning(claim.state) && claim.state !== 'CLOSED')) return;
  const { lease } = claim.guarantee;
  const today = plainDateIn(at, lease.timeZone);
  const until = lease.endedAt && lease.endedAt.getTime() < at.epochMilliseconds ? toInstant(lease.endedAt) : at;
  const given = await findGiven(tx, claim);
  const late = lateDaysOf(lateOf(claim), until);
  // On a period's last day, once that day is late, nothing can be added to it: so it is given before the next bill is made.
  // Not while the purchaser is waited for: whoever is waited for all day is not late on it.
  const waits = claim.pauses.some(({ untilAt }) => untilAt === null);
  const isOver = (toOn: string) => toOn <= today || (!waits && toOn === addDays(today, 1) && late.includes(today));
  const over = (await findPeriods(tx, claim)).filter(({ seq, toOn }) => !given.own.has(seq) && (claim.state === 'CLOSED' || isOver(toOn)));
  for (const credit of creditsOf(over, late, (seq) => given.minor.get(seq) ?? 0n)) await give(tx, claim, credit, at);
  await markReckoned(tx, claimId, today);
}

async function give(tx: Tx, claim: ClaimRow, credit: PeriodCredit, at: Temporal.Instant): Promise<void> {
  const { lease, sellerId } = claim.guarantee;
  const { seq, days, amountMinor } = credit;
  const sourceId = `${claim.id}:${seq}`;
  await insertCredit(tx, claim, credit, at);
  await grantCredit(tx, { leaseId: claim.leaseId, cause: 'GUARANTEE', sourceId, currency: lease.currency, amountMinor }, at);
  const lines = await chargeSeller(tx, { sellerId, purchaserId: lease.purchaserId, leaseId: claim.leaseId, currency: lease.currency, amountMinor });
  await postEntry(tx, { sourceType: 'guarantee-credit', sourceId, kind: 'granted', currency: lease.currency, occurredOn: plainDateIn(at, lease.timeZone), lines }, at);
  const amount = { amountMinor: amountMinor.toString(), currency: lease.currency, seq, days };
  await addStep(tx, claim.id, { act: 'CREDITED', actor: SYSTEM, data: amount, at });
  await audit(tx, { actor: SYSTEM, action: 'claim.credited', subject: { type: 'claim', id: claim.id }, data: amount, at });
  await tellPurchaser(tx, claim, { what: 'credited', key: sourceId, params: amount, at });
  await tellKeeper(tx, claim, { what: 'credited-seller', key: sourceId, params: amount, at });
}

/** Sweep: once a day each open claim whose promise is broken; the days that nobody walked are found from its dates. */
export async function reckonDailyCredits(deps: Deps): Promise<void> {
  for (const { id } of await findToCredit(deps.db, plainDateIn(deps.clock.now()))) {
    await write(deps, async (tx) => {
      const at = deps.clock.now();
      const claim = await lockClaim(tx, id, SYSTEM, 'SYSTEM');
      if (claim) {
        await noteBreaches(tx, claim, at);
        await reckonCredits(tx, id, at);
      }
      return ok(null);
    }).catch((error: unknown) => deps.log.error('credits not reckoned', { id, error }));
  }
}
