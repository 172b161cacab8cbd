import type { Temporal } from 'temporal-polyfill';
import type { Actor } from '@/lib/kernel/actor';
import type { ListingStatus } from '@/lib/catalogue/model/states';
import { json } from '@/lib/platform/audit';
import { toDate } from '@/lib/platform/clock';
import type { Db, Tx } from '@/lib/platform/db';
import { newId } from '@/lib/platform/id';
import type { OrderDraft } from '../model/draft';
import { LOST_ORDER_STATES } from '../model/states';

/** An approval with everything that its order form says, and what its purchaser has already of a form for the listing. */
export interface Opening {
  approvalId: string;
  status: string;
  expiresAt: Date;
  purchaserId: string;
  sellerId: string;
  institutionId: string;
  currency: string;
  /** Protocol form, strings. */
  terms: { cashPrice: string; firstPayment: string };
  instalmentMinor: bigint;
  totalCostMinor: bigint;
  totalToOwnMinor: bigint;
  financierName: string;
  financierAddress: string | null;
  listingId: string;
  listingStatus: ListingStatus;
  sellerStatus: string;
  sellerName: string;
  sellerAddress: string;
  versionId: string;
  title: string;
  deliveryDays: number;
  cashPriceMinor: bigint;
  lateRate: string;
  returnChargeBps: number;
  phone: string | null;
  /** The open form of the listing; null when there is none. */
  open: { id: string; number: string; unitId: string | null; status: string; expiresAt: string } | null;
  /** What was typed into the last form of the listing that came to nothing. */
  lostDraft: unknown;
}

/** Undefined when it is no approval of this purchaser. */
export async function findOpening(db: Db | Tx, approvalId: string, purchaserId: string): Promise<Opening | undefined> {
  const rows = await db.$queryRaw<Opening[]>`
    SELECT a.id AS "approvalId", a.status::text AS status, a.expires_at AS "expiresAt", a.purchaser_id AS "purchaserId", a.seller_id AS "sellerId",
           a.institution_id AS "institutionId", a.currency, a.terms, a.instalment_minor AS "instalmentMinor", a.total_cost_minor AS "totalCostMinor",
           a.total_to_own_minor AS "totalToOwnMinor", i.name_ko AS "financierName", i.profile ->> 'addressKo' AS "financierAddress",
           l.id AS "listingId", l.status::text AS "listingStatus", s.status::text AS "sellerStatus", s.business_name AS "sellerName",
           s.address_road AS "sellerAddress", v.id AS "versionId", v.title, v.delivery_days AS "deliveryDays", v.cash_price_minor AS "cashPriceMinor",
           v.late_rate AS "lateRate", v.return_charge_bps AS "returnChargeBps", u.phone,
           CASE WHEN f.id IS NOT NULL THEN jsonb_build_object('id', f.id, 'number', f.number, 'unitId', f.unit_id, 'status', fa.status, 'expiresAt', fa.expires_at) END AS open,
           (SELECT o.draft FROM lease_order o
             WHERE o.purchaser_id = a.purchaser_id AND o.listing_id = l.id AND o.state::text = ANY (${[...LOST_ORDER_STATES]}::text[])
             ORDER BY o.created_at DESC LIMIT 1) AS "lostDraft"
      FROM approval a
      JOIN limit_ask k ON k.id = a.ask_id
      JOIN limit_request r ON r.id = k.limit_request_id
      JOIN institution i ON i.id = a.institution_id
      JOIN listing l ON l.id = r.listing_id
      JOIN listing_version v ON v.id = r.listing_version_id
      JOIN seller s ON s.id = l.seller_id
      JOIN app_user u ON u.id = a.purchaser_id
      LEFT JOIN lease_order f ON f.purchaser_id = a.purchaser_id AND f.listing_id = l.id AND f.state = 'FORM'
      LEFT JOIN approval fa ON fa.id = f.approval_id
     WHERE a.id = ${approvalId} AND a.purchaser_id = ${purchaserId}`;
  return rows[0];
}

interface NewForm {
  actor: Actor;
  opening: Opening;
  unitId: string;
  disclosurePack: string;
  draft: OrderDraft;
  holdUntil: Temporal.Instant;
  at: Temporal.Instant;
}

/**
 * The form and the order are one record: its id is born here. Amounts are the approval's. Undefined when the purchaser
 * has opened a form of the listing in another window meanwhile: there is one (`lease_order_one_open_form`).
 */
export async function insertForm(tx: Tx, { actor, opening, unitId, disclosurePack, draft, holdUntil, at }: NewForm): Promise<{ id: string; number: string } | undefined> {
  const { approvalId, terms, instalmentMinor, totalCostMinor, totalToOwnMinor } = opening;
  const [cashPriceMinor, firstPaymentMinor] = [BigInt(terms.cashPrice), BigInt(terms.firstPayment)];
  const financedMinor = cashPriceMinor - firstPaymentMinor;
  const now = toDate(at);
  const noted = { approvalId, unitId, amountMinor: financedMinor, monthlyMinor: instalmentMinor, holdUntil: holdUntil.toString() };
  const rows = await tx.$queryRaw<{ id: string; number: string }[]>`
    WITH form AS (
      INSERT INTO lease_order (id, number, purchaser_id, seller_id, institution_id, listing_id, listing_version_id, approval_id, unit_id, currency,
        terms, financed_minor, cash_price_minor, first_payment_minor, instalment_minor, total_cost_minor, total_to_own_minor, disclosure_pack,
        draft, saved_at, hold_until, form_opened_at, created_at)
      VALUES (${newId('o')}, next_number('O', ${now}), ${opening.purchaserId}, ${opening.sellerId}, ${opening.institutionId}, ${opening.listingId},
        ${opening.versionId}, ${approvalId}, ${unitId}, ${opening.currency}, ${json(terms)}::jsonb, ${financedMinor}, ${cashPriceMinor}, ${firstPaymentMinor},
        ${instalmentMinor}, ${totalCostMinor}, ${totalToOwnMinor}, ${disclosurePack}, ${json(draft)}::jsonb, ${now}, ${toDate(holdUntil)}, ${now}, ${now})
      ON CONFLICT (purchaser_id, listing_id) WHERE state = 'FORM' DO NOTHING
      RETURNING id, number),
    noted AS (
      INSERT INTO audit_entry (subject_type, subject_id, action, actor_id, actor_role, data, at)
      SELECT 'order', id, 'order.form-opened', ${actor.userId}, ${actor.role}, ${json(noted)}::jsonb, ${now} FROM form)
    SELECT id, number FROM form`;
  return rows[0];
}
