import { afterAll, beforeAll, expect, test } from 'vitest';
import { returnsWaiting } from '@/lib/endings/views/returns';
import { MISSING_DAYS } from '@/lib/endings/model/returns';
import { withConnection } from '@/lib/host/postgres/connect';
import { explained } from '@/tests/support/plans';
import { aLease, openRoad, type Road } from '@/tests/support/rights';
import { statementsOf } from '@/tests/support/statements';

/** Returns that are done, and of every hundred one that is sent, one that is to be sent and one that is objected to. */
const RETURNS = 100_000;
/** What is shown at the most. */
const SHOWN = 100;

let road: Road;
const asOwner = (sql: string) => withConnection(road.database.superuserUrl, (client) => client.query(`SET session_replication_role = replica; ${sql}; RESET session_replication_role`));

beforeAll(async () => {
  road = await openRoad();
  const { leaseId } = await aLease(road);
  // In this database alone the copies are of one lease.
  await asOwner(`DROP INDEX lease_return_once; INSERT INTO lease_return (id, number, lease_id, purchaser_id, seller_id, cause, state, currency, address, left_minor, charge_minor, asked_at, ship_by, carrier, tracking_number, shipped_at, disputed_at, dispute_text, damage_minor, settled_at)
    SELECT 'rt_X' || n, 'X-' || n, l.id, l.purchaser_id, l.seller_id, 'TERM', s.state, 'KRW', '서울', 0, 0, t.at, t.at, CASE WHEN n % 100 <> 1 THEN 'CJ' END, CASE WHEN n % 100 <> 1 THEN '640012345678' END, CASE WHEN n % 100 <> 1 THEN t.at END,
           t.at, '받을 때부터 그랬습니다.', CASE WHEN s.state = 'SETTLED' THEN 0 END, CASE WHEN s.state = 'SETTLED' THEN t.at END
      FROM lease l, generate_series(1, ${RETURNS}) n, LATERAL (SELECT (CASE n % 100 WHEN 0 THEN 'SHIPPED' WHEN 1 THEN 'LABELLED' WHEN 2 THEN 'DISPUTED' ELSE 'SETTLED' END)::"ReturnState" AS state) s,
           LATERAL (SELECT timestamptz '2026-01-01' - make_interval(mins => n) AS at) t WHERE l.id = '${leaseId}'`);
  await asOwner('ANALYZE lease_return');
}, 300_000);

// What was copied shares a lease: it goes before the invariants are looked at.
afterAll(async () => {
  await asOwner("DELETE FROM lease_return WHERE id LIKE 'rt_X%'; CREATE UNIQUE INDEX lease_return_once ON lease_return (lease_id) WHERE state <> 'CANCELLED'");
  await road.close();
});

test('what waits for the desk is found by index, and no more of it is read than is shown of each kind', async () => {
  const { result, sent } = await statementsOf(() => returnsWaiting(road.db, road.deskPerson, road.clock.now().add({ hours: 24 * MISSING_DAYS })));
  expect([result.length, new Set(result.map(({ state }) => state)).size]).toEqual([SHOWN, 3]);
  const statements = sent.filter(({ text }) => text.includes('lease_return'));
  expect(statements).toHaveLength(2);
  for (const statement of statements) {
    const { whole, rows } = await explained(road.database.url, ['lease_return'], statement);
    expect([whole, rows <= 3 * SHOWN], statement.text.slice(0, 60)).toEqual([[], true]);
  }
});
