import { plainDateIn } from '@/lib/kernel/calendar';
import { ok } from '@/lib/kernel/result';
import type { Charge, ChargeOutcome, Gateway } from '@/lib/payments/gateway';
import { gatewayOf } from '@/lib/payments/gateways';
import { toInstant } from '@/lib/platform/clock';
import { write, type Deps, type Tx } from '@/lib/platform/db';
import { faultPoint } from '@/lib/platform/fault-point';
import { collectsAt, collectsNow } from './collects-now';
import { NEVER_HEARD_HOURS } from './model/collection';
import { recordCharge } from './record-charge';
import { findAttempt, isFrozen, lockAttempt, noteAsked, settleAttempt, type Attempt } from './store/attempts';
import { lockInvoice, openOf, type Payable } from './store/invoices';
import { awaitOthers, tellDeclined } from './tell-declined';

interface Ready {
  charge: Charge;
  gateway: Gateway;
  /** Asked before, so it may have been taken: looked for first. */
  before: boolean;
  /** Whether its money is still wanted. */
  wanted: boolean;
  askedHours: number;
}

/**
 * The job `charge-attempt`: asks the gateway, outside any transaction, under the attempt's own id; what was asked before is
 * looked for first, and asked anew only under the same key. An attempt that nobody has asked for ends here where its
 * invoice is not open any more.
 */
export async function chargeAttempt(deps: Deps, { attemptId }: { attemptId: string }): Promise<void> {
  const ready = await prepare(deps, attemptId);
  if (!ready) return;
  faultPoint('charge-attempt:prepared');
  const outcome = await ask(ready);
  faultPoint('charge-attempt:answered');
  if (outcome) await recordCharge(deps, { attemptId, outcome, gateway: ready.gateway.name });
  else await write(deps, async (tx) => ok(await settleAttempt(tx, attemptId, { state: 'CANCELLED' }, deps.clock.now())));
}

/** Null: never heard of there, not wanted here, and so long ago that it will not be heard of. */
async function ask({ gateway, charge, before, wanted, askedHours }: Ready): Promise<ChargeOutcome | null> {
  const found = before ? await gateway.findCharge(charge) : null;
  if (found) return found;
  if (!before || wanted) return gateway.charge(charge);
  return askedHours >= NEVER_HEARD_HOURS ? null : { state: 'UNKNOWN' };
}

async function prepare(deps: Deps, attemptId: string): Promise<Ready | null> {
  const found = await findAttempt(deps.db, attemptId);
  const gateway = found && gatewayOf(deps.env, found.method.gateway);
  if (!found || !gateway) return null;
  const prepared = await write(deps, async (tx) => {
    const invoice = await lockInvoice(tx, found.invoiceId);
    const attempt = await lockAttempt(tx, attemptId);
    if (!invoice || !attempt || (attempt.state !== 'PENDING' && attempt.state !== 'UNKNOWN')) return ok(null);
    const at = deps.clock.now();
    const wanted = await isWanted(deps, tx, attempt, invoice);
    if (attempt.askedAt === null && !wanted) {
      await awaitOthers(tx, invoice);
      await settleAttempt(tx, attemptId, { state: 'CANCELLED' }, at);
      await tellDeclined(tx, attempt, invoice.lease, at);
      return ok(null);
    }
    await noteAsked(tx, attemptId, at);
    const askedHours = attempt.askedAt === null ? 0 : at.since(toInstant(attempt.askedAt)).total('hours');
    return ok({ charge: chargeOf(attempt), gateway, before: attempt.askedAt !== null, wanted, askedHours });
  });
  return prepared.value;
}

const chargeOf = ({ id, currency, amountMinor, method: { customer, token } }: Attempt): Charge =>
  ({ key: id, customer: customer ?? '', token: token ?? '', currency, amountMinor });

/**
 * Its invoice asks for just that, its method works, and where the plan asks, nothing has frozen the lease and the hour is
 * right: what was begun outside its hours was begun because somebody set up a new method then.
 */
async function isWanted(deps: Deps, tx: Tx, { amountMinor, byPurchaser, method, createdAt }: Attempt, invoice: Payable): Promise<boolean> {
  if (openOf(invoice) !== amountMinor || method.state !== 'ACTIVE') return false;
  return byPurchaser || (invoice.state === 'OPEN' && (collectsNow(deps) || !collectsAt(deps, toInstant(createdAt))) && !await isFrozen(tx, invoice.leaseId, plainDateIn(deps.clock.now(), invoice.lease.timeZone)));
}
