import type { Actor } from '@/lib/kernel/actor';
import type { Locale } from '@/lib/kernel/money';
import type { Temporal } from 'temporal-polyfill';
import { addMonthsClamped, plainDateIn } from '@/lib/kernel/calendar';
import { entryWords } from '@/lib/ledger/model';
import { fromPlainDate, toInstant, toPlainDate } from '@/lib/platform/clock';
import type { Db } from '@/lib/platform/db';
import { translate } from '@/lib/platform/messages';
import { csvHead } from '@/lib/workplace/csv-text';
import { amountLine } from '../model/csv';
import { monthOf } from '../model/shares';

const SHOWN = 200;
const BATCH = 1000;

/** collected = sent + waiting + differences. */
export interface Reconciled {
  currency: string;
  collectedMinor: bigint;
  sentMinor: bigint;
  waitingMinor: bigint;
  /** What the financier refused, or what was taken back after it was sent (less than nothing). */
  differencesMinor: bigint;
}

export interface RemittanceSight {
  id: string;
  contractId: string;
  contract: string;
  currency: string;
  period: string;
  totalMinor: bigint;
  besideMinor: bigint;
  state: 'PENDING' | 'SENT' | 'REFUSED' | 'BY_HAND' | 'NETTED';
  refusedWith: string | null;
  /** When it was acknowledged, or an admin said that it went there otherwise. */
  settledOn: string | null;
}

export interface Reconciliation {
  institutionId: string;
  code: string;
  name: { ko: string; en: string };
  period: string;
  sums: Reconciled[];
  remittances: RemittanceSight[];
  /** Refused, whatever their month. */
  refused: RemittanceSight[];
  /** The first month of which anything was remitted. */
  first: string | null;
}

interface ClassRow { currency: string; collected: bigint; sent: bigint; refused: bigint; back: bigint }

/** Every line of a month is in one class: sent, refused, or neither; of a lease that comes to less than nothing what is in no remittance is a difference too. */
const classes = (db: Db, institutionId: string, period: string): Promise<ClassRow[]> => db.$queryRaw`
  WITH line AS (
    SELECT j.lease_id, e.currency, CASE j.side WHEN 'CREDIT' THEN j.amount_minor ELSE -j.amount_minor END AS amount, r.state,
           r.id IS NULL AND sum(CASE WHEN r.id IS NULL THEN CASE j.side WHEN 'CREDIT' THEN j.amount_minor ELSE -j.amount_minor END ELSE 0 END) OVER (PARTITION BY j.lease_id) < 0 AS back
      FROM journal_line j JOIN journal_entry e ON e.id = j.entry_id LEFT JOIN remittance_line x ON x.entry_id = j.entry_id AND x.line = j.line LEFT JOIN remittance r ON r.id = x.remittance_id
     WHERE j.account_code = 'remittance-payable' AND j.party_id = ${institutionId} AND e.source_type <> 'remittance'
       AND e.occurred_on >= ${fromPlainDate(`${period}-01`)}::date AND e.occurred_on < ${fromPlainDate(addMonthsClamped(`${period}-01`, 1))}::date)
  SELECT currency, sum(amount)::bigint AS collected, coalesce(sum(amount) FILTER (WHERE state IN ('SENT', 'BY_HAND', 'NETTED')), 0)::bigint AS sent,
         coalesce(sum(amount) FILTER (WHERE state = 'REFUSED'), 0)::bigint AS refused, coalesce(sum(amount) FILTER (WHERE back), 0)::bigint AS back
    FROM line GROUP BY currency ORDER BY currency`;

interface Row { id: string; currency: string; period: string; totalMinor: bigint; besideMinor: bigint; state: RemittanceSight['state']; refusedWith: string | null; settledAt: Date | null; lease: { contract: { id: string; number: string } } }
const sightOf = ({ lease, ...row }: Row): RemittanceSight => ({
  id: row.id, currency: row.currency, period: row.period, totalMinor: row.totalMinor, besideMinor: row.besideMinor, state: row.state, refusedWith: row.refusedWith, contractId: lease.contract.id, contract: lease.contract.number,
  settledOn: row.settledAt && plainDateIn(toInstant(row.settledAt)),
});
const WITH_CONTRACT = { lease: { select: { contract: { select: { id: true, number: true } } } } } as const;

const findOutside = (db: Db, actor: Actor, code: string) =>
  (actor.role === 'ADMIN' ? db.institution.findFirst({ where: { code, kind: 'HTTP' }, select: { id: true, code: true, nameKo: true, nameEn: true, createdAt: true } }) : null);

/** One month of an outside financier, for an admin; null for everybody else, and where there is no such financier. */
export async function reconciliation(db: Db, actor: Actor, code: string, period: string): Promise<Reconciliation | null> {
  const institution = await findOutside(db, actor, code);
  if (!institution) return null;
  const { id: institutionId, nameKo, nameEn } = institution;
  const [rows, remittances, refused, first] = await Promise.all([
    classes(db, institutionId, period),
    db.remittance.findMany({ where: { institutionId, period }, orderBy: { id: 'asc' }, take: SHOWN, include: WITH_CONTRACT }),
    db.remittance.findMany({ where: { institutionId, state: 'REFUSED' }, orderBy: { id: 'asc' }, take: SHOWN, include: WITH_CONTRACT }),
    db.remittance.findFirst({ where: { institutionId }, orderBy: [{ period: 'asc' }, { id: 'asc' }], select: { period: true } }),
  ]);
  return {
    institutionId, code: institution.code, name: { ko: nameKo, en: nameEn }, period,
    sums: rows.map(({ currency, collected, sent, refused: kept, back }) => ({ currency, collectedMinor: collected, sentMinor: sent, waitingMinor: collected - sent - kept - back, differencesMinor: kept + back })),
    remittances: remittances.map(sightOf), refused: refused.map(sightOf), first: first?.period ?? null,
  };
}

/** The months that may be looked at, this one first: the last twelve, and whatever is before them down to a first one. */
export function lastMonths(at: Temporal.Instant, first: string | null = null): string[] {
  const months: string[] = [];
  for (let month = monthOf(plainDateIn(at)); months.length < 12 || (first !== null && month >= first); month = monthOf(addMonthsClamped(`${month}-01`, -1))) months.push(month);
  return months;
}

const HEADINGS = ['contract', 'external', 'on', 'kind', 'seq', 'amount', 'currency', 'remittance', 'state', 'sentOn'] as const;

interface LineRow { entryId: string; line: number; number: string; externalId: string | null; occurredOn: Date; sourceType: string; kind: string; seq: number | null; amount: bigint; currency: string; remittanceId: string | null; state: RemittanceSight['state'] | null; settledAt: Date | null }

function sourceWords(row: LineRow, locale: Locale): string {
  const { key, values } = entryWords(row);
  return translate(locale, `books.what.${key}`, values);
}

/** Every line of the ledger behind a month, with the remittance it is in: a file for the financier. */
export async function* reconciliationFile(db: Db, actor: Actor, { code, period }: { code: string; period: string }, locale: Locale): AsyncGenerator<string> {
  const institution = await findOutside(db, actor, code);
  if (!institution) return;
  yield csvHead(locale, [], HEADINGS.map((name) => translate(locale, `settlements.csv.${name}`)));
  for (let after = { entryId: '', line: 0 }; ;) {
    const rows = await db.$queryRaw<LineRow[]>`
      SELECT j.entry_id AS "entryId", j.line, c.number, c.external_id AS "externalId", e.occurred_on AS "occurredOn", e.source_type AS "sourceType", e.kind, v.seq,
             CASE j.side WHEN 'CREDIT' THEN j.amount_minor ELSE -j.amount_minor END AS amount, e.currency, r.id AS "remittanceId", r.state, r.settled_at AS "settledAt"
        FROM journal_line j JOIN journal_entry e ON e.id = j.entry_id JOIN lease l ON l.id = j.lease_id JOIN contract c ON c.id = l.contract_id
        LEFT JOIN invoice v ON v.id = CASE e.source_type WHEN 'invoice' THEN e.source_id WHEN 'credit-use' THEN split_part(e.source_id, ':', 2) END
        LEFT JOIN remittance_line x ON x.entry_id = j.entry_id AND x.line = j.line LEFT JOIN remittance r ON r.id = x.remittance_id
       WHERE j.account_code = 'remittance-payable' AND j.party_id = ${institution.id} AND e.source_type <> 'remittance' AND (j.entry_id, j.line) > (${after.entryId}, ${after.line}::int)
         AND e.occurred_on >= ${fromPlainDate(`${period}-01`)}::date AND e.occurred_on < ${fromPlainDate(addMonthsClamped(`${period}-01`, 1))}::date
       ORDER BY j.entry_id, j.line LIMIT ${BATCH}`;
    const last = rows.at(-1);
    if (!last) return;
    after = last;
    yield rows.map((row) => amountLine([
      row.number, row.externalId ?? '', toPlainDate(row.occurredOn), sourceWords(row, locale), row.seq === null ? '' : String(row.seq), row.amount.toString(), row.currency, row.remittanceId ?? '',
      row.state === null ? '' : translate(locale, `settlements.remittances.states.${row.state}`), row.settledAt ? plainDateIn(toInstant(row.settledAt)) : '',
    ])).join('');
  }
}
