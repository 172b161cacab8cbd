import type { Temporal } from 'temporal-polyfill';
import { plainDateIn } from '@/lib/kernel/calendar';
import { SYSTEM } from '@/lib/kernel/actor';
import { ok } from '@/lib/kernel/result';
import { postEntry } from '@/lib/ledger/store';
import type { ChargeOutcome } from '@/lib/payments/gateway';
import { failMethod, findDefault } from '@/lib/payments/store/methods';
import { audit } from '@/lib/platform/audit';
import { toPlainDate } from '@/lib/platform/clock';
import { write, type Deps, type Tx } from '@/lib/platform/db';
import { faultPoint } from '@/lib/platform/fault-point';
import { addJob } from '@/lib/platform/jobs';
import { strayLines } from './books';
import { askAfterSeconds, nextTryOn } from './model/collection';
import { settlementUntil } from './model/overdue';
import { putToDebt } from './put-to-debt';
import { settleInvoice } from './settle-invoice';
import { countDeclines, findAttempt, lockAttempt, markUnknown, planTry, settleAttempt, type Attempt } from './store/attempts';
import { lockInvoice, openOf, type Payable } from './store/invoices';
import { isStray, oweRefund } from './store/refunds';
import { awaitOthers, tellDeclined } from './tell-declined';
import { tellPayer } from './tell-payer';

interface Known { attempt: Attempt; invoice: Payable; at: Temporal.Instant }

/**
 * What a gateway says of an attempt, as its answer, as what it was asked for, or as its callback: the same, in any order and
 * however often. Whatever was taken for an invoice that is not open any more, or of an attempt that was thought to have
 * taken nothing, pays what its lease owes in that bill's place (`put-to-debt.ts`) or is given back. False where there is no such attempt.
 */
export async function recordCharge(deps: Deps, { attemptId, outcome, gateway }: { attemptId: string; outcome: ChargeOutcome; gateway: string }): Promise<boolean> {
  const found = await findAttempt(deps.db, attemptId);
  if (found?.method.gateway !== gateway) return false;
  await write(deps, async (tx) => {
    const invoice = await lockInvoice(tx, found.invoiceId);
    const attempt = await lockAttempt(tx, attemptId);
    if (!invoice || !attempt) return ok(null);
    const known = { attempt, invoice, at: deps.clock.now() };
    await awaitOthers(tx, invoice);
    if (outcome.state === 'SUCCEEDED') await taken(tx, known, outcome.reference);
    else if (outcome.state === 'DECLINED') await declined(tx, known, outcome);
    else await markUnknown(tx, attemptId, known.at.add({ seconds: askAfterSeconds(attempt.asks) }));
    await tellDeclined(tx, attempt, invoice.lease, known.at);
    faultPoint('record-charge:written');
    return ok(null);
  });
  faultPoint('record-charge:recorded');
  return true;
}

async function taken(tx: Tx, { attempt, invoice, at }: Known, reference: string): Promise<void> {
  if (attempt.state === 'SUCCEEDED') return;
  const { id, amountMinor, currency, method: { gateway, brand, last4 } } = attempt;
  const fresh = await settleAttempt(tx, id, { state: 'SUCCEEDED', reference }, at);
  if (fresh && openOf(invoice) === amountMinor && await settleInvoice(tx, invoice, { gateway, at })) {
    await audit(tx, { actor: SYSTEM, action: 'invoice.collected', subject: { type: 'lease', id: invoice.leaseId }, data: { invoiceId: invoice.id, attemptId: id, amountMinor, reference }, at });
    await tellPayer(tx, { what: 'paid', attemptId: id, lease: invoice.lease, currency, amountMinor, params: { brand: brand ?? '', last4: last4 ?? '' }, at });
    return;
  }
  await takeAsStray(tx, { attempt, invoice, at }, reference);
}

/** It is the purchaser's: what their lease owes elsewhere is paid with it, the rest is given back. Once. */
async function takeAsStray(tx: Tx, { attempt, invoice, at }: Known, reference: string): Promise<void> {
  const { id: attemptId, amountMinor, currency, method: { gateway, purchaserId } } = attempt;
  if (await isStray(tx, attemptId)) return;
  // An attempt that was settled before has no number of it yet.
  await tx.collectionAttempt.updateMany({ where: { id: attemptId }, data: { reference } });
  const { lease: { id: leaseId, timeZone } } = invoice;
  await postEntry(tx, { sourceType: 'attempt', sourceId: attemptId, kind: 'stray', currency, occurredOn: plainDateIn(at, timeZone), lines: strayLines({ gateway, purchaserId, leaseId, amountMinor }) }, at);
  const putMinor = await putToDebt(tx, { invoice, attemptId, amountMinor, at });
  if (putMinor > 0n) {
    await audit(tx, { actor: SYSTEM, action: 'invoice.put-to-debt', subject: { type: 'lease', id: leaseId }, data: { invoiceId: invoice.id, attemptId, amountMinor: putMinor, reference }, at });
    await tellPayer(tx, { what: 'put-to-debt', attemptId, lease: invoice.lease, currency, amountMinor: putMinor, at });
  }
  if (putMinor === amountMinor) return;
  await oweRefund(tx, { attemptId, currency, amountMinor: amountMinor - putMinor }, at);
  await audit(tx, { actor: SYSTEM, action: 'invoice.paid-in-vain', subject: { type: 'lease', id: leaseId }, data: { invoiceId: invoice.id, attemptId, amountMinor, reference }, at });
  await addJob(tx, 'refund-attempt', { attemptId }, { key: `refund-attempt:${attemptId}` });
}

async function declined(tx: Tx, { attempt, invoice, at }: Known, { code, hard, reference }: Extract<ChargeOutcome, { state: 'DECLINED' }>): Promise<void> {
  const { id, byPurchaser, method } = attempt;
  if (!await settleAttempt(tx, id, { state: 'DECLINED', declineCode: code.slice(0, 100), reference, hard }, at)) return;
  const { lease, leaseId } = invoice;
  await audit(tx, { actor: SYSTEM, action: 'invoice.declined', subject: { type: 'lease', id: leaseId }, data: { invoiceId: invoice.id, attemptId: id, code, hard }, at });
  if (hard && await failMethod(tx, { id: method.id, purchaserId: method.purchaserId, failure: code.slice(0, 100) }, at)) {
    await audit(tx, { actor: SYSTEM, action: 'payment-method.failed', subject: { type: 'payment-method', id: method.id }, data: { code }, at });
  }
  if (openOf(invoice) === null) return;
  // Refused for good, what its purchaser has beside it takes its place at once. What they try themselves leaves the plan as it is.
  if (hard && await findDefault(tx, lease.purchaserId)) await addJob(tx, 'resume-collection', { purchaserId: lease.purchaserId }, { key: `resume-collection:${lease.purchaserId}` });
  if (!hard && !byPurchaser) {
    // Of a part of a settlement, not after the day on which the agreement is broken.
    const last = invoice.kind === 'SETTLEMENT' ? settlementUntil(toPlainDate(invoice.dueOn)) : null;
    await planTry(tx, invoice.id, nextTryOn(plainDateIn(at, lease.timeZone), await countDeclines(tx, invoice.id), last));
  }
}
