import { expect, test } from 'vitest';
import type pg from 'pg';
import { migrate } from '@/lib/host/database/migrate';
import { migrationsOnDisk, withSchemaEngine } from '@/lib/host/database/schema-engine';
import { withConnection } from '@/lib/host/postgres/connect';
import { confirmGoodsBack } from '@/lib/rights/confirm-goods-back';
import { decideCase } from '@/lib/rights/decide-case';
import { recordRefund } from '@/lib/rights/record-refund';
import { withdrawContract } from '@/lib/rights/withdraw-contract';
import { payInvoice } from '@/lib/billing/pay-invoice';
import { errorOf, valueOf } from '@/tests/support/catalogue';
import { addCard, withGateway, work } from '@/tests/support/collection';
import { bareDatabase, type TestDatabase } from '@/tests/support/database';
import { brokenInvariants } from '@/tests/support/invariants';
import { aLease, HOW, paid, type Road } from '@/tests/support/rights';
import type { ScriptedGateway } from '@/tests/support/scripted-gateway';

/*
 * What a migration makes of rows that were there before it: the rows of a road that was walked are put into a database that
 * stands where an older mall stood, as far as its tables and columns went, and that database is brought up to date.
 */

/** Brings a bare database to where it stood just before a migration. */
async function migrateUntil({ migrationUrl }: TestDatabase, before: string): Promise<void> {
  await withConnection(migrationUrl, (client) => client.query('CREATE EXTENSION pg_trgm'));
  const all = migrationsOnDisk();
  const migrationsList = { ...all, migrationDirectories: all.migrationDirectories.filter(({ path }) => path < before) };
  await withSchemaEngine(migrationUrl, (engine) => engine.applyMigrations({ migrationsList, filters: { externalTables: [], externalEnums: [] } }));
}

const columnsOf = async (client: pg.Client): Promise<Map<string, string[]>> => {
  const { rows } = await client.query<{ table: string; columns: string[] }>(`
    SELECT c.table_name AS table, array_agg(c.column_name::text ORDER BY c.ordinal_position) AS columns
      FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
     WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE' AND c.is_generated = 'NEVER' AND c.table_name <> '_prisma_migrations' GROUP BY 1`);
  return new Map(rows.map(({ table, columns }) => [table, columns]));
};

/** All rows, as far as the other database knows their tables and columns; its triggers and keys look away. */
async function carryOver(from: TestDatabase, to: TestDatabase): Promise<void> {
  await withConnection(from.superuserUrl, (source) => withConnection(to.superuserUrl, async (target) => {
    await target.query('SET session_replication_role = replica');
    const known = await columnsOf(source);
    for (const [table, columns] of await columnsOf(target)) {
      const both = columns.filter((column) => known.get(table)?.includes(column)).map((column) => `"${column}"`).join(', ');
      const { rows: [row] } = await source.query<{ all: string | null }>(`SELECT json_agg(t)::text AS all FROM (SELECT ${both} FROM "${table}") t`);
      await target.query(`DELETE FROM "${table}"`);
      if (row?.all) await target.query(`INSERT INTO "${table}" (${both}) SELECT ${both} FROM json_populate_recordset(NULL::"${table}", $1)`, [row.all]);
    }
    const { rows: sequences } = await source.query<{ name: string; last: string }>("SELECT sequencename AS name, last_value AS last FROM pg_sequences WHERE schemaname = 'public' AND last_value IS NOT NULL");
    for (const { name, last } of sequences) await target.query('SELECT setval(to_regclass($1), $2) WHERE to_regclass($1) IS NOT NULL', [`public."${name}"`, last]);
  }));
}

let road: Road;
let gateway: ScriptedGateway;
let old: TestDatabase;
withGateway((opened) => { ({ road, gateway } = opened); });

/** A lease that is withdrawn from; where the goods are back, so is what the seller says of them. */
async function withdrawn(paidBy: 'card' | 'transfer', back: 'GOOD' | 'EXCEPTED' | null): Promise<string> {
  const walk = await aLease(road);
  if (paidBy === 'card') {
    await road.work('bill-lease');
    const { id: invoiceId } = await road.db.invoice.findFirstOrThrow({ where: { leaseId: walk.leaseId, seq: 0 } });
    valueOf(await payInvoice(gateway.deps, walk.purchaser, { invoiceId, methodId: await addCard(gateway, walk.purchaser) }));
    await work(gateway);
  } else await paid(road, walk.leaseId, 0);
  const { withdrawalId } = valueOf(await withdrawContract(gateway.deps, walk.purchaser, { contractId: walk.contractId }));
  if (back === 'GOOD') valueOf(await confirmGoodsBack(gateway.deps, walk.seller, { withdrawalId, condition: 'GOOD' }));
  if (back === 'EXCEPTED') valueOf(await confirmGoodsBack(gateway.deps, walk.seller, { withdrawalId, condition: 'EXCEPTED', ground: 'DAMAGED_BY_PURCHASER', note: '상판이 깊게 긁혀 있습니다.' }));
  return withdrawalId;
}

test('what was owed of a withdrawal before the gateway gave it back is one part for a person, what was paid stays paid, and nothing is owed twice', async () => {
  const [byCard, refunded, disputed, sent] = [await withdrawn('card', 'GOOD'), await withdrawn('transfer', 'GOOD'), await withdrawn('transfer', 'EXCEPTED'), await withdrawn('transfer', null)];
  valueOf(await recordRefund(road.deps, road.deskPerson, { withdrawalId: refunded, how: HOW }));
  old = await bareDatabase();
  await migrateUntil(old, '20261203000020_withdrawal_refunds');
  await carryOver(road.database, old);
  const { applied } = await migrate(old.migrationUrl, old.url);
  expect(applied[0]).toBe('20261203000020_withdrawal_refunds');
  old.clock.set(road.clock.now());
  const { db, deps } = old;
  const rows = new Map((await db.withdrawal.findMany({ include: { refunds: true } })).map((row) => [row.id, row]));
  const { returnedAt, refundMinor } = rows.get(byCard) ?? {};
  expect(refundMinor).toBeGreaterThan(0n);
  expect(rows.get(byCard)?.refunds, 'by card, but nobody had asked its gateway').toMatchObject([
    { id: byCard.replace(/^[a-z]+_/, 'wr_'), state: 'BY_HAND', attemptId: null, amountMinor: refundMinor, createdAt: returnedAt, askAt: null, paidAt: null, paidById: null }]);
  const done = rows.get(refunded);
  expect(done?.state).toBe('REFUNDED');
  expect(done?.refunds).toMatchObject([{ state: 'PAID', attemptId: null, amountMinor: done?.refundMinor, paidAt: done?.refundedAt, paidById: road.deskPerson.userId }]);
  expect([rows.get(disputed)?.state, rows.get(disputed)?.refunds, rows.get(sent)?.state, rows.get(sent)?.refunds]).toEqual(['DISPUTED', [], 'SENT', []]);

  // They go on from there: by the desk, once; a dispute that is decided gets its parts, as any other.
  expect(errorOf(await recordRefund(deps, road.deskPerson, { withdrawalId: refunded, how: HOW }))).toEqual({ code: 'rights.moved-on' });
  const twice = await Promise.all([1, 2].map(() => recordRefund(deps, road.deskPerson, { withdrawalId: byCard, how: HOW })));
  expect(twice.filter(({ ok }) => ok)).toHaveLength(1);
  const { id: caseId } = await db.rightsCase.findFirstOrThrow({ where: { withdrawalId: disputed, kind: 'GOODS_DAMAGED' } });
  valueOf(await decideCase(deps, road.deskPerson, { caseId, outcome: 'NOT_EXCEPTED', reason: '받을 때부터 있던 흠입니다.', lossMinor: undefined }));
  const after = await db.withdrawal.findMany({ where: { id: { in: [byCard, disputed] } }, include: { refunds: true } });
  expect(after.map(({ id, state, refunds }) => [id, state, refunds.map((part) => part.state)]).sort()).toEqual([[byCard, 'REFUNDED', ['PAID']], [disputed, 'RETURNED', ['BY_HAND']]].sort());
  expect(await brokenInvariants(old.migrationUrl)).toEqual([]);
}, 180_000);
