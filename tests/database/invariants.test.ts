import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { abandonContract } from '@/lib/contracts/abandon-contract';
import { requestContract } from '@/lib/contracts/request-contract';
import { returnContract } from '@/lib/contracts/return-contract';
import { cancelOrder } from '@/lib/deliveries/cancel-order';
import { withConnection } from '@/lib/host/postgres/connect';
import { valueOf } from '@/tests/support/catalogue';
import { brokenInvariants } from '@/tests/support/invariants';
import { openRoad, type Road } from '@/tests/support/road';

let road: Road;
beforeAll(async () => { road = await openRoad(); });
afterAll(() => road.close());

const asOwner = <Row extends object = object>(sql: string) => withConnection(road.database.migrationUrl, async (client) => (await client.query<Row>(sql)).rows);

describe('everything that changed has an actor and a reason (13)', () => {
  /** Notes every changed row with its transaction. */
  const WATCH = `
    CREATE TABLE seen_change (tx xid8, name text, row jsonb);
    CREATE FUNCTION note_change() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
    BEGIN
      INSERT INTO seen_change VALUES (pg_current_xact_id(), TG_TABLE_NAME, CASE TG_TABLE_NAME WHEN 'stored_file' THEN to_jsonb(coalesce(NEW, OLD)) - 'data' ELSE to_jsonb(coalesce(NEW, OLD)) END);
      RETURN NULL;
    END $$;
    DO $$ DECLARE t text; BEGIN
      FOR t IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename NOT IN ('seen_change', '_prisma_migrations') LOOP
        EXECUTE format('CREATE TRIGGER watch AFTER INSERT OR UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION note_change()', t);
      END LOOP;
    END $$;`;

  /**
   * Changed rows whose transaction has no audit row about them: one that names them or what they belong to, or one about
   * something that stands beside them in a row (an order and its unit, a hold and its limits). A person alone is not enough.
   */
  const SILENT = `
    WITH told AS (SELECT tx, row ->> 'subject_id' AS subject, row::text AS text FROM seen_change WHERE name = 'audit_entry'),
         named AS MATERIALIZED (SELECT DISTINCT c.ctid AS at, v.value AS id FROM seen_change c, jsonb_each_text(c.row) v WHERE c.name <> 'audit_entry' AND v.value ~ '^[a-z]+_[0-9A-Z]{26}$'),
         beside AS MATERIALIZED (SELECT DISTINCT a.id, b.id AS other FROM named a JOIN named b ON a.at = b.at)
    SELECT c.name, c.row ->> 'id' AS id, count(*)::int AS times FROM seen_change c
     WHERE c.name NOT IN ('audit_entry', 'institution_call', 'notification', 'mail_message', 'idempotency_record', 'account_token', 'sign_in_throttle', 'journal_line', 'account_movement', 'account_sum', 'lease_instalment', 'listing_offer', 'invoice', 'billing_day')
       -- Movements and sums of accounts follow from lines. What the run bills is written down by the ledger, which nobody can change.
       AND NOT (c.name = 'journal_entry' AND c.row ->> 'source_type' = 'invoice')
       AND NOT EXISTS (SELECT 1 FROM told WHERE told.tx = c.tx AND (
             EXISTS (SELECT 1 FROM jsonb_each_text(c.row) v WHERE v.value ~ '^[a-z]+_[0-9A-Z]{26}$' AND v.value !~ '^p_' AND position(v.value IN told.text) > 0)
             OR told.subject IN (SELECT value FROM jsonb_each_text(c.row))
             OR EXISTS (SELECT 1 FROM beside WHERE beside.id = c.row ->> 'id' AND beside.other = told.subject)))
     GROUP BY 1, 2`;

  beforeAll(async () => {
    await asOwner(WATCH);
    await road.walk('LEASE');
    const returned = await road.walk('DRAWN', { lender: 'script', decision: 'ACCEPTED_WITH_DEFECTS' });
    valueOf(await returnContract(road.deps, road.admin, { contractId: returned.contractId, round: 1, note: '다시 봐 주세요.' }));
    await road.work();
    await road.goOn(returned, 'REVIEWED', 'LEASE');
    const refused = await road.walk('RELAYED', { lender: 'script' });
    road.bank.next('contracts', { answer: 'http', status: 410, body: { type: 'urn:dalmada:problem:approval-ended' } });
    await road.work();
    const { id } = await road.db.contract.findUniqueOrThrow({ where: { orderId_supplementNo: { orderId: refused.orderId, supplementNo: 0 } } });
    valueOf(await requestContract(road.deps, road.admin, { contractId: id }));
    await road.work();
    const abandoned = await road.walk('RELAYED', { lender: 'script', decision: 'ACCEPTED_WITH_DEFECTS' });
    road.bank.next('contracts', { answer: 'http', status: 410, body: { type: 'urn:dalmada:problem:approval-ended' } });
    await road.work();
    const { id: contractId } = await road.db.contract.findUniqueOrThrow({ where: { orderId_supplementNo: { orderId: abandoned.orderId, supplementNo: 0 } } });
    valueOf(await abandonContract(road.deps, road.admin, { contractId, round: 1, note: '금융사가 끝내 발급하지 않습니다.' }));
    await road.work();
    const cancelled = await road.walk('PLACED');
    valueOf(await cancelOrder(road.deps, cancelled.purchaser, { orderId: cancelled.orderId, reason: '' }));
    await road.work();
  });

  test('over whole roads no row changes without an audit row beside it', async () => {
    const [{ changes = 0 } = {}] = await asOwner<{ changes: number }>('SELECT count(*)::int AS changes FROM seen_change');
    expect(changes).toBeGreaterThan(300);
    expect(await asOwner(SILENT)).toEqual([]);
  });

  test('every audit row says who and what, and none is the system’s where a person acted', async () => {
    expect(await asOwner("SELECT id FROM audit_entry WHERE actor_id = '' OR action !~ '^[a-z][a-z-]*\\.[a-z-]+$' OR actor_role = ''")).toEqual([]);
    const byPeople = ['contract.abandoned', 'contract.approved', 'contract.returned', 'delivery.shipped', 'delivery.relayed', 'order.form-opened', 'order.signed', 'delivery.decided'];
    const roles = await asOwner(`SELECT DISTINCT action, actor_role FROM audit_entry WHERE action = ANY('{${byPeople.join()}}') ORDER BY 1`);
    expect(roles).toEqual([
      { action: 'contract.abandoned', actor_role: 'ADMIN' }, { action: 'contract.approved', actor_role: 'ADMIN' }, { action: 'contract.returned', actor_role: 'ADMIN' }, { action: 'delivery.decided', actor_role: 'PURCHASER' },
      { action: 'delivery.relayed', actor_role: 'SELLER' }, { action: 'delivery.shipped', actor_role: 'SELLER' }, { action: 'order.form-opened', actor_role: 'PURCHASER' },
      { action: 'order.signed', actor_role: 'PURCHASER' },
    ]);
  });

  const MIDDLE = "id = (SELECT id FROM audit_entry WHERE subject_type = 'order' AND seq = 2 ORDER BY id LIMIT 1)";
  test.each([
    ['removing a middle row', `DELETE FROM audit_entry WHERE ${MIDDLE}`],
    ['changing what was done', `UPDATE audit_entry SET action = 'order.nothing' WHERE ${MIDDLE}`],
    ['changing who did it', `UPDATE audit_entry SET actor_id = 'p_other' WHERE ${MIDDLE}`],
    ['changing when', `UPDATE audit_entry SET at = at + interval '1 second' WHERE ${MIDDLE}`],
    ['changing its data', `UPDATE audit_entry SET data = '{"unitId":"u_other"}' WHERE ${MIDDLE}`],
    ['changing a row and mending its own hash', `UPDATE audit_entry SET action = 'order.nothing' WHERE ${MIDDLE}; UPDATE audit_entry e SET hash = audit_hash(e) WHERE ${MIDDLE}`],
    ['giving it another subject', `UPDATE audit_entry SET subject_id = 'o_other' WHERE ${MIDDLE}`],
  ])('even the owner’s %s is seen', async (_, tamper) => {
    expect((await brokenInvariants(road.database.migrationUrl)).filter((line) => line.includes('audit'))).toEqual([]);
    await asOwner(`CREATE TABLE kept_audit AS SELECT * FROM audit_entry; ALTER TABLE audit_entry DISABLE TRIGGER USER; ${tamper}`);
    const broken = await brokenInvariants(road.database.migrationUrl);
    await asOwner('ALTER TABLE audit_entry DISABLE TRIGGER USER; DELETE FROM audit_entry; INSERT INTO audit_entry OVERRIDING SYSTEM VALUE SELECT * FROM kept_audit; DROP TABLE kept_audit; ALTER TABLE audit_entry ENABLE TRIGGER USER');
    expect(broken.some((line) => line.includes('13 broken audit chain'))).toBe(true);
  });

  test('a row written by hand is linked into its chain by the database, whatever it claims', async () => {
    await road.db.$executeRaw`INSERT INTO audit_entry (subject_type, subject_id, seq, action, actor_id, actor_role, at, prev_hash, hash)
      VALUES ('test', 't_1', 77, 'test.done', 'p_1', 'ADMIN', now(), 'forged', 'forged')`;
    const [row] = await asOwner<{ seq: number; prev_hash: string; hash: string }>("SELECT seq, prev_hash, hash FROM audit_entry WHERE subject_id = 't_1'");
    expect(row).toMatchObject({ seq: 1, prev_hash: '' });
    expect(row?.hash).toMatch(/^[0-9a-f]{64}$/);
  });

  test('twenty writers about one subject make one chain', async () => {
    await Promise.all(Array.from({ length: 20 }, () => road.db.$executeRaw`INSERT INTO audit_entry (subject_type, subject_id, action, actor_id, actor_role, at) VALUES ('test', 't_2', 'test.done', 'p_1', 'ADMIN', now())`));
    const rows = await asOwner<{ seq: number }>("SELECT seq FROM audit_entry WHERE subject_id = 't_2' ORDER BY seq");
    expect(rows.map(({ seq }) => seq)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
  });
});
