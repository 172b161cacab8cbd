import type { Temporal } from 'temporal-polyfill';
import { sellerFor } from '@/lib/accounts/model/seller-roles';
import type { Actor } from '@/lib/kernel/actor';
import { plainDateIn } from '@/lib/kernel/calendar';
import type { Locale } from '@/lib/kernel/money';
import type { Db } from '@/lib/platform/db';
import { isId } from '@/lib/platform/id';
import { cutKeyed, keyed, keysOf, type KeyPage, type KeyRequest } from '@/lib/platform/key-page';
import { settlementDayFrom } from '../model/shares';
import { findRule } from '../store/terms';
import { rowOf, settlementSight, statementFile, WITH_SELLER, type SettlementRow, type SettlementSight } from './sights';

const PAGE = 30;

/** What is to come, in one currency. */
export interface Outlook {
  currency: string;
  /** In no settlement yet, of leases that may be settled. */
  waitingMinor: bigint;
  heldMinor: bigint;
  /** Not above zero. */
  carriedMinor: bigint;
  /** What of the next settlement is to be paid as it stands: the one less the other. */
  payableMinor: bigint;
}

export interface SellerSettlements extends KeyPage<SettlementRow> {
  nextDay: string;
  outlook: Outlook[];
}

const outlookOf = (db: Db, sellerId: string): Promise<Omit<Outlook, 'payableMinor'>[]> => db.$queryRaw`
  SELECT e.currency,
         coalesce(sum(CASE j.side WHEN 'CREDIT' THEN j.amount_minor ELSE -j.amount_minor END) FILTER (WHERE j.account_code <> 'seller-holdback' AND e.source_type <> 'settlement' AND x.entry_id IS NULL
           AND (j.lease_id IS NULL OR r.lease_id IS NOT NULL)), 0)::bigint AS "waitingMinor",
         coalesce(sum(CASE j.side WHEN 'CREDIT' THEN j.amount_minor ELSE -j.amount_minor END) FILTER (WHERE j.account_code = 'seller-holdback'), 0)::bigint AS "heldMinor",
         coalesce((SELECT sum(s.total_minor) FROM settlement s WHERE s.seller_id = ${sellerId} AND s.currency = e.currency AND s.state = 'CARRIED' AND NOT EXISTS (SELECT 1 FROM settlement n WHERE n.carried_from_id = s.id)), 0)::bigint AS "carriedMinor"
    FROM journal_line j JOIN journal_entry e ON e.id = j.entry_id LEFT JOIN settlement_line x ON x.entry_id = j.entry_id AND x.line = j.line LEFT JOIN seller_release r ON r.lease_id = j.lease_id
   WHERE j.party_id = ${sellerId} AND j.account_code IN ('seller-payable', 'recourse-receivable', 'seller-holdback') GROUP BY e.currency ORDER BY e.currency`;

const withPayable = (row: Omit<Outlook, 'payableMinor'>): Outlook => ({ ...row, payableMinor: row.waitingMinor > -row.carriedMinor ? row.waitingMinor + row.carriedMinor : 0n });

/** The settlements of the shop that the actor owns, the last one first; null for everybody else. */
export async function sellerSettlements(db: Db, actor: Actor, request: KeyRequest, at: Temporal.Instant): Promise<SellerSettlements | null> {
  const sellerId = sellerFor(actor, 'business');
  if (sellerId === null) return null;
  const keys = keysOf(request);
  const [found, outlook, { weekday }] = await Promise.all([
    db.settlement.findMany({ where: { sellerId }, orderBy: [{ createdAt: 'desc' }, { id: 'desc' }], include: WITH_SELLER, ...keyed(keys, PAGE) }), outlookOf(db, sellerId), findRule(db),
  ]);
  return { ...cutKeyed(found.map(rowOf), keys, PAGE), outlook: outlook.map(withPayable), nextDay: settlementDayFrom(plainDateIn(at), weekday) };
}

/** One settlement of the shop, or null. */
export async function sellerSettlement(db: Db, actor: Actor, id: string): Promise<SettlementSight | null> {
  const sellerId = sellerFor(actor, 'business');
  return sellerId === null || !isId(id) ? null : settlementSight(db, { id, sellerId });
}

/** The same as a file; null where there is none for its reader. */
export async function sellerStatement(db: Db, actor: Actor, id: string, locale: Locale): Promise<AsyncGenerator<string> | null> {
  const sellerId = sellerFor(actor, 'business');
  const there = sellerId !== null && isId(id) && (await db.settlement.count({ where: { id, sellerId } })) === 1;
  return there ? statementFile(db, { id, sellerId }, locale) : null;
}
