import type { Temporal } from 'temporal-polyfill';
import { SYSTEM, type Actor } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { toInstant } from '@/lib/platform/clock';
import { write, type Deps, type Tx } from '@/lib/platform/db';
import { faultPoint } from '@/lib/platform/fault-point';
import { addJob } from '@/lib/platform/jobs';
import type { SetupState } from './gateway';
import { gatewayOf } from './gateways';
import { SETUP_HOURS, type MethodInput } from './model/inputs';
import { activate, endMethod, findMethod, findSettingUp, lockMethods, makeDefault } from './store/methods';

type Method = NonNullable<Awaited<ReturnType<typeof findMethod>>>;
export type SetupSeen = 'ACTIVE' | 'OPEN' | 'GONE';

/** The purchaser came back from the gateway's page. Error: `not-found`, `payments.unreachable`. */
export async function returnFromSetup(deps: Deps, actor: Actor, { methodId }: MethodInput): Promise<Result<{ seen: SetupSeen }>> {
  const method = await findMethod(deps.db, methodId);
  if (method?.purchaserId !== actor.userId || actor.role !== 'PURCHASER') return err({ code: 'not-found' });
  try {
    return ok({ seen: await finishSetup(deps, { methodId }) });
  } catch (error) {
    deps.log.warn('payment gateway unreachable', { gateway: method.gateway, error: error instanceof Error ? error.message : String(error) });
    return err({ code: 'payments.unreachable' });
  }
}

/**
 * What came of a page is asked for at the gateway, whoever says that it is done: the purchaser who comes back, a callback,
 * or the sweep. The newest method is the one used for all, and what was not collected for want of one is at once.
 * @throws Error where the gateway cannot be reached
 */
export async function finishSetup(deps: Deps, { methodId }: MethodInput): Promise<SetupSeen> {
  const method = await findMethod(deps.db, methodId);
  if (method?.state !== 'SETTING_UP') return method?.state === 'ACTIVE' ? 'ACTIVE' : 'GONE';
  const gateway = gatewayOf(deps.env, method.gateway);
  const at = deps.clock.now();
  const state: SetupState = gateway && method.session !== null ? await gateway.readSetup(method.session) : { state: 'OPEN' };
  faultPoint('finish-setup:answered');
  const over = at.since(toInstant(method.createdAt)).total('hours') >= SETUP_HOURS;
  if (state.state === 'OPEN' && !over) return 'OPEN';
  await write(deps, async (tx) => {
    await lockMethods(tx, method.purchaserId);
    if (state.state === 'DONE') await keep(tx, method, state, at);
    else await endMethod(tx, method.purchaserId, method.id, at);
    faultPoint('finish-setup:written');
    return ok(null);
  });
  return state.state === 'DONE' ? 'ACTIVE' : 'GONE';
}

async function keep(tx: Tx, { id, purchaserId }: Method, mandate: Extract<SetupState, { state: 'DONE' }>, at: Temporal.Instant): Promise<void> {
  if (!await activate(tx, id, mandate, at)) return;
  await makeDefault(tx, purchaserId, id);
  await audit(tx, { actor: { ...SYSTEM, userId: purchaserId, role: 'PURCHASER' }, action: 'payment-method.added', subject: { type: 'payment-method', id }, data: { brand: mandate.brand, last4: mandate.last4 }, at });
  await addJob(tx, 'resume-collection', { purchaserId, byHand: true }, { key: `resume-collection:${purchaserId}:new` });
}

/** Sweep: pages from which nobody came back, and whose callback was lost, are asked about, and given up in the end. */
export async function finishSetups(deps: Deps): Promise<void> {
  const waiting = await findSettingUp(deps.db, deps.clock.now().subtract({ minutes: 15 }));
  if (waiting.length === 0) return;
  await write(deps, async (tx) => {
    for (const { id } of waiting) await addJob(tx, 'finish-setup', { methodId: id }, { key: `finish-setup:${id}`, maxAttempts: 3 });
    return ok(null);
  });
}
