import { afterAll, beforeAll } from 'vitest';
import { collectDue } from '@/lib/billing/collect-due';
import { beginSetup } from '@/lib/payments/begin-setup';
import { finishSetup } from '@/lib/payments/finish-setup';
import type { Actor } from '@/lib/kernel/actor';
import { TASKS } from '@/lib/worker/tasks';
import { valueOf } from './catalogue';
import { forgetJobs, workOff } from './jobs';
import { aLease, openRoad, type Road, type Walk } from './rights';
import { ScriptedGateway } from './scripted-gateway';

/** A road, and a gateway that its mall asks, while the tests of a file run. */
export function withGateway(opened: (pair: { road: Road; gateway: ScriptedGateway }) => void): void {
  let close = () => Promise.resolve();
  beforeAll(async () => {
    const road = await openRoad();
    const gateway = await ScriptedGateway.start(road.deps);
    close = async () => {
      await gateway.close();
      await road.close();
    };
    opened({ road, gateway });
  });
  afterAll(() => close());
}

/** A purchaser adds a card at the gateway's page. */
export async function addCard(gateway: ScriptedGateway, purchaser: Actor, last4 = '4242'): Promise<string> {
  const { methodId } = valueOf(await beginSetup(gateway.deps, purchaser, {}));
  const { session } = await gateway.deps.db.paymentMethod.findUniqueOrThrow({ where: { id: methodId } });
  gateway.typed(session ?? '', last4);
  if (await finishSetup(gateway.deps, { methodId }) !== 'ACTIVE') throw new Error('the card was not kept');
  return methodId;
}

/** Does what is queued, as the worker would, asking this gateway. */
export async function work(gateway: ScriptedGateway, ...names: string[]): Promise<void> {
  const [error] = await workOff(gateway.deps, ...(names.length > 0 ? names : Object.keys(TASKS)));
  if (error) throw error;
}

/** A lease whose first payment is asked for, and nothing of whose work is left; others' rests. */
export async function billed(road: Road, gateway: ScriptedGateway, card = true): Promise<Walk & { methodId: string }> {
  const walk = await aLease(road);
  await road.work('bill-lease');
  await forgetJobs(road.db);
  await road.db.invoice.updateMany({ where: { leaseId: { not: walk.leaseId }, state: 'OPEN' }, data: { tryOn: null } });
  const methodId = card ? await addCard(gateway, walk.purchaser) : '';
  await forgetJobs(road.db);
  return { ...walk, methodId };
}

/** Collects what is due now, to the end. */
export async function collect(gateway: ScriptedGateway): Promise<void> {
  await collectDue(gateway.deps);
  await work(gateway);
}

/** What was tried for a lease, in order. */
export const attemptsOf = (road: Road, leaseId: string) => road.db.collectionAttempt.findMany({ where: { invoice: { leaseId } }, orderBy: [{ createdAt: 'asc' }, { no: 'asc' }] });

/** As before any test: the gateway does what it is asked. */
export function willing(gateway: ScriptedGateway): void {
  gateway.standing = 'approve';
  gateway.refundStanding = 'paid';
  gateway.react = () => undefined;
}
