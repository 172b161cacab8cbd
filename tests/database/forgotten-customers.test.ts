import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { askOpenAttempts } from '@/lib/billing/ask-open-attempts';
import { forgetCustomer, forgetCustomers } from '@/lib/billing/forget-customer';
import type { Actor } from '@/lib/kernel/actor';
import { beginSetup } from '@/lib/payments/begin-setup';
import { finishSetup } from '@/lib/payments/finish-setup';
import type * as Gateways from '@/lib/payments/gateways';
import { stripeGateway } from '@/lib/payments/stripe-gateway';
import type { Deps } from '@/lib/platform/db';
import { newId } from '@/lib/platform/id';
import { closeAccount } from '@/lib/privacy/close-account';
import { confirmGoodsBack } from '@/lib/rights/confirm-goods-back';
import { withdrawContract } from '@/lib/rights/withdraw-contract';
import { forgetCustomer as forgottenBySandbox, insertCharge, openSetup, closeSetup } from '@/lib/sandbox-gateway/store';
import { TASKS } from '@/lib/worker/tasks';
import { valueOf } from '@/tests/support/catalogue';
import { addCard, work } from '@/tests/support/collection';
import { brokenInvariants } from '@/tests/support/invariants';
import { forgetJobs, workOff } from '@/tests/support/jobs';
import { aPurchaser, PASSWORD } from '@/tests/support/people';
import { aLease, openRoad, type Road } from '@/tests/support/rights';
import { ScriptedGateway } from '@/tests/support/scripted-gateway';
import { StripeServer } from '@/tests/support/stripe-server';

/* The company's library talks to a server of the tests in place of the company's own. */
const stripe = vi.hoisted(() => ({ port: 0 }));
vi.mock('@/lib/payments/gateways', async (original) => {
  const real = await original<typeof Gateways>();
  const gatewayOf: typeof real.gatewayOf = (env, name) => (name === 'stripe'
    ? stripeGateway({ secretKey: 'sk_test_mall', webhookSecret: 'whsec_of_the_tests', accountUrl: 'https://dalmada.example/account/payment', deadlineMs: 2000, host: { host: '127.0.0.1', port: stripe.port, protocol: 'http' } }) : real.gatewayOf(env, name));
  return { ...real, gatewayOf };
});

let road: Road;
let server: StripeServer;
let sandbox: ScriptedGateway;
let deps: Deps;
beforeAll(async () => {
  [road, server] = [await openRoad(), await StripeServer.start()];
  stripe.port = server.port;
  sandbox = await ScriptedGateway.start(road.deps);
  deps = { ...road.deps, env: { ...road.deps.env, stripe: { secretKey: 'sk_test_mall', webhookSecret: 'whsec_of_the_tests' } } };
});
afterAll(async () => {
  await Promise.all([server.close(), sandbox.close()]);
  await road.close();
});
beforeEach(() => {
  server.customerAnswer = 'deleted';
  server.log.length = 0;
});

const close = async (actor: Actor, by = deps) => valueOf(await closeAccount(by, actor, { password: PASSWORD, understood: true }));
const deletions = () => server.log.filter(({ method }) => method === 'DELETE').map(({ path }) => path);
const leaving = (purchaserId: string) => road.db.leavingCustomer.findMany({ where: { purchaserId } });
const forgotten = (userId: string) => road.db.auditEntry.count({ where: { subjectId: userId, action: 'user.forgotten-by-gateway' } });
async function does(...names: string[]): Promise<void> {
  const [error] = await workOff(deps, ...(names.length > 0 ? names : Object.keys(TASKS)));
  if (error) throw error;
}

/** A purchaser with a card at Stripe; whom it knows them as. */
async function payer(of?: Actor): Promise<{ person: Actor; customer: string; methodId: string }> {
  const person = of ?? await aPurchaser(deps);
  const { methodId } = valueOf(await beginSetup(deps, person, {}));
  server.session = { status: 'complete', setup_intent: { object: 'setup_intent', payment_method: { id: `pm_of${methodId.toLowerCase().replace(/[^a-z0-9]/g, '')}`, type: 'card', card: { brand: 'visa', last4: '4242' } } } };
  expect(await finishSetup(deps, { methodId })).toBe('ACTIVE');
  await forgetJobs(road.db);
  const { customer } = await road.db.paymentMethod.findUniqueOrThrow({ where: { id: methodId } });
  return { person, customer: customer ?? '', methodId };
}

describe('whose account is closed', () => {
  test('is forgotten by the payment company, once, and whoever stays is not', async () => {
    const [gone, stays] = [await payer(), await payer()];
    expect(server.customers.size).toBe(2);
    await close(gone.person);
    expect(deletions(), 'nobody is told before it is committed').toEqual([]);
    await does();
    expect(deletions()).toEqual([`/v1/customers/${gone.customer}`]);
    expect([...server.customers.keys()]).toEqual([stays.customer]);
    expect([await leaving(gone.person.userId), await forgotten(gone.person.userId)]).toEqual([[], 1]);
    await forgetCustomer(deps, { gateway: 'stripe', customer: gone.customer });
    await forgetCustomers(deps);
    await does();
    expect([deletions().length, await forgotten(gone.person.userId)]).toEqual([1, 1]);
  });

  test.each(['lost', 'error'] as const)('is told to it again where the answer was %s; who is not there any more is forgotten', async (answer) => {
    const { person, customer } = await payer();
    await close(person);
    server.customerAnswer = answer;
    // Where the line drops at once the library asks again by itself, and finds nobody.
    if (answer === 'error') await expect(does('forget-customer')).rejects.toThrow(/not known to be forgotten/);
    else await does('forget-customer');
    expect(await leaving(person.userId)).toHaveLength(answer === 'error' ? 1 : 0);
    await forgetJobs(road.db);
    server.customerAnswer = 'deleted';
    await forgetCustomers(deps);
    await does('forget-customer');
    expect((await leaving(person.userId)).length, 'its job may only be late').toBe(answer === 'error' ? 1 : 0);
    road.clock.advance({ minutes: 16 });
    await Promise.all([forgetCustomers(deps), forgetCustomers(deps)]);
    await does('forget-customer');
    expect([await leaving(person.userId), server.customers.has(customer), await forgotten(person.userId)]).toEqual([[], false, 1]);
  });

  test('waits while it is unknown what was taken last, which is asked for by them', async () => {
    const walk = await aLease(road);
    await road.work('bill-lease');
    const { customer, methodId } = await payer(walk.purchaser);
    const { id: invoiceId, amountMinor } = await road.db.invoice.findFirstOrThrow({ where: { leaseId: walk.leaseId } });
    const at = new Date(road.clock.now().epochMilliseconds);
    await road.db.collectionAttempt.create({ data: { id: newId('at'), invoiceId, methodId, no: 1, state: 'UNKNOWN', currency: 'KRW', amountMinor, createdAt: at, askedAt: at, askAt: at } });
    const { withdrawalId } = valueOf(await withdrawContract(road.deps, walk.purchaser, { contractId: walk.contractId }));
    valueOf(await confirmGoodsBack(road.deps, walk.seller, { withdrawalId, condition: 'GOOD' }));
    await close(walk.purchaser);
    await does('forget-customer');
    road.clock.advance({ minutes: 16 });
    await forgetCustomers(deps);
    await does('forget-customer');
    expect([deletions(), (await leaving(walk.purchaser.userId)).length]).toEqual([[], 1]);
    // The company has never heard of it, and will not any more.
    road.clock.advance({ hours: 25 });
    await askOpenAttempts(deps);
    await does('charge-attempt');
    await forgetCustomers(deps);
    await does('forget-customer');
    expect([deletions(), await leaving(walk.purchaser.userId)]).toEqual([[`/v1/customers/${customer}`], []]);
  });

  test('while a page for a card is being asked for is forgotten all the same', async () => {
    const person = await aPurchaser(deps);
    await Promise.all([beginSetup(deps, person, {}), close(person)]);
    await does();
    expect([await leaving(person.userId), await road.db.paymentMethod.count({ where: { purchaserId: person.userId, customer: { not: null } } })]).toEqual([[], 0]);
    expect([...server.customers.values()]).not.toContain((await road.db.user.findUniqueOrThrow({ where: { id: person.userId } })).email);
  });

  test('is forgotten by the demo’s gateway too, with all that could be charged', async () => {
    const person = await aPurchaser(road.deps);
    await addCard(sandbox, person);
    const { customer } = await road.db.paymentMethod.findFirstOrThrow({ where: { purchaserId: person.userId } });
    await forgetJobs(road.db);
    await close(person, sandbox.deps);
    await work(sandbox);
    expect([sandbox.forgotten.has(customer ?? ''), await leaving(person.userId)]).toEqual([true, []]);
    const at = road.clock.now();
    await road.db.$transaction(async (tx) => {
      const { id: setupId } = await openSetup(tx, { key: 'k_gone', customer: 'cus_gone', returnUrl: '/' }, at);
      await closeSetup(tx, { setupId, customer: 'cus_gone', kind: 'CARD', brand: 'Visa', last4: '4242', script: 'approve' }, at);
      const { token } = await tx.sandboxMandate.findFirstOrThrow({ where: { customer: 'cus_gone' } });
      await insertCharge(tx, { key: 'at_gone', token, currency: 'KRW', amountMinor: 1n, code: null, hard: false }, { madeAt: at, visibleAt: at });
    });
    expect([await forgottenBySandbox(road.db, 'cus_gone', at), await forgottenBySandbox(road.db, 'cus_gone', at), await forgottenBySandbox(road.db, 'cus_never', at)]).toEqual([true, true, false]);
    expect(await road.db.sandboxMandate.count({ where: { customer: 'cus_gone', detachedAt: null } })).toBe(0);
  });

  test('and whom nobody will have forgotten is seen by the invariants', async () => {
    const { person } = await payer();
    await close(person);
    const [row] = await leaving(person.userId);
    await road.db.leavingCustomer.deleteMany({ where: { purchaserId: person.userId } });
    await road.db.paymentMethod.updateMany({ where: { purchaserId: person.userId }, data: { customer: row?.customer ?? '' } });
    expect((await brokenInvariants(road.database.migrationUrl)).join('\n')).toContain('17 customer of a closed account');
    await road.db.paymentMethod.updateMany({ where: { purchaserId: person.userId }, data: { customer: null } });
  });
});
