import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/kernel/actor';
import { CALLS_AT_ONCE } from '@/lib/institutions/model/circuit';
import { receiveInstitutionEvent } from '@/lib/institutions/receive-institution-event';
import { openOrderForm } from '@/lib/orders/open-order-form';
import { signOrderForm } from '@/lib/orders/sign-order-form';
import { Random } from '../support/faults/random';
import { countWaiting, workSome } from '../support/faults/work';
import { LimitStage } from '../support/limit-stage';
import { askOf, requested } from '../support/limits';
import { signingInput, somePurchaser } from '../support/orders';

/* Many purchasers of one seller's goods at once, each with an approval of their own at an outside bank. */

const FINANCED = 4_932_000n;
const MANY = 50;
const FIT = 7n;

interface Buyer {
  actor: Actor;
  approvalId: string;
  externalId: string;
}

let stage: LimitStage;
const random = new Random(1);
let units = 0;

beforeAll(async () => { stage = await LimitStage.open(); });
afterAll(() => stage.bank.close());

/** All that is queued, as many at once as one bank is called. */
async function drain(): Promise<void> {
  while (await countWaiting(stage.deps.db) > 0) {
    const [error] = await workSome(stage.deps, random, CALLS_AT_ONCE);
    if (error) throw error;
  }
}

async function approved(count: number, validMinutes = 1440): Promise<Buyer[]> {
  const { deps, world, bank } = stage;
  bank.always('limit-requests', { answer: 'approve', validMinutes });
  await deps.db.unit.createMany({ data: Array.from({ length: count }, () => ({ id: `many_${(units += 1)}`, listingId: world.listingId, sellerId: world.seller.sellerId, serial: `M-${units}`, createdAt: new Date(0) })) });
  const asked: { actor: Actor; requestId: string }[] = [];
  for (let n = 0; n < count; n += 1) {
    const actor = await somePurchaser(deps);
    asked.push({ actor, requestId: await requested(deps, actor, world.listingId, { lenders: ['script'] }) });
  }
  await drain();
  return Promise.all(asked.map(async ({ actor, requestId }) => {
    const { approval } = await askOf(deps, requestId, 'script');
    return { actor, approvalId: approval?.id ?? '', externalId: approval?.externalId ?? '' };
  }));
}

const sellerLimit = () => stage.deps.db.sellerLimit.findFirstOrThrow({ where: { sellerId: stage.world.seller.sellerId, institution: { code: 'script' } } });

/** From now on so many more orders fit under what the bank finances of this seller. */
async function letFit(more: bigint): Promise<void> {
  const { id, heldMinor, usedMinor } = await sellerLimit();
  await stage.deps.db.sellerLimit.update({ where: { id }, data: { approvedMinor: heldMinor + usedMinor + more * FINANCED + 1n } });
}

/** Those who got a form, opened by all at once; why the others did not. */
async function openAll(buyers: readonly Buyer[]) {
  const results = await Promise.all(buyers.map((buyer) => openOrderForm(stage.deps, buyer.actor, { approvalId: buyer.approvalId })));
  const opened = results.flatMap((result, index) => (result.ok ? [{ ...(buyers[index] as Buyer), orderId: result.value.orderId }] : []));
  return { opened, refusals: new Set(results.flatMap((result) => (result.ok ? [] : [result.error.code]))) };
}

const signAll = (forms: readonly { actor: Actor; orderId: string }[]) =>
  Promise.all(forms.map(({ actor, orderId }) => signOrderForm(stage.deps, actor, signingInput(orderId, actor.name))));

const statesOf = async (forms: readonly { orderId: string }[]) =>
  (await stage.deps.db.order.findMany({ where: { id: { in: forms.map(({ orderId }) => orderId) } }, select: { state: true } })).map(({ state }) => state);

/** What is used and held of these approvals, at the bank and here, and of the seller's limit since. */
async function books(buyers: readonly Buyer[], before: bigint) {
  const sum = (amounts: bigint[]) => amounts.reduce((all, each) => all + each, 0n);
  const rows = await stage.deps.db.approval.findMany({ where: { id: { in: buyers.map(({ approvalId }) => approvalId) } } });
  const theirs = buyers.map(({ externalId }) => stage.bank.sums(externalId));
  const seller = await sellerLimit();
  return {
    there: { used: sum(theirs.map(({ used }) => used)), held: sum(theirs.map(({ held }) => held)) },
    here: { used: sum(rows.map(({ usedMinor }) => usedMinor)), held: sum(rows.map(({ heldMinor }) => heldMinor)) },
    seller: { used: seller.usedMinor - before, held: seller.heldMinor },
  };
}

const same = (used: bigint, held = 0n) => ({ there: { used, held }, here: { used, held }, seller: { used, held } });

describe('fifty purchasers at once, of whom seven fit under what the bank finances of the seller', () => {
  it('are exactly seven, held and used, here and in the bank’s books', async () => {
    const buyers = await approved(MANY);
    await letFit(FIT);
    const { opened, refusals } = await openAll(buyers);
    expect(opened).toHaveLength(Number(FIT));
    expect(refusals).toEqual(new Set(['limits.seller-exceeded']));
    await drain();
    expect(await books(buyers, 0n)).toEqual(same(0n, FIT * FINANCED));
    expect((await signAll(opened)).every(({ ok }) => ok)).toBe(true);
    await drain();
    expect(await statesOf(opened)).toEqual(Array.from({ length: Number(FIT) }, () => 'PLACED'));
    expect(await books(buyers, 0n)).toEqual(same(FIT * FINANCED));
    expect((await openAll(buyers)).opened.map(({ orderId }) => orderId).filter((id) => !opened.some(({ orderId }) => orderId === id))).toEqual([]);
    expect(stage.bank.count('use')).toBe(Number(FIT));
  });

  it('that race with the bank’s revocations are used before it or not at all, in both books', async () => {
    const buyers = await approved(MANY);
    await letFit(FIT);
    const before = (await sellerLimit()).usedMinor;
    const { opened } = await openAll(buyers);
    await drain();
    await signAll(opened);
    const revoke = async (externalId: string) => {
      const { headers, body } = stage.bank.sign(stage.bank.revoke(externalId));
      return receiveInstitutionEvent(stage.deps, { code: 'script', headers: new Headers(headers), raw: Buffer.from(body) });
    };
    await Promise.all([drain(), ...opened.map(({ externalId }, index) => new Promise((resolve) => { setTimeout(resolve, index * 12); }).then(() => revoke(externalId)))]);
    await drain();
    const states = await statesOf(opened);
    expect(states.every((state) => state === 'PLACED' || state === 'ENDED'), states.join()).toBe(true);
    const placed = states.filter((state) => state === 'PLACED').length;
    expect(await books(buyers, before)).toEqual(same(BigInt(placed) * FINANCED));
    const rows = await stage.deps.db.approval.findMany({ where: { id: { in: opened.map(({ approvalId }) => approvalId) } } });
    expect(rows.every(({ status }) => status === 'REVOKED')).toBe(true);
  });

  it('that race with the end of their approvals are used before it or not at all, in both books', async () => {
    const buyers = await approved(20, 20);
    await letFit(20n);
    const before = (await sellerLimit()).usedMinor;
    const { opened } = await openAll(buyers);
    await drain();
    await signAll(opened);
    await workSome(stage.deps, random, 8);
    await Promise.all([workSome(stage.deps, random, 8), new Promise((resolve) => { setTimeout(resolve, 5); }).then(() => { stage.database.clock.advance({ minutes: 20 }); })]);
    await drain();
    const states = await statesOf(opened);
    expect(new Set(states), 'some came in time, some did not').toEqual(new Set(['PLACED', 'ENDED']));
    expect(await books(buyers, before)).toEqual(same(BigInt(states.filter((state) => state === 'PLACED').length) * FINANCED));
  });
});
