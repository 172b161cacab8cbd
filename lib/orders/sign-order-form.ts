import type { Temporal } from 'temporal-polyfill';
import { reaches, regionsOf } from '@/lib/catalogue/model/regions';
import type { Actor } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import { writeOnce, type Db, type Deps, type Tx } from '@/lib/platform/db';
import { isNameOf, type SignOrderFormInput } from './model/draft';
import { findUnsigned, signForm } from './store/signing';

export interface OrderSigned {
  orderId: string;
  number: string;
  /** Instant, RFC 3339. */
  signedAt: string;
}

/**
 * The purchaser signs: what the form says becomes the order, and the approval is used by a job queued in the same
 * transaction. Signing again, from another window or by a second click, gives the same answer.
 *
 * One statement does it all: it is the transaction. Errors: `input` (signature or
 * account holder is not the account's name, or the goods are not delivered to the address), `not-found`, `orders.approval-ended`, `orders.hold-lapsed` (take the holds anew and sign
 * again), `orders.not-open`. Nothing that was typed is lost by any of them.
 */
export async function signOrderForm(deps: Deps, actor: Actor, { orderId, form, signatureName }: SignOrderFormInput): Promise<Result<OrderSigned>> {
  if (!isNameOf(signatureName, actor.name)) return err({ code: 'input', fields: { signatureName: 'orders.signature' } });
  // A debit needs the holder's own consent (Electronic Financial Transactions Act, Art. 15), and only the purchaser signs here.
  if (!isNameOf(form.mandateHolder, actor.name)) return err({ code: 'input', fields: { mandateHolder: 'orders.holder' } });
  const at = deps.clock.now();
  const signed = await writeOnce(deps, (tx) => signForm(tx, { actor, orderId, form, signatureName, at }));
  return signed ? ok({ orderId, number: signed.number, signedAt: signed.signedAt.toISOString() }) : whyNotSigned(deps.tx ?? deps.db, { orderId, actor, postcode: form.postcode, at });
}

async function whyNotSigned(db: Db | Tx, { orderId, actor, postcode, at }: { orderId: string; actor: Actor; postcode: string; at: Temporal.Instant }): Promise<Result<OrderSigned>> {
  const order = await findUnsigned(db, orderId, actor.userId);
  if (!order) return err({ code: 'not-found' });
  if (order.signedAt) return ok({ orderId, number: order.number, signedAt: order.signedAt.toISOString() });
  const { status, expiresAt } = order.approval;
  if (status !== 'LIVE' || expiresAt.getTime() <= at.epochMilliseconds) return err({ code: 'orders.approval-ended' });
  if (!reaches(regionsOf(order.listingVersion.deliveryRegions), postcode)) return err({ code: 'input', fields: { postcode: 'browse.no-delivery' } });
  return err({ code: order.state === 'FORM' ? 'orders.hold-lapsed' : 'orders.not-open' });
}
