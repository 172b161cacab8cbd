import type { Actor } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import { write, type Deps } from '@/lib/platform/db';
import { faultPoint } from '@/lib/platform/fault-point';
import { currentGateway, gatewayOf } from './gateways';
import { MOST_METHODS, type BeginSetup } from './model/inputs';
import { countMethods, findCustomer, findPayer, insertMethod, lockMethods, noteSession } from './store/methods';

/** Won is what is collected here; a gateway may ask what a mandate is for. */
const CURRENCY = 'KRW';

/**
 * Leads a purchaser to the gateway's page, where the number is typed: it never comes to us. The method is written before
 * the page is asked for. Errors: `not-found`, `payments.no-gateway`, `payments.too-many`, `payments.unreachable`.
 */
export async function beginSetup(deps: Deps, actor: Actor, { leaseId }: BeginSetup): Promise<Result<{ methodId: string; url: string }>> {
  if (actor.role !== 'PURCHASER') return err({ code: 'not-found' });
  const name = currentGateway(deps.env);
  const gateway = name && gatewayOf(deps.env, name);
  if (!name || !gateway) return err({ code: 'payments.no-gateway' });
  const begun = await write(deps, async (tx) => {
    await lockMethods(tx, actor.userId);
    if (await countMethods(tx, actor.userId) >= MOST_METHODS) return err({ code: 'payments.too-many', params: { max: MOST_METHODS } });
    return ok(await insertMethod(tx, { purchaserId: actor.userId, gateway: name }, deps.clock.now()));
  });
  if (!begun.ok) return begun;
  faultPoint('begin-setup:written');
  const [payer, customer] = await Promise.all([findPayer(deps.db, actor.userId), findCustomer(deps.db, actor.userId, name)]);
  const back = new URLSearchParams({ added: begun.value, ...(leaseId !== undefined && { lease: leaseId }) });
  try {
    const page = await gateway.beginSetup({
      key: begun.value, customer, name: payer.name, email: payer.email, locale: payer.locale === 'en' ? 'en' : 'ko', currency: CURRENCY,
      returnUrl: `${deps.env.baseUrl}/account/payment?${back}`,
    });
    await write(deps, async (tx) => ok(await noteSession(tx, begun.value, page)));
    return ok({ methodId: begun.value, url: page.url });
  } catch (error) {
    deps.log.warn('payment gateway unreachable', { gateway: name, error: error instanceof Error ? error.message : String(error) });
    return err({ code: 'payments.unreachable' });
  }
}
