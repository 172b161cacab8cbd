import type { Temporal } from 'temporal-polyfill';
import type { Actor } from '@/lib/kernel/actor';
import { err, ok, type Problem, type Result } from '@/lib/kernel/result';
import { scheduleRealRate } from '@/lib/kernel/real-rate';
import { holdUnit } from '@/lib/catalogue/unit-store';
import { holdLimits } from '@/lib/limits/hold-limits';
import { priced } from '@/lib/limits/model/terms';
import { markChosen } from '@/lib/limits/mark-chosen';
import { toInstant } from '@/lib/platform/clock';
import { write, type Deps, type Tx } from '@/lib/platform/db';
import { expireForm } from './expire-form';
import { discloseForm } from './model/disclosure';
import { carriedDraft, readDraft, type OpenOrderFormInput, type OrderDraft } from './model/draft';
import { holdUntil } from './model/holding';
import { findOpening, insertForm, type Opening } from './store/opening';

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
  const opened = await write(deps, async (tx): Promise<Result<OrderFormOpened>> => {
    const opening = await findOpening(tx, approvalId, actor.userId);
    if (!opening) return err({ code: 'not-found' });
    const { open: form } = opening;
    if (form && isLive(form, at)) return alreadyOpen(form);
    if (form) await expireForm(tx, { orderId: form.id, unitId: form.unitId, at });
    const disclosed = disclose(opening, actor, at);
    const problem = whyNotNow(opening, at) ?? disclosed.problem;
    if (problem) return err(problem);
    return openNew(tx, { actor, opening, disclosurePack: disclosed.packId, at });
  });
  if (opened.ok) return opened;
  // Another window may have opened it just before us, and have taken the last unit for it.
  const now = await findOpening(deps.tx ?? deps.db, approvalId, actor.userId);
  return now?.open && isLive(now.open, at) ? alreadyOpen(now.open) : opened;
}

const alreadyOpen = ({ id, number }: { id: string; number: string }) => ok({ orderId: id, number, alreadyOpen: true });

interface NewForm {
  actor: Actor;
  opening: Opening;
  disclosurePack: string;
  at: Temporal.Instant;
}

/** The seller's limit is what other buyers wait for, so it is taken last. */
async function openNew(tx: Tx, { actor, opening, disclosurePack, at }: NewForm): Promise<Result<OrderFormOpened>> {
  const { approvalId } = opening;
  const chosen = await markChosen(tx, { approvalId, actor, at });
  if (!chosen.ok) return chosen;
  const unitId = await holdUnit(tx, opening.listingId);
  if (!unitId) return err({ code: 'orders.no-unit' });
  const until = holdUntil(at, at, toInstant(opening.expiresAt));
  const form = await insertForm(tx, { actor, opening, unitId, disclosurePack, draft: firstDraft(actor, opening), holdUntil: until, at });
  if (!form) return err({ code: 'conflict' });
  const held = await holdLimits(tx, { orderId: form.id, approvalId, until, at });
  return held.ok ? ok({ orderId: form.id, number: form.number, alreadyOpen: false }) : held;
}

/** @param expiresAt a Date, or its text */
const isLive = ({ status, expiresAt }: { status: string; expiresAt: Date | string }, at: Temporal.Instant) =>
  status === 'LIVE' && new Date(expiresAt).getTime() > at.epochMilliseconds;

function whyNotNow(opening: Opening, at: Temporal.Instant): Problem | undefined {
  if (!isLive(opening, at)) return { code: 'orders.approval-ended' };
  if (opening.listingStatus !== 'PUBLISHED' || opening.sellerStatus !== 'APPROVED') return { code: 'orders.listing-gone' };
  return undefined;
}

/** What was typed into the last form of this listing, else what the account knows. Nothing is ever ticked beforehand. */
function firstDraft(actor: Actor, { lostDraft, phone }: Opening): OrderDraft {
  const carried = carriedDraft(readDraft(lostDraft));
  if (Object.keys(carried).length > 0) return carried;
  return { recipientName: actor.name, mandateHolder: actor.name, ...(phone ? { phone } : {}) };
}

function disclose(opening: Opening, actor: Actor, at: Temporal.Instant) {
  const schedule = priced(opening.currency, opening.terms);
  return discloseForm({
    sellerName: opening.sellerName, sellerAddress: opening.sellerAddress, purchaserName: actor.name,
    financierName: opening.financierName, financierAddress: opening.financierAddress,
    goods: opening.title, supplyDate: opening.deliveryDays, cashPrice: opening.cashPriceMinor,
    instalmentPrice: opening.totalCostMinor, instalments: schedule.rows, realAnnualRate: scheduleRealRate(schedule),
    firstPayment: schedule.terms.firstPaymentMinor, lateRate: opening.lateRate, returnCharge: opening.returnChargeBps,
  }, at);
}
