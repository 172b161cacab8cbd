import type { Temporal } from 'temporal-polyfill';
import { SYSTEM } from '@/lib/kernel/actor';
import { ok } from '@/lib/kernel/result';
import { gatewayOf } from '@/lib/payments/gateways';
import { dropCustomer, findLeaving, findLeft, leaveCustomers, type LeavingCustomer } from '@/lib/payments/store/customers';
import { audit } from '@/lib/platform/audit';
import { type Deps, type Tx, write } from '@/lib/platform/db';
import { addJob } from '@/lib/platform/jobs';
import { isPaying } from './store/payers';

const MOST = 100;
/** After so long without its job the sweep queues another. */
const LOST_AFTER_MINUTES = 15;

const queueForget = (tx: Tx, { gateway, customer }: LeavingCustomer): Promise<void> => addJob(tx, 'forget-customer', { gateway, customer }, { key: `forget-customer:${gateway}:${customer}` });

/** A person leaves for good: whom their gateways know is forgotten there. Before what we know of their cards goes. */
export async function forgetPayer(tx: Tx, purchaserId: string, at: Temporal.Instant): Promise<void> {
  for (const leaving of await leaveCustomers(tx, purchaserId, at)) await queueForget(tx, leaving);
}

/**
 * The job `forget-customer`: the gateway forgets a person whose account was closed, and so do we by what name. Not while
 * what was taken last is unknown, since that is asked for by it. @throws Error where the gateway does not say so, so that it is asked again
 */
export async function forgetCustomer(deps: Deps, leaving: LeavingCustomer): Promise<void> {
  const found = await findLeaving(deps.db, leaving);
  const gateway = found && gatewayOf(deps.env, leaving.gateway);
  if (!gateway) return;
  const { value: waits } = await write(deps, async (tx) => ok(await isPaying(tx, found.purchaserId)));
  if (waits) return;
  if (!await gateway.forget(leaving.customer)) throw new Error(`customer of ${found.purchaserId} is not known to be forgotten`);
  await write(deps, async (tx) => {
    const at = deps.clock.now();
    if (await dropCustomer(tx, leaving)) await audit(tx, { actor: SYSTEM, action: 'user.forgotten-by-gateway', subject: { type: 'user', id: found.purchaserId }, data: { gateway: leaving.gateway }, at });
    return ok(null);
  });
}

/** Sweep: people who have left, and whose gateway still knows them. */
export async function forgetCustomers(deps: Deps): Promise<void> {
  const waiting = await findLeft(deps.db, deps.clock.now().subtract({ minutes: LOST_AFTER_MINUTES }), MOST);
  if (waiting.length === 0) return;
  await write(deps, async (tx) => {
    for (const leaving of waiting) await queueForget(tx, leaving);
    return ok(null);
  });
}
