import type { Actor } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import { findMethod } from '@/lib/payments/store/methods';
import { audit } from '@/lib/platform/audit';
import { type Deps, write } from '@/lib/platform/db';
import { addJob } from '@/lib/platform/jobs';
import type { PayInvoice } from './model/collection';
import { findMethodOfLease, insertByHand } from './store/attempts';
import { lockInvoice, openOf } from './store/invoices';

/**
 * A purchaser pays an invoice now, at any hour. Errors: `not-found`, `payments.not-open`, `payments.no-method`,
 * `payments.method-unusable`, `payments.under-way` (an attempt may still take it, or its answer is waited for).
 */
export const payInvoice = (deps: Deps, actor: Actor, { invoiceId, methodId }: PayInvoice): Promise<Result<{ attemptId: string }>> =>
  write(deps, async (tx) => {
    const at = deps.clock.now();
    const invoice = await lockInvoice(tx, invoiceId);
    if (actor.role !== 'PURCHASER' || invoice?.lease.purchaserId !== actor.userId) return err({ code: 'not-found' });
    const amountMinor = openOf(invoice);
    if (amountMinor === null || amountMinor === 0n) return err({ code: 'payments.not-open' });
    const by = methodId ?? await findMethodOfLease(tx, invoice.leaseId);
    if (by === null) return err({ code: 'payments.no-method' });
    const method = await findMethod(tx, by);
    if (method?.purchaserId !== actor.userId || method.state === 'REMOVED') return err({ code: 'not-found' });
    if (method.state !== 'ACTIVE') return err({ code: 'payments.method-unusable' });
    const attemptId = await insertByHand(tx, { invoiceId, methodId: by, currency: invoice.currency, amountMinor, at });
    if (attemptId === null) return err({ code: 'payments.under-way' });
    await audit(tx, { actor, action: 'invoice.pay-now', subject: { type: 'lease', id: invoice.leaseId }, data: { invoiceId, attemptId, amountMinor }, at });
    await addJob(tx, 'charge-attempt', { attemptId }, { key: `charge-attempt:${attemptId}`, priority: -1 });
    return ok({ attemptId });
  });
