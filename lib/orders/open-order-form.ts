import type { Temporal } from 'temporal-polyfill';
import type { Actor } from '@/lib/kernel/actor';
import { err, ok, type Problem, type Result } from '@/lib/kernel/result';
import { scheduleRealRate } from '@/lib/kernel/real-rate';
import { holdUnit } from '@/lib/catalogue/unit-store';
import { holdLimits } from '@/lib/limits/hold-limits';
import { priced } from '@/lib/limits/model/terms';
import { markChosen } from '@/lib/limits/mark-chosen';
import { audit } from '@/lib/platform/audit';
import { toInstant } from '@/lib/platform/clock';
import { write, type Deps, type Tx } from '@/lib/platform/db';
import { expireForm } from './expire-form';
import { discloseForm } from './model/disclosure';
import { carriedDraft, readDraft, type OpenOrderFormInput, type OrderDraft } from './model/draft';
import { holdUntil } from './model/holding';
import { findApprovalToOrder, findLostDraft, findOpenForm, findPhone, insertForm, queueForForm, type ApprovalToOrder } from './store/opening';

export interface OrderFormOpened {
  orderId: string;
  number: string;
  /** There is one open form per purchaser and listing: this one was open before. */
  alreadyOpen: boolean;
}

/**
 * Opens the order form of an approval: chooses it among its request's answers, holds its amount against both limits
 * and one unit of stock. The open form of the same listing is handed back instead while its own approval is good.
 *
 * Errors: `not-found`, `orders.approval-ended`, `orders.listing-gone`, `orders.no-unit`, `orders.not-disclosed`, those
 * of `holdLimits` and of `markChosen`.
 */
export async function openOrderForm(deps: Deps, actor: Actor, { approvalId }: OpenOrderFormInput): Promise<Result<OrderFormOpened>> {
  const at = deps.clock.now();
  return write(deps, async (tx) => {
    const approval = await findApprovalToOrder(tx, approvalId, actor.userId);
    if (!approval) return err({ code: 'not-found' });
    await queueForForm(tx, actor.userId, approval.listing.id);
    const open = await findOpenForm(tx, actor.userId, approval.listing.id);
    if (open && isLive(open.approval, at)) return ok({ orderId: open.id, number: open.number, alreadyOpen: true });
    if (open) await expireForm(tx, { orderId: open.id, unitId: open.unitId, at });
    const disclosed = disclose(approval, actor, at);
    const problem = whyNotNow(approval, at) ?? disclosed.problem;
    if (problem) return err(problem);
    return openNew(tx, { actor, approval, disclosurePack: disclosed.packId, at });
  });
}

interface NewForm {
  actor: Actor;
  approval: ApprovalToOrder;
  disclosurePack: string;
  at: Temporal.Instant;
}

async function openNew(tx: Tx, { actor, approval, disclosurePack, at }: NewForm): Promise<Result<OrderFormOpened>> {
  const chosen = await markChosen(tx, { approvalId: approval.id, actor, at });
  if (!chosen.ok) return chosen;
  const unitId = await holdUnit(tx, approval.listing.id);
  if (!unitId) return err({ code: 'orders.no-unit' });
  const until = holdUntil(at, at, toInstant(approval.expiresAt));
  const draft = await firstDraft(tx, actor, approval.listing.id);
  const form = await insertForm(tx, { approval, unitId, disclosurePack, draft, holdUntil: until, at });
  const held = await holdLimits(tx, { orderId: form.id, approvalId: approval.id, until, at });
  if (!held.ok) return held;
  await audit(tx, {
    actor, action: 'order.form-opened', subject: { type: 'order', id: form.id },
    data: { approvalId: approval.id, unitId, ...held.value, holdUntil: until.toString() }, at,
  });
  return ok({ orderId: form.id, number: form.number, alreadyOpen: false });
}

const isLive = (approval: { status: string; expiresAt: Date }, at: Temporal.Instant) =>
  approval.status === 'LIVE' && approval.expiresAt.getTime() > at.epochMilliseconds;

function whyNotNow(approval: ApprovalToOrder, at: Temporal.Instant): Problem | undefined {
  if (!isLive(approval, at)) return { code: 'orders.approval-ended' };
  if (approval.listing.status !== 'PUBLISHED' || approval.seller.status !== 'APPROVED') return { code: 'orders.listing-gone' };
  return undefined;
}

/** What was typed into the last form of this listing, else what the account knows. Nothing is ever ticked beforehand. */
async function firstDraft(tx: Tx, actor: Actor, listingId: string): Promise<OrderDraft> {
  const carried = carriedDraft(readDraft(await findLostDraft(tx, actor.userId, listingId)));
  if (Object.keys(carried).length > 0) return carried;
  const phone = await findPhone(tx, actor.userId);
  return { recipientName: actor.name, mandateHolder: actor.name, ...(phone ? { phone } : {}) };
}

function disclose(approval: ApprovalToOrder, actor: Actor, at: Temporal.Instant) {
  const { seller, institution, listingVersion: version } = approval;
  const profile = institution.profile as { addressKo?: string };
  const schedule = priced(approval.currency, approval.terms);
  return discloseForm({
    sellerName: seller.businessName, sellerAddress: seller.addressRoad, purchaserName: actor.name,
    financierName: institution.nameKo, financierAddress: profile.addressKo,
    goods: version.title, supplyDate: version.deliveryDays, cashPrice: version.cashPriceMinor,
    instalmentPrice: approval.totalCostMinor, instalments: schedule.rows, realAnnualRate: scheduleRealRate(schedule),
    firstPayment: schedule.terms.firstPaymentMinor, lateRate: version.lateRate, returnCharge: version.returnChargeBps,
  }, at);
}
