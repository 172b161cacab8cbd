import { plainDateIn } from '@/lib/kernel/calendar';
import { ok, type Result } from '@/lib/kernel/result';
import { type Deps, type Tx, write } from '@/lib/platform/db';
import { faultPoint } from '@/lib/platform/fault-point';
import { addJob } from '@/lib/platform/jobs';
import { allocate } from './model/allocate';
import { endOfMonth, lastRemitted, monthOf } from './model/shares';
import { findOwed, findOwedLines, findOwedOfEnded, insertRemittance, isMonthDone, lockRemitted, markMonth, remittedBefore, type OwedLine } from './store/remittances';

/**
 * Sweep: what was collected or credited for outside financiers in months that are over, a few business days after; of leases
 * that have ended, at once. One that fails is left for the next minute, and its month stays open.
 */
export async function makeRemittances(deps: Deps): Promise<void> {
  const at = deps.clock.now();
  const today = plainDateIn(at);
  await eachLease(deps, (after) => findOwedOfEnded(deps.db, at, after), today);
  const period = lastRemitted(today);
  if (await isMonthDone(deps.db, period)) return;
  const whole = await eachLease(deps, (after) => findOwed(deps.db, endOfMonth(period), after), endOfMonth(period));
  if (whole) await write(deps, async (tx) => ok(await markMonth(tx, period, at)));
}

/** False where one of them failed. */
async function eachLease(deps: Deps, find: (after: string) => Promise<{ id: string }[]>, upTo: string): Promise<boolean> {
  let whole = true;
  for (let found = await find(''); found.length > 0; found = await find(found.at(-1)?.id ?? '')) {
    for (const { id } of found) {
      await remitLease(deps, { leaseId: id, upTo }).catch((error: unknown) => {
        whole = false;
        deps.log.error('nothing remitted of a lease', { leaseId: id, error });
      });
    }
  }
  return whole;
}

/**
 * One remittance for each month of a lease with something to remit up to a day. What was taken back is taken off first: a
 * month that comes to less than nothing is left for the next, and what stays less than nothing is never sent.
 */
export async function remitLease(deps: Deps, { leaseId, upTo }: { leaseId: string; upTo: string }): Promise<Result<{ made: string[] }>> {
  return write(deps, async (tx) => {
    const lease = await lockRemitted(tx, leaseId);
    if (!lease) return ok({ made: [] });
    const made: string[] = [];
    let waiting: OwedLine[] = [];
    for (const { period, lines } of byMonth(await findOwedLines(tx, leaseId, upTo))) {
      waiting = [...waiting, ...lines];
      if (sumOf(waiting) < 0n) continue;
      made.push(await makeOne(tx, deps, { lease, period, lines: waiting }));
      waiting = [];
    }
    faultPoint('settlements:remittance-made');
    return ok({ made });
  });
}

const sumOf = (lines: readonly OwedLine[]): bigint => lines.reduce((sum, { amountMinor }) => sum + amountMinor, 0n);

function byMonth(lines: readonly OwedLine[]): { period: string; lines: OwedLine[] }[] {
  const months = Map.groupBy(lines, ({ occurredOn }) => monthOf(occurredOn));
  return [...months].map(([period, of]) => ({ period, lines: of }));
}

type Remitted = NonNullable<Awaited<ReturnType<typeof lockRemitted>>>;

async function makeOne(tx: Tx, deps: Deps, { lease, period, lines }: { lease: Remitted; period: string; lines: OwedLine[] }): Promise<string> {
  const { id: leaseId, institutionId, currency, schedule } = lease;
  const totalMinor = sumOf(lines);
  const allocation = allocate(lines, schedule, await remittedBefore(tx, leaseId));
  const id = await insertRemittance(tx, { leaseId, institutionId, period, currency, totalMinor, lines, allocation }, deps.clock.now());
  if (totalMinor > 0n) await addJob(tx, 'send-remittance', { remittanceId: id }, { key: `send-remittance:${id}` });
  return id;
}
