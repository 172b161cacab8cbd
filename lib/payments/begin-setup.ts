import type { Actor } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import { write, type Deps } from '@/lib/platform/db';
import { faultPoint } from '@/lib/platform/fault-point';
import { addJob } from '@/lib/platform/jobs';
import type { SetupPage } from './gateway';
import { currentGateway, gatewayOf } from './gateways';
import { MOST_METHODS, type BeginSetup } from './model/inputs';
import { leaveIfClosed } from './store/customers';
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
    await keepPage(deps, actor, { methodId: begun.value, gateway: name, page });
    return ok({ methodId: begun.value, url: page.url });
  } catch (error) {
    deps.log.warn('payment gateway unreachable', { gateway: name, error: error instanceof Error ? error.message : String(error) });
    return err({ code: 'payments.unreachable' });
  }
}

/** Who closed their account meanwhile has a customer at the gateway that nobody else would have it forget. */
const keepPage = (deps: Deps, { userId }: Actor, { methodId, gateway, page }: { methodId: string; gateway: string; page: SetupPage }) =>
  write(deps, async (tx) => {
    await lockMethods(tx, userId);
    await noteSession(tx, methodId, page);
    const leaving = { gateway, customer: page.customer };
    if (await leaveIfClosed(tx, leaving, userId, deps.clock.now())) await addJob(tx, 'forget-customer', leaving, { key: `forget-customer:${gateway}:${page.customer}` });
    return ok(null);
  });
