import { maskedAccount } from '@/lib/accounts/model/bank';
import { sellerFor } from '@/lib/accounts/model/seller-roles';
import type { Actor } from '@/lib/kernel/actor';
import { plainDateIn } from '@/lib/kernel/calendar';
import { toInstant, toPlainDate } from '@/lib/platform/clock';
import type { Db, Deps } from '@/lib/platform/db';
import { isId } from '@/lib/platform/id';
import { unseal } from '@/lib/platform/secret-box';
import { lineKind, type SettlementState } from '../model/settlement';
import { statementTable, type StatementTable } from '../model/statement';

/** A settlement as its statement says it. */
export interface SettlementPaper extends StatementTable {
  id: string;
  number: string;
  day: string;
  state: SettlementState;
  currency: string;
  seller: { name: string; businessNumber: string };
  carriedMinor: bigint;
  totalMinor: bigint;
  paidOn: string | null;
  /** Where it goes, once it is in a file for the bank. */
  account: { bank: string; number: string; holder: string } | null;
  /** Whether some of it is of another financier's leases. */
  outside: boolean;
}

interface SumRow { lease: string | null; title: string | null; sourceType: string; kind: string; against: string | null; amountMinor: bigint; outside: boolean; from: string | null }

/** Lines of a settlement, added up by lease and by what they are of. */
const sumsOf = (db: Db, id: string): Promise<SumRow[]> => db.$queryRaw`
  SELECT l.number AS lease, min(g.title) AS title, e.source_type AS "sourceType", e.kind, o.account_code AS against, sum(x.amount_minor)::bigint AS "amountMinor", coalesce(k.kind <> 'DESK', false) AS outside, s.number AS "from"
    FROM settlement_line x JOIN journal_line j ON j.entry_id = x.entry_id AND j.line = x.line JOIN journal_entry e ON e.id = x.entry_id
    LEFT JOIN journal_line o ON o.entry_id = x.entry_id AND o.line = x.line + 1
    LEFT JOIN lease l ON l.id = j.lease_id LEFT JOIN institution k ON k.id = l.institution_id LEFT JOIN contract c ON c.id = l.contract_id LEFT JOIN lease_order r ON r.id = c.order_id LEFT JOIN listing_version g ON g.id = r.listing_version_id
    LEFT JOIN settlement s ON e.source_type = 'set-off' AND s.id = e.source_id AND s.id <> x.settlement_id
   WHERE x.settlement_id = ${id} GROUP BY l.number, e.source_type, e.kind, o.account_code, k.kind, s.number ORDER BY l.number, min(e.occurred_on), s.number, e.source_type, e.kind, o.account_code`;

async function paperOf({ db, env }: Pick<Deps, 'db' | 'env'>, where: { id: string; sellerId?: string }): Promise<SettlementPaper | null> {
  const row = await db.settlement.findFirst({ where, include: { seller: { select: { businessName: true, businessNumber: true } } } });
  if (!row) return null;
  const { id, number, day, state, currency, seller, carriedMinor, totalMinor, paidAt, payeeBank, payeeBox, payeeHolder } = row;
  const sums = await sumsOf(db, id);
  return {
    outside: sums.some((sum) => sum.outside),
    ...statementTable(sums.map((sum) => ({ ...sum, kind: lineKind(sum) }))), id, number, day: toPlainDate(day), state, currency, carriedMinor, totalMinor,
    seller: { name: seller.businessName, businessNumber: seller.businessNumber }, paidOn: paidAt && plainDateIn(toInstant(paidAt)),
    account: payeeBox && payeeBank && payeeHolder ? { bank: payeeBank, number: maskedAccount(unseal(payeeBox, env.encryptionKey)), holder: payeeHolder } : null,
  };
}

/** The statement of a settlement of the shop that the actor owns, or null. */
export async function sellerPaper(deps: Pick<Deps, 'db' | 'env'>, actor: Actor, id: string): Promise<SettlementPaper | null> {
  const sellerId = sellerFor(actor, 'business');
  return sellerId === null || !isId(id) ? null : paperOf(deps, { id, sellerId });
}

/** The same for an admin. */
export const adminPaper = async (deps: Pick<Deps, 'db' | 'env'>, actor: Actor, id: string): Promise<SettlementPaper | null> =>
  (actor.role === 'ADMIN' && isId(id) ? paperOf(deps, { id }) : null);
