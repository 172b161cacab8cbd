import type pg from 'pg';

/** A crowd of leases in one database: in house, and every fifth of an outside financier. */
export interface Crowd {
  from: number;
  leases: number;
  /** A row of the schedule falls due on each of these days, for every lease. */
  days: readonly string[];
}

const HOUSES = [['i_CROWDDESK', 'crowd-desk', 'DESK'], ['i_CROWDBANK', 'crowd-bank', 'HTTP']] as const;

/** As `newId` makes them: in the order of their making, ten characters of time and sixteen that are as good as random. */
const idOf = (prefix: string, n: string) => `'${prefix}_01KC' || lpad(${n}::text, 6, '0') || upper(left(md5('${prefix}' || ${n}), 16))`;

/**
 * Makes them by two statements, as a role that may leave triggers and keys aside (`session_replication_role`): their
 * contracts and units are not there, and nothing of a billing run asks for them. What is measured runs with all of both.
 */
export async function loadLeases(client: pg.Client, { from, leases, days }: Crowd): Promise<void> {
  await client.query('SET session_replication_role = replica');
  for (const [id, code, kind] of HOUSES) {
    await client.query(`INSERT INTO institution (id, code, name_ko, name_en, kind, profile, created_at) VALUES ($1, $2, $2, $2, $3::"InstitutionKind", '{}', now()) ON CONFLICT DO NOTHING`, [id, code, kind]);
  }
  const last = days.at(-1);
  await client.query(`
    INSERT INTO lease (id, number, contract_id, purchaser_id, seller_id, institution_id, unit_id, currency, financed_minor, residual_minor, total_cost_minor, term_months, starts_on, ends_on, created_at)
    SELECT ${idOf('l', 'n')}, 'LS-' || n, ${idOf('c', 'n')}, ${idOf('p', 'n')}, 's_CROWD' || n % 500, CASE n % 5 WHEN 0 THEN '${HOUSES[1][0]}' ELSE '${HOUSES[0][0]}' END, ${idOf('u', 'n')},
           'KRW', ${days.length}::bigint * (30000 + n % 1000 * 100), 0, ${days.length}::bigint * (31000 + n % 1000 * 100), ${days.length}, $3::date - 40, $4::date, now()
      FROM generate_series($1::int, $2::int) n`, [from, from + leases - 1, days[0], last]);
  await client.query(`
    INSERT INTO lease_instalment (lease_id, seq, due_on, amount_minor, interest_minor, principal_minor, balance_minor)
    SELECT ${idOf('l', 'n')}, d.seq, d.day, 31000 + n % 1000 * 100, 1000, 30000 + n % 1000 * 100, (${days.length} - d.seq) * (30000 + n % 1000 * 100)
      FROM generate_series($1::int, $2::int) n CROSS JOIN unnest($3::date[]) WITH ORDINALITY AS d(day, seq)`, [from, from + leases - 1, days]);
  await client.query('RESET session_replication_role');
}

/** Bills all that falls due on a day (`$1`), as anybody would write it who has only this to do. `$2`: what its ids begin with, {@link timeOf}. */
export const PLAIN_BILLING = `
  WITH due AS (
    SELECT i.lease_id, i.seq, i.due_on, i.amount_minor, i.interest_minor, l.purchaser_id, l.currency, k.kind,
           $2 || substr(i.lease_id, 13, 12) || lpad(upper(to_hex(i.seq)), 4, '0') AS key
      FROM lease_instalment i JOIN lease l ON l.id = i.lease_id JOIN institution k ON k.id = l.institution_id
     WHERE i.state = 'DUE' AND i.due_on = $1::date AND l.state = 'ACTIVE'),
  made AS (
    INSERT INTO invoice (id, lease_id, seq, kind, currency, billed_on, due_on, amount_minor, try_on, created_at)
    SELECT 'in_' || key, lease_id, seq, 'INSTALMENT', currency, $1::date, due_on, amount_minor, $1::date, now() FROM due),
  entry AS (
    INSERT INTO journal_entry (id, source_type, source_id, kind, currency, occurred_on, posted_at)
    SELECT 'j_' || key, 'invoice', 'in_' || key, 'billed', currency, $1::date, now() FROM due)
  INSERT INTO journal_line (entry_id, line, account_code, side, amount_minor, party_id, lease_id)
  SELECT 'j_' || key, s.line, CASE WHEN s.line = 2 AND kind <> 'DESK' THEN 'serviced-receivable' ELSE s.account END, s.side::"Side",
         CASE WHEN s.line <= 2 THEN amount_minor ELSE interest_minor END, purchaser_id, lease_id
    FROM due CROSS JOIN (VALUES (1, 'billed-receivable', 'DEBIT'), (2, 'lease-receivable', 'CREDIT'), (3, 'unearned-income', 'DEBIT'), (4, 'interest-income', 'CREDIT')) AS s(line, account, side)
   WHERE s.line <= 2 OR kind = 'DESK'`;

/** Ten characters in the place of an id's time, different for each day. */
export const timeOf = (day: string) => `0PEER${day.replaceAll('-', '').slice(3)}`;
