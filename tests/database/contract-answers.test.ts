import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { requestContract } from '@/lib/contracts/request-contract';
import { receiveInstitutionEvent } from '@/lib/institutions/receive-institution-event';
import type { ScriptedEvent } from '@/tests/support/scripted-institution';
import { valueOf } from '@/tests/support/catalogue';
import { openRoad, type Road, type Walk } from '@/tests/support/road';

let road: Road;
beforeAll(async () => { road = await openRoad(); });
afterAll(() => road.close());

const contractOf = ({ orderId }: Walk) => road.db.contract.findUniqueOrThrow({ where: { orderId_supplementNo: { orderId, supplementNo: 0 } } });

/** A callback as it reaches the mall, and the work that it queues. */
async function callBack(event: ScriptedEvent): Promise<void> {
  const { headers, body } = road.bank.sign(event);
  expect(await receiveInstitutionEvent(road.deps, { code: 'script', headers: new Headers(headers), raw: Buffer.from(body) })).toMatchObject({ ok: true });
  await road.work('apply-institution-event');
}

describe('a financier', () => {
  test('that says no more than that it will issue later is waited for; one that says that it has, and not what, is refused', async () => {
    const walk = await road.walk('RELAYED', { lender: 'script' });
    road.bank.next('contracts', { answer: 'raw', status: 202, text: '' });
    await road.work('draw-up-contract');
    expect((await contractOf(walk)).state).toBe('DRAWING');
    const other = await road.walk('RELAYED', { lender: 'script' });
    road.bank.next('contracts', { answer: 'raw', status: 201, text: '' });
    await road.work('draw-up-contract');
    expect(await contractOf(other)).toMatchObject({ state: 'REFUSED', reviewNote: 'unreadable-answer' });
  });

  test('that does not know our signature keeps the job waiting', async () => {
    const walk = await road.walk('RELAYED', { lender: 'script' });
    road.bank.next('contracts', { answer: 'http', status: 401, body: { type: 'urn:dalmada:problem:signature' } });
    expect(await road.tryWork('draw-up-contract')).toHaveLength(1);
    await road.work('draw-up-contract');
    expect((await contractOf(walk)).state).toBe('DRAWN');
  });

  test.each([
    ['both names', true, true], ['its own id alone', true, false], ['our order alone', false, true],
  ])('that refuses by %s is not overtaken by what it had said before', async (_, byContract, byOrder) => {
    const walk = await road.walk('RELAYED', { lender: 'script' });
    road.bank.next('contracts', { answer: 'pending' });
    await road.work('draw-up-contract');
    const { data } = road.bank.issueContract(walk.orderId);
    const names = { ...(byContract && { contractId: data.contractId }), ...(byOrder && { orderId: walk.orderId }) };
    await callBack(road.bank.event('contract.refused', { ...names, version: 2, reason: '거절' }));
    await callBack(road.bank.event('contract.issued', { ...data, version: 1 }));
    expect(await contractOf(walk)).toMatchObject({ state: 'REFUSED', reviewNote: '거절' });
    await callBack(road.bank.event('contract.issued', { ...data, version: 3 }));
    expect((await contractOf(walk)).state).toBe('DRAWN');
    await callBack(road.bank.event('contract.refused', { orderId: walk.orderId, version: 2, reason: '늦은 거절' }));
    expect((await contractOf(walk)).state).toBe('DRAWN');
  });

  test('that refuses by our order alone, with no id of its own known, is asked anew: the next contract counts from the beginning', async () => {
    const walk = await road.walk('RELAYED', { lender: 'script' });
    road.bank.next('contracts', { answer: 'raw', status: 202, text: '' }, { answer: 'pending' });
    await road.work('draw-up-contract');
    await callBack(road.bank.event('contract.refused', { orderId: walk.orderId, version: 2, reason: '거절' }));
    const { id } = await contractOf(walk);
    valueOf(await requestContract(road.deps, road.admin, { contractId: id }));
    await road.work('draw-up-contract');
    await callBack(road.bank.event('contract.issued', { ...road.bank.issueContract(walk.orderId).data, version: 1 }));
    expect(await contractOf(walk)).toMatchObject({ state: 'DRAWN', round: 2 });
  });
});
