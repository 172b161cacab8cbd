import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { withConnection } from '@/lib/host/postgres/connect';
import type { Actor } from '@/lib/kernel/actor';
import { newId } from '@/lib/platform/id';
import { invariantQueries } from '@/tests/support/invariants';
import { openRoad, type Road, type Walk } from '@/tests/support/road';
import { approved, asked, aSuccessor, handedOver, runningLease } from '@/tests/support/transfers';

/* What the database refuses, whoever writes it: a lease is its contract's purchaser's, or the successor's of a transfer that was carried out. */

let road: Road;
let walk: Walk;
let done: Walk & { transferId: string };
let taker: Actor;
beforeAll(async () => {
  road = await openRoad();
  const over = await runningLease(road);
  taker = await aSuccessor(road);
  done = { ...over, transferId: await handedOver(road, over, taker) };
  walk = await runningLease(road);
});
afterAll(() => road.close());

const refused = (sql: string) => expect(withConnection(road.database.migrationUrl, (client) => client.query(sql)), sql).rejects.toThrow();

test('a lease is not given to another without a transfer, nor its transfer forgotten', async () => {
  const other = taker.userId;
  await refused(`UPDATE lease SET purchaser_id = '${other}' WHERE id = '${walk.leaseId}'`);
  await refused(`UPDATE lease SET purchaser_id = '${other}', taken_over_at = now(), holder = '{}' WHERE id = '${walk.leaseId}'`);
  await refused(`UPDATE lease SET purchaser_id = '${done.purchaser.userId}', method_id = NULL WHERE id = '${done.leaseId}'`);
  await refused(`UPDATE lease SET taken_over_at = NULL WHERE id = '${done.leaseId}'`);
  await refused(`UPDATE lease SET purchaser_id = '${done.purchaser.userId}' WHERE id = '${done.leaseId}'`);
});

test('a transfer begins with who has the lease, one at a time, and makes no leap', async () => {
  const row = (from: string, state = 'ASKED', lease = walk.leaseId) => `INSERT INTO lease_transfer (id, number, lease_id, institution_id, from_id, to_email, state, created_at, lapse_by)
    SELECT '${newId('tr')}', '${newId('n')}', l.id, l.institution_id, '${from}', 'x@dalmada.test', '${state}', now(), now() FROM lease l WHERE l.id = '${lease}'`;
  await refused(row(taker.userId));
  await refused(row(walk.purchaser.userId, 'APPROVED'));
  await refused(row(done.purchaser.userId, 'ASKED', done.leaseId));
  const to = await aSuccessor(road);
  const id = await asked(road, walk, to);
  await refused(row(walk.purchaser.userId));
  for (const state of ['APPROVED', 'SIGNED', 'DONE', 'DECLINED']) await refused(`UPDATE lease_transfer SET state = '${state}' WHERE id = '${id}'`);
  await refused(`UPDATE lease_transfer SET to_id = '${taker.userId}' WHERE id = '${id}'`);
  await refused(`UPDATE lease_transfer SET to_email = 'y@dalmada.test' WHERE id = '${id}'`);
  await refused(`DELETE FROM lease_transfer WHERE id = '${id}'`);
  await road.db.leaseTransfer.update({ where: { id }, data: { state: 'WITHDRAWN', endedById: to.userId, endedAt: new Date() } });
});

test('nobody signs for another, nor what they did not read; what is signed, sealed and done stays', async () => {
  const to = await aSuccessor(road);
  const id = await approved(road, walk, to);
  const { documentSha256 } = await road.db.leaseTransfer.findUniqueOrThrow({ where: { id } });
  const code = newId('k');
  await road.db.transferCode.create({ data: { id: code, transferId: id, side: 'TO', sentTo: 'x', hash: 'x', sentAt: new Date(0), expiresAt: new Date(300_000), usedAt: new Date(1000) } });
  const sign = (user: string, side: string, sha = documentSha256) => `INSERT INTO transfer_signature (transfer_id, side, user_id, name, document_sha256, code_id, address, agent, signed_at) VALUES ('${id}', '${side}', '${user}', '-', '${sha}', '${code}', '', '', now())`;
  await refused(sign(walk.purchaser.userId, 'TO'));
  await refused(sign(walk.purchaser.userId, 'FROM'));
  await refused(sign(to.userId, 'TO', 'another'));
  await refused(`UPDATE lease_transfer SET state = 'SIGNED', signed_at = now(), carry_on = now()::date WHERE id = '${id}'`);
  await refused(`UPDATE transfer_signature SET name = 'x' WHERE transfer_id = '${done.transferId}'`);
  await refused(`DELETE FROM transfer_signature WHERE transfer_id = '${done.transferId}'`);
  await refused(`UPDATE lease_transfer SET carried_out_at = now() WHERE id = '${done.transferId}'`);
  await refused(`UPDATE stored_file SET data = 'x' WHERE id = (SELECT sealed_id FROM lease_transfer WHERE id = '${done.transferId}')`);
  await road.db.$executeRaw`UPDATE lease_transfer SET state = 'WITHDRAWN', ended_at = now(), ended_by_id = from_id WHERE id = ${id}`;
  await road.db.transferCode.deleteMany({ where: { id: code } });
});

test('a refusal is sent by who has the lease alone', async () => {
  await refused(`INSERT INTO payment_refusal (id, contract_id, purchaser_id, seller_id, institution_id, lease_id, ground, facts, notice, sent_at, seller_by, financier_by)
    SELECT '${newId('rf')}', l.contract_id, '${done.purchaser.userId}', l.seller_id, l.institution_id, l.id, 'DEFECT', 'x', 'x', now(), now(), now() FROM lease l WHERE l.id = '${done.leaseId}'`);
});

const GUARDED = ['lease', 'lease_transfer', 'limit_hold', 'payment_method', 'journal_entry', 'journal_line', 'transfer_signature', 'stored_file', 'audit_entry'];

/** What the invariants say of a wrong that no guard has kept out: written with the triggers asleep, and rolled back. */
async function seenOf(sql: string): Promise<string[]> {
  const queries = invariantQueries(readFileSync('tests/support/invariants.sql', 'utf8'));
  return withConnection(road.database.migrationUrl, async (client) => {
    await client.query('BEGIN');
    for (const table of GUARDED) await client.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
    await client.query(sql);
    const broken: string[] = [];
    for (const { query } of queries) broken.push(...(await client.query<{ broken: string }>(query)).rows.map((row) => row.broken));
    await client.query('ROLLBACK');
    return broken;
  });
}

test('where a guard slept, the invariants see it', async () => {
  const [lease, transfer, giver] = [`id = '${done.leaseId}'`, `id = '${done.transferId}'`, done.purchaser.userId];
  const wrongs: [string, RegExp][] = [
    [`UPDATE lease SET purchaser_id = '${giver}' WHERE ${lease}`, /^17 lease of another/],
    [`UPDATE lease SET holder = NULL WHERE ${lease}`, /^17 lease of another/],
    [`UPDATE lease SET purchaser_id = '${taker.userId}' WHERE id = '${walk.leaseId}'`, /^17 lease of another/],
    [`UPDATE lease_transfer SET to_id = '${walk.purchaser.userId}' WHERE ${transfer}`, /^1 lease that was taken over/],
    [`UPDATE limit_hold SET approval_id = '${done.approvalId}' WHERE order_id = '${done.orderId}'`, /^2 placed order without a used hold/],
    [`UPDATE payment_method SET purchaser_id = '${giver}' WHERE id = (SELECT method_id FROM lease WHERE ${lease})`, /^6 running lease that is paid/],
    [`UPDATE journal_entry SET source_type = 'other' WHERE source_type = 'transfer' AND source_id = '${done.transferId}'`, /^10 transfer that is not posted/],
    [`DELETE FROM journal_line WHERE entry_id IN (SELECT id FROM journal_entry WHERE source_type = 'transfer' AND source_id = '${done.transferId}')`, /^8 books in which a lease is still owed/],
    [`DELETE FROM transfer_signature WHERE transfer_id = '${done.transferId}' AND side = 'FROM'`, /^11 transfer carried out that both/],
    [`UPDATE stored_file SET data = 'x' WHERE id = (SELECT sealed_id FROM lease_transfer WHERE ${transfer})`, /^11 transfer carried out that both/],
    [`UPDATE stored_file SET purpose = 'TRANSFER_DOCUMENT' WHERE id = (SELECT sealed_id FROM contract WHERE id = '${done.contractId}')`, /^11 more documents than transfers/],
    [`DELETE FROM audit_entry WHERE subject_type = 'transfer' AND subject_id = '${done.transferId}'`, /^13 a transfer that nobody/],
  ];
  for (const [sql, name] of wrongs) expect((await seenOf(sql)).some((broken) => name.test(broken)), sql).toBe(true);
});
