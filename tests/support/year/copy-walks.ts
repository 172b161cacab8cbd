import type pg from 'pg';
import { withConnection } from '@/lib/host/postgres/connect';
import type { Walk } from '../road';

/*
 * A thousand leases from a few that were walked: everything that a walk made is copied, with its ids, numbers and serials
 * changed, so that every invariant holds for the copies as for what they are copies of. A walk takes a third of a second.
 */

/** In the order in which rows refer to each other. */
const TABLES = [
  'app_user', 'unit', 'limit_request', 'limit_ask', 'consent', 'approval', 'lease_order', 'limit_hold', 'limit_entry', 'delivery', 'contract', 'signing', 'signing_code',
  'party_signature', 'lease', 'lease_instalment', 'journal_entry', 'journal_line', 'audit_entry',
] as const;

/** What is unique beside ids. */
const NAMES: Readonly<Record<string, readonly string[]>> = {
  app_user: ['email'], unit: ['serial'], limit_request: ['number'], limit_ask: ['external_id'], approval: ['external_id'], lease_order: ['number'], contract: ['number', 'external_id', 'external_number', 'verify_code'], lease: ['number'],
};

const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const mark = (n: number) => [15, 10, 5, 0].map((shift) => LETTERS[(n >> shift) & 31]).join('');

/** `l_01K3ABCDEF…` with the beginning of its random part exchanged, so that copies do not lie side by side. */
const idOf = (id: string, n: number) => id.replace(/^([a-z]+_.{10}).{4}/, `$1${mark(n)}`);
const nameOf = (name: string, n: number) => (/^[0-9A-Z]{4}-/.test(name) ? name.replace(/^.{4}/, mark(n)) : name.includes('@') ? `c${n}.${name}` : `${name}-C${n}`);

type Row = Record<string, unknown>;

async function rowsOf(client: pg.Client, walk: Walk): Promise<Map<string, Row[]>> {
  const { rows: [unit] } = await client.query<{ id: string }>('SELECT unit_id AS id FROM lease WHERE id = $1', [walk.leaseId]);
  const { rows: asks } = await client.query<{ id: string }>('SELECT id FROM limit_ask WHERE limit_request_id = $1', [walk.requestId]);
  const core = [walk.purchaser.userId, walk.requestId, walk.approvalId, walk.orderId, walk.contractId, walk.leaseId, unit?.id, ...asks.map(({ id }) => id)].join('|');
  const found = new Map<string, Row[]>();
  for (const table of TABLES) {
    const about = table === 'journal_line' ? 't.lease_id = $1' : table === 'journal_entry' ? 't.source_id = $1' : 't::text ~ $1';
    const { rows } = await client.query<{ row: Row }>(`SELECT to_jsonb(t) AS row FROM ${table} t WHERE ${about}`, [table.startsWith('journal') ? walk.leaseId : core]);
    found.set(table, rows.map(({ row }) => row));
  }
  return found;
}

/** What is exchanged in every text of a copy: ids made by the walk, and names that are unique. */
function exchanged(rows: Map<string, Row[]>): { ids: string[]; names: string[] } {
  const [ids, names] = [new Set<string>(), new Set<string>()];
  for (const [table, all] of rows) {
    for (const row of all) {
      if (typeof row.id === 'string' && /^[a-z]{1,3}_[0-9A-Z]{26}$/.test(row.id)) ids.add(row.id);
      for (const column of NAMES[table] ?? []) if (typeof row[column] === 'string') names.add(row[column]);
      if (table === 'contract') for (const file of [row.document_id, row.sealed_id]) ids.add(String(file));
    }
  }
  return { ids: [...ids], names: [...names] };
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

async function copyFiles(client: pg.Client, ids: string[], numbers: number[]): Promise<void> {
  for (const file of ids) {
    const { rows: own } = await client.query<{ column_name: string }>("SELECT column_name FROM information_schema.columns WHERE table_name = 'stored_file' AND column_name <> 'id'");
    const rest = own.map(({ column_name: name }) => name).join(', ');
    await client.query(`INSERT INTO stored_file (id, ${rest}) SELECT c.id, ${rest} FROM stored_file f, unnest($2::text[]) AS c(id) WHERE f.id = $1`, [file, numbers.map((n) => idOf(file, n))]);
  }
}

async function insertCopies(client: pg.Client, rows: Map<string, Row[]>, numbers: number[]): Promise<void> {
  const { ids, names } = exchanged(rows);
  const known = new Set(ids);
  // Longer names first: a contract's number may begin with its order's.
  const any = new RegExp([...ids, ...names.sort((a, b) => b.length - a.length)].map(escaped).join('|'), 'g');
  await copyFiles(client, ids.filter((id) => id.startsWith('f_')), numbers);
  for (const table of TABLES) {
    const own = rows.get(table) ?? [];
    const text = JSON.stringify(own);
    const columns = Object.entries(own[0] ?? {}).filter(([name, value]) => name !== 'id' || typeof value === 'string').map(([name]) => `"${name}"`).join(', ');
    for (const n of numbers) {
      const copy = text.replace(any, (found) => (known.has(found) ? idOf(found, n) : nameOf(found, n)));
      await client.query(`INSERT INTO ${table} (${columns}) SELECT ${columns} FROM jsonb_populate_recordset(NULL::${table}, $1::jsonb)`, [copy]);
    }
  }
}

/** The chain of what was copied is that of its own texts; the accounts come to what all lines do; and limits that the copies share say what is used of them. */
async function mend(client: pg.Client): Promise<void> {
  const { rows: [most] } = await client.query<{ seq: number }>('SELECT max(seq)::int AS seq FROM audit_entry');
  for (let seq = 1; seq <= (most?.seq ?? 0); seq += 1) {
    await client.query(`UPDATE audit_entry a SET prev_hash = coalesce((SELECT p.hash FROM audit_entry p WHERE (p.subject_type, p.subject_id, p.seq) = (a.subject_type, a.subject_id, a.seq - 1)), '') WHERE a.seq = $1`, [seq]);
    await client.query('UPDATE audit_entry a SET hash = audit_hash(a) WHERE a.seq = $1', [seq]);
  }
  await client.query(`
    WITH gone AS (DELETE FROM account_movement)
    INSERT INTO account_movement (account_code, currency, day, debit_minor, credit_minor)
    SELECT j.account_code, e.currency, e.occurred_on, coalesce(sum(j.amount_minor) FILTER (WHERE j.side = 'DEBIT'), 0), coalesce(sum(j.amount_minor) FILTER (WHERE j.side = 'CREDIT'), 0)
      FROM journal_line j JOIN journal_entry e ON e.id = j.entry_id GROUP BY 1, 2, 3`);
  await client.query(`UPDATE seller_limit s SET used_minor = h.used FROM (SELECT seller_limit_id, sum(amount_minor) AS used FROM limit_hold WHERE state = 'USED' GROUP BY 1) h WHERE h.seller_limit_id = s.id`);
}

/** Copies each walk until there are so many leases in all; their ids, those of the walks among them. */
export function copyWalks(migrationUrl: string, walks: readonly Walk[], count: number): Promise<string[]> {
  return withConnection(migrationUrl, async (client) => {
    await client.query('UPDATE seller_limit SET approved_minor = 1000000000000');
    for (const table of [...TABLES, 'stored_file', 'seller_limit']) await client.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
    let n = 0;
    for (const [index, walk] of walks.entries()) {
      const wanted = Math.floor(((count - walks.length) * (index + 1)) / walks.length);
      const numbers = Array.from({ length: wanted - n }, (_, each) => n + each + 1);
      n = wanted;
      await insertCopies(client, await rowsOf(client, walk), numbers);
    }
    await mend(client);
    for (const table of [...TABLES, 'stored_file', 'seller_limit']) await client.query(`ALTER TABLE ${table} ENABLE TRIGGER USER`);
    await client.query('ANALYZE');
    const { rows } = await client.query<{ id: string }>('SELECT id FROM lease ORDER BY id');
    return rows.map(({ id }) => id);
  });
}
