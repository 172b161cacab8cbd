import type { Temporal } from 'temporal-polyfill';
import { plainDateIn } from '@/lib/kernel/calendar';
import { credit, debit } from '@/lib/ledger/model';
import { postEntry } from '@/lib/ledger/store';
import type { Db, Tx } from '@/lib/platform/db';
import type { Prisma } from '@/lib/platform/generated/client';

/** A seller that is paid nothing now: gone from the mall, or suspended. */
export type SellerHold = 'GONE' | 'SUSPENDED';

/** Who may be paid: approved, and not gone. */
export const PAYABLE = { status: 'APPROVED', gone: { is: null } } satisfies Prisma.SellerWhereInput;

/** What a seller's row says of it. */
export const holdOf = (seller: { status: string; gone: object | null }): SellerHold | null => (seller.gone ? 'GONE' : seller.status === 'APPROVED' ? null : 'SUSPENDED');

/** Whether a seller is paid now, its row held: it is not declared gone or suspended meanwhile, and no service credit takes of it. */
export async function lockHold(tx: Tx, sellerId: string): Promise<SellerHold | null> {
  await tx.$queryRaw`SELECT id FROM seller WHERE id = ${sellerId} FOR NO KEY UPDATE`;
  return holdOf(await tx.seller.findUniqueOrThrow({ where: { id: sellerId }, select: { status: true, gone: { select: { sellerId: true } } } }));
}

/**
 * What a seller owes by the books beyond what it is owed in no settlement yet, not below zero: what the last settlement
 * carried, and all lines that stand in none. Of a lease that is not to be settled yet, only what is owed of it counts.
 */
export async function findOwedBack(db: Db | Tx, sellerId: string, currency: string): Promise<bigint> {
  const [row] = await db.$queryRaw<{ owed: bigint }[]>`
    WITH open AS (
      SELECT j.lease_id, sum(CASE j.side WHEN 'CREDIT' THEN j.amount_minor ELSE -j.amount_minor END) AS minor
        FROM journal_line j JOIN journal_entry e ON e.id = j.entry_id
       WHERE j.party_id = ${sellerId} AND e.currency = ${currency} AND j.account_code IN ('seller-payable', 'recourse-receivable') AND e.source_type <> 'settlement'
         AND NOT EXISTS (SELECT 1 FROM settlement_line x WHERE x.entry_id = j.entry_id AND x.line = j.line)
       GROUP BY j.lease_id),
    due AS (
      SELECT CASE WHEN o.lease_id IS NULL OR (EXISTS (SELECT 1 FROM seller_release r WHERE r.lease_id = o.lease_id)
          AND NOT EXISTS (SELECT 1 FROM payment_refusal f WHERE f.lease_id = o.lease_id AND f.state = 'OPEN')) THEN o.minor ELSE LEAST(o.minor, 0) END AS minor FROM open o
      UNION ALL
      SELECT s.total_minor FROM settlement s WHERE s.seller_id = ${sellerId} AND s.currency = ${currency} AND s.state = 'CARRIED' AND NOT EXISTS (SELECT 1 FROM settlement n WHERE n.carried_from_id = s.id))
    SELECT GREATEST(0, -coalesce(sum(minor), 0))::bigint AS owed FROM due`;
  return row?.owed ?? 0n;
}

interface Open { id: string; sellerId: string; currency: string; totalMinor: bigint }

/**
 * Before money leaves, what its seller owes is taken off a settlement, at most all of it: a line of its own in the
 * settlement, whose other half stands open beside what is owed, so that the next settlement finds both at once. Where nothing
 * is left the settlement is closed. What is left to be paid; the caller holds the settlement, its seller and the rule.
 */
export async function setOff(tx: Tx, { id, sellerId, currency, totalMinor }: Open, at: Temporal.Instant): Promise<{ takenMinor: bigint; leftMinor: bigint }> {
  const owed = await findOwedBack(tx, sellerId, currency);
  const takenMinor = owed < totalMinor ? owed : totalMinor;
  if (takenMinor === 0n) return { takenMinor, leftMinor: totalMinor };
  const source = { sourceType: 'set-off', sourceId: id, kind: `of-${totalMinor}` };
  const seller = { partyId: sellerId };
  await postEntry(tx, { ...source, currency, occurredOn: plainDateIn(at), lines: [debit('seller-payable', takenMinor, seller), credit('seller-payable', takenMinor, seller)] }, at);
  await tx.$executeRaw`
    WITH less AS (
      UPDATE settlement SET lines_minor = lines_minor - ${takenMinor}, total_minor = total_minor - ${takenMinor},
             state = CASE WHEN total_minor = ${takenMinor} THEN 'CARRIED'::"SettlementState" ELSE state END WHERE id = ${id})
    INSERT INTO settlement_line (entry_id, line, settlement_id, amount_minor)
    SELECT e.id, 1, ${id}, -${takenMinor}::bigint FROM journal_entry e WHERE e.source_type = ${source.sourceType} AND e.source_id = ${id} AND e.kind = ${source.kind}`;
  return { takenMinor, leftMinor: totalMinor - takenMinor };
}
