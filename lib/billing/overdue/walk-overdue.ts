import type { Temporal } from 'temporal-polyfill';
import { PACKS } from '@/lib/disclosures/model/packs';
import { addDays, plainDateIn } from '@/lib/kernel/calendar';
import { ok } from '@/lib/kernel/result';
import { type Deps, type Tx, write } from '@/lib/platform/db';
import { faultPoint } from '@/lib/platform/fault-point';
import { demandOn, graceOverSince, lateOn, remindedOn, settlementOverSince } from '../model/overdue';
import { breakSettlements, chargeLate, endDeferrals, enterGrace, findFirstOpen, findLastWalked, finishWalk, lockWalk, moveDue } from '../store/overdue-walk';
import { findLastDone } from '../store/run';

/** So many leases a transaction. */
const BATCH = 1000;

const MAXIMA = PACKS.flatMap(({ id, maxima }) => maxima.lateRate.map(({ from, annualRate }) => ({ pack: id, from, rate: annualRate })));

/**
 * Sweep: walks what is overdue, day after day from the day after the last one that was walked, as far as the billing run has
 * come: after 40 days of silence each day's step is dated on its day. What is paid before its day is walked is not dunned. A
 * written demand is never dated back, so it is sent apart from this (`send-demands.ts`).
 */
export async function walkOverdue(deps: Deps): Promise<void> {
  const [today, billed, last] = [plainDateIn(deps.clock.now()), await findLastDone(deps.db), await findLastWalked(deps.db)];
  if (billed === null) return;
  const until = billed < today ? billed : today;
  const first = last ?? await findFirstOpen(deps.db) ?? addDays(until, -1);
  for (let day = addDays(first, 1); day <= until; day = addDays(day, 1)) await walkDay(deps, day);
}

type Part = (tx: Tx, at: Temporal.Instant) => Promise<number>;

/** Deferrals end first; who is newly late begins then; whose step is due takes one; and what is late is charged for. */
async function walkDay(deps: Deps, day: string): Promise<void> {
  const most = BATCH;
  const parts: Part[] = [
    (tx, at) => endDeferrals(tx, { day, most, at }),
    (tx, at) => enterGrace(tx, { day, nextOn: remindedOn(day), maxima: MAXIMA, most, at }),
    (tx, at) => breakSettlements(tx, { day, since: settlementOverSince(day), nextOn: demandOn(day), most, at }),
    (tx, at) => moveDue(tx, { from: 'REMINDED', to: 'LATE', day, nextOn: demandOn(day), most, at }),
    (tx, at) => moveDue(tx, { from: 'GRACE', to: 'REMINDED', day, nextOn: lateOn(day), most, at }),
  ];
  for (const part of parts) await inBatches(deps, part);
  await charge(deps, day);
  await write(deps, async (tx) => ok(await finishWalk(tx, day, deps.clock.now())));
  faultPoint('overdue:day-walked');
}

async function inBatches(deps: Deps, part: Part): Promise<void> {
  for (let done = BATCH; done === BATCH;) {
    ({ value: done } = await write(deps, async (tx) => {
      await lockWalk(tx);
      return ok(await part(tx, deps.clock.now()));
    }));
  }
}

async function charge(deps: Deps, day: string): Promise<void> {
  const graceOver = graceOverSince(day);
  for (let after: string | null = ''; after !== null;) {
    const from: string = after;
    ({ value: after } = await write(deps, async (tx) => {
      await lockWalk(tx);
      return ok(await chargeLate(tx, { day, graceOver, after: from, most: BATCH }));
    }));
  }
}
