import { afterAll, beforeAll, expect, test } from 'vitest';
import { billLease } from '@/lib/billing/bill-lease';
import { withConnection } from '@/lib/host/postgres/connect';
import { addDays, plainDateIn } from '@/lib/kernel/calendar';
import { toPlainDate } from '@/lib/platform/clock';
import { carryOutTransfers } from '@/lib/transfers/carry-out-transfers';
import { findToCarryOut } from '@/lib/transfers/store/transfers';
import { explained } from '@/tests/support/plans';
import { openRoad, type Road } from '@/tests/support/rights';
import { statementsOf } from '@/tests/support/statements';
import { aSuccessor, runningLease, signed } from '@/tests/support/transfers';

let road: Road;
beforeAll(async () => { road = await openRoad(); });
afterAll(() => road.close());

const PAGE = 2;
const stateOf = async (id: string) => (await road.db.leaseTransfer.findUniqueOrThrow({ where: { id } })).state;
const asOwner = (sql: string) => withConnection(road.database.superuserUrl, (client) => client.query(sql));

/** Signed on the day before the next instalment is asked for, so that from the next day on a bill is open. */
async function signedBeforeBill(): Promise<{ id: string; leaseId: string }> {
  const walk = await runningLease(road);
  const next = await road.db.leaseInstalment.findFirstOrThrow({ where: { leaseId: walk.leaseId, state: 'DUE' }, orderBy: { seq: 'asc' } });
  road.clock.set(`${addDays(toPlainDate(next.dueOn), -1)}T02:00:00Z`);
  return { id: await signed(road, walk, await aSuccessor(road)), leaseId: walk.leaseId };
}

test('more than a page of transfers that wait for an unpaid bill keeps nobody waiting who need not', async () => {
  const waiting: { id: string; leaseId: string }[] = [];
  for (let each = 0; each < 2 * PAGE + 1; each += 1) waiting.push(await signedBeforeBill());
  const ready = await signedBeforeBill();
  road.clock.set(`${addDays(plainDateIn(road.clock.now()), 1)}T01:00:00Z`);
  for (const { leaseId } of waiting) await billLease(road.deps, { leaseId });
  expect((await findToCarryOut(road.db, { day: plainDateIn(road.clock.now()), after: null, most: PAGE })).map(({ id }) => id), 'the first page is full of them').not.toContain(ready.id);
  await Promise.all([carryOutTransfers(road.deps, PAGE), carryOutTransfers(road.deps, PAGE)]);
  expect(await stateOf(ready.id)).toBe('DONE');
  expect(new Set(await Promise.all(waiting.map(({ id }) => stateOf(id))))).toEqual(new Set(['SIGNED']));
}, 120_000);

test('a page is found by its index alone, however many are over or have their day to come', async () => {
  const { id } = await signedBeforeBill();
  const day = plainDateIn(road.clock.now());
  const columns = (await road.db.$queryRaw<{ name: string }[]>`SELECT column_name AS name FROM information_schema.columns WHERE table_name = 'lease_transfer' AND column_name NOT IN ('id', 'number', 'lease_id', 'document_id', 'sealed_id', 'carry_on', 'state', 'approval_id', 'ended_at')`).map(({ name }) => name).join(', ');
  await asOwner(`SET session_replication_role = replica;
    INSERT INTO lease_transfer (id, number, lease_id, document_id, sealed_id, carry_on, state, ended_at, ${columns})
    SELECT 'tx_' || n, 'TX-' || n, 'l_' || n, 'd_' || n, 's_' || n, '${addDays(day, 1)}'::date + CASE WHEN n <= 100 THEN -100 WHEN n <= 5000 THEN 400 ELSE 0 END, (CASE WHEN n <= 5000 THEN 'SIGNED' ELSE 'LAPSED' END)::"TransferState", CASE WHEN n > 5000 THEN signed_at END, ${columns}
      FROM lease_transfer, generate_series(1, 40000) n WHERE id = '${id}'`);
  await asOwner('VACUUM (ANALYZE) lease_transfer');
  const { sent } = await statementsOf(() => findToCarryOut(road.db, { day, after: { carryOn: '2026-01-01', id: 'tx_' }, most: 50 }));
  const [statement] = sent.filter(({ text }) => text.includes('lease_transfer'));
  if (!statement) throw new Error('nothing was asked');
  const { whole, rows } = await explained(road.database.url, ['lease_transfer'], statement);
  expect([whole, rows]).toEqual([[], 50]);
  await asOwner("SET session_replication_role = replica; DELETE FROM lease_transfer WHERE id LIKE 'tx\\_%'");
}, 120_000);
