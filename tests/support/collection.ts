import { beginSetup } from '@/lib/payments/begin-setup';
import { finishSetup } from '@/lib/payments/finish-setup';
import type { Actor } from '@/lib/kernel/actor';
import { TASKS } from '@/lib/worker/tasks';
import { valueOf } from './catalogue';
import { workOff } from './jobs';
import type { ScriptedGateway } from './scripted-gateway';

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
