import type { Temporal } from 'temporal-polyfill';
import type { Actor } from '@/lib/kernel/actor';
import { regionOfPostcode, REGIONS } from '@/lib/catalogue/model/regions';
import { json } from '@/lib/platform/audit';
import { toDate } from '@/lib/platform/clock';
import type { Db, Tx } from '@/lib/platform/db';
import { newId } from '@/lib/platform/id';
import { CONSENT_RECIPIENTS, CONSENT_VERSION, ORDER_CONSENTS } from '../model/consents';
import type { OrderForm } from '../model/draft';

export interface Signing {
  actor: Actor;
  orderId: string;
  form: OrderForm;
  signatureName: string;
  at: Temporal.Instant;
}

export interface Signed {
  number: string;
  signedAt: Date;
}

/**
 * The whole signature in one statement: the form is locked, then its approval, seen to be live; then FORM → SIGNED, the
 * consents, the audit row and the job that uses the approval, or nothing at all. Undefined when nothing was signed.
 */
export async function signForm(tx: Tx, { actor, orderId, form, signatureName, at }: Signing): Promise<Signed | undefined> {
  const now = toDate(at);
  const { consents: _consents, ...typed } = form;
  const rows = await tx.$queryRaw<Signed[]>`
    WITH form AS (
      SELECT o.id, o.approval_id FROM lease_order o JOIN listing_version v ON v.id = o.listing_version_id
       WHERE o.id = ${orderId} AND o.purchaser_id = ${actor.userId} AND o.state = 'FORM' AND o.unit_id IS NOT NULL AND o.hold_until > ${now}
         AND (cardinality(v.delivery_regions) = ${REGIONS.length} OR ${regionOfPostcode(form.postcode) ?? null}::text = ANY (v.delivery_regions))
         FOR UPDATE OF o),
    live AS (
      SELECT a.id FROM approval a JOIN form f ON f.approval_id = a.id
       WHERE a.status = 'LIVE' AND a.expires_at > ${now}
         AND EXISTS (SELECT 1 FROM limit_hold h WHERE h.order_id = f.id AND h.approval_id = a.id AND h.state = 'HELD')
         FOR SHARE OF a),
    signed AS (
      UPDATE lease_order o SET state = 'SIGNED', signed_at = ${now}, signature_name = ${signatureName}, hold_until = NULL,
             recipient_name = ${form.recipientName}, phone = ${form.phone}, postcode = ${form.postcode}, road = ${form.road},
             address_detail = ${form.addressDetail}, due_day = ${form.dueDay}, mandate_bank = ${form.mandateBank},
             mandate_masked = ${form.mandateMasked}, mandate_holder = ${form.mandateHolder}, draft = ${json(typed)}::jsonb, saved_at = ${now}
        FROM form f, live l, institution i
       WHERE o.id = f.id AND i.id = o.institution_id
      RETURNING o.id, o.number, o.seller_id, o.signed_at, i.code AS financier),
    agreed AS (
      INSERT INTO consent (id, user_id, code, recipient, version, subject_type, subject_id, given_at)
      SELECT c.id, ${actor.userId}, c.code, CASE c.recipient WHEN 'seller' THEN s.seller_id WHEN 'financier' THEN s.financier ELSE 'dalmada' END,
             ${CONSENT_VERSION}, 'order', s.id, ${now}
        FROM signed s, unnest(${ORDER_CONSENTS.map(() => newId('cs'))}::text[], ${[...ORDER_CONSENTS]}::text[],
                              ${ORDER_CONSENTS.map((code) => CONSENT_RECIPIENTS[code])}::text[]) AS c(id, code, recipient)),
    noted AS (
      INSERT INTO audit_entry (subject_type, subject_id, action, actor_id, actor_role, data, at)
      SELECT 'order', s.id, 'order.signed', ${actor.userId}, ${actor.role}, ${json({ signatureName, consents: ORDER_CONSENTS, version: CONSENT_VERSION })}::jsonb, ${now}
        FROM signed s)
    SELECT s.number, s.signed_at AS "signedAt",
           (graphile_worker.add_job('use-approval', json_build_object('orderId', s.id), job_key := 'use-approval:' || s.id)).id::text AS job
      FROM signed s`;
  return rows[0];
}

/** Why nothing was signed. */
export const findUnsigned = (db: Db | Tx, orderId: string, purchaserId: string) => db.order.findFirst({
  where: { id: orderId, purchaserId },
  select: {
    number: true, state: true, signedAt: true, approval: { select: { status: true, expiresAt: true } }, listingVersion: { select: { deliveryRegions: true } },
  },
});
