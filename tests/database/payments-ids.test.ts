import { afterAll, beforeAll, expect, test } from 'vitest';
import { billLease } from '@/lib/billing/bill-lease';
import { chooseLeaseMethod } from '@/lib/billing/choose-lease-method';
import { payInvoice } from '@/lib/billing/pay-invoice';
import { removeMethod } from '@/lib/billing/remove-method';
import { leasePayment } from '@/lib/billing/views/lease-payment';
import type { Actor } from '@/lib/kernel/actor';
import type { Result } from '@/lib/kernel/result';
import { chooseDefaultMethod } from '@/lib/payments/choose-default-method';
import { returnFromSetup } from '@/lib/payments/finish-setup';
import type { Deps } from '@/lib/platform/db';
import { newId } from '@/lib/platform/id';
import { errorOf } from '@/tests/support/catalogue';
import { aLease } from '@/tests/support/rights';
import { openRoad, type Road } from '@/tests/support/road';

/* Invariant 17, of methods and bills: every id, put by everybody into every page and act that takes one. */

type Who = 'nobody' | 'purchaserA' | 'purchaserB' | 'sellerA' | 'desk' | 'admin';
type Id = 'lease' | 'invoice' | 'method' | 'order' | 'none';

let road: Road;
let people: Record<Who, Actor>;
let ids: Record<Id, string>;

beforeAll(async () => {
  road = await openRoad();
  const walk = await aLease(road);
  await billLease(road.deps, { leaseId: walk.leaseId });
  const { id: invoice } = await road.db.invoice.findFirstOrThrow({ where: { leaseId: walk.leaseId } });
  const { id: method } = await road.db.paymentMethod.create({
    data: { id: newId('pm'), purchaserId: walk.purchaser.userId, gateway: 'sandbox', state: 'ACTIVE', token: 'man_1', customer: 'cus_1', brand: 'Visa', last4: '4242', createdAt: new Date(0), activeAt: new Date(0) },
  });
  people = { nobody: { userId: '', role: 'PURCHASER', name: '' }, purchaserA: walk.purchaser, purchaserB: await road.purchaser(), sellerA: walk.seller, desk: road.deskPerson, admin: road.admin };
  ids = { lease: walk.leaseId, invoice, method, order: walk.orderId, none: newId('l') };
});
afterAll(() => road.close());

test('what a lease is paid by is shown to its purchaser alone', async () => {
  for (const [who, actor] of Object.entries(people)) {
    for (const [kind, id] of Object.entries(ids)) {
      expect([who, kind, (await leasePayment(road.db, actor, id, road.clock.now())) !== null]).toEqual([who, kind, who === 'purchaserA' && kind === 'lease']);
    }
  }
});

type Act = (deps: Deps, actor: Actor, id: string) => Promise<Result<unknown>>;
const ACTS: Record<string, [takes: Id, act: Act]> = {
  payInvoice: ['invoice', (deps, actor, invoiceId) => payInvoice(deps, actor, { invoiceId })],
  chooseLeaseMethod: ['lease', (deps, actor, leaseId) => chooseLeaseMethod(deps, actor, { leaseId, methodId: null })],
  chooseMethodOfLease: ['method', (deps, actor, methodId) => chooseLeaseMethod(deps, actor, { leaseId: ids.lease, methodId })],
  chooseDefaultMethod: ['method', (deps, actor, methodId) => chooseDefaultMethod(deps, actor, { methodId })],
  removeMethod: ['method', (deps, actor, methodId) => removeMethod(deps, actor, { methodId })],
  returnFromSetup: ['method', (deps, actor, methodId) => returnFromSetup(deps, actor, { methodId })],
};

test.each(Object.keys(ACTS))('%s finds nothing for anybody but its purchaser, whatever the id', async (name) => {
  const [takes, act] = ACTS[name] as [Id, Act];
  const before = await road.db.auditEntry.count();
  for (const [who, actor] of Object.entries(people)) {
    for (const [kind, id] of Object.entries(ids)) {
      if (who !== 'purchaserA' || kind !== takes) expect([who, kind, errorOf(await act(road.deps, actor, id))?.code]).toEqual([who, kind, 'not-found']);
    }
  }
  expect(await road.db.auditEntry.count()).toBe(before);
});
