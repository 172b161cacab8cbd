import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { approveContract } from '@/lib/contracts/approve-contract';
import { drawUpContract } from '@/lib/contracts/draw-up-contract';
import { requestContract } from '@/lib/contracts/request-contract';
import { returnContract } from '@/lib/contracts/return-contract';
import { contractQueue } from '@/lib/contracts/views/queue';
import { contractReview } from '@/lib/contracts/views/review';
import { noteWords } from '@/lib/institutions/model/note';
import { receiveInstitutionEvent } from '@/lib/institutions/receive-institution-event';
import { newId } from '@/lib/platform/id';
import type { ScriptedEvent } from '@/tests/support/scripted-institution';
import { errorOf, valueOf } from '@/tests/support/catalogue';
import { openRoad, type Road, type Walk } from '@/tests/support/road';

let road: Road;
beforeAll(async () => { road = await openRoad(); });
afterAll(() => road.close());

const contractOf = ({ orderId }: Walk) => road.db.contract.findUniqueOrThrow({ where: { orderId_supplementNo: { orderId, supplementNo: 0 } } });
const actionsOn = async (id: string) => (await road.db.auditEntry.findMany({ where: { subjectType: 'contract', subjectId: id }, orderBy: { seq: 'asc' } })).map(({ action }) => action);
const askedUnder = ({ orderId }: Walk) => road.bank.log.filter((entry) => entry.call === 'contracts' && (entry.body as { orderId: string }).orderId === orderId);
const toldAdmin = (kind: string, contractId: string) =>
  road.db.notification.count({ where: { userId: road.admin.userId, kind, href: `/admin/contracts/${contractId}` } });

/** A callback as it reaches the mall, and the work that it queues. */
async function callBack(event: ScriptedEvent): Promise<void> {
  const { headers, body } = road.bank.sign(event);
  expect(await receiveInstitutionEvent(road.deps, { code: 'script', headers: new Headers(headers), raw: Buffer.from(body) })).toMatchObject({ ok: true });
  await road.work('apply-institution-event');
}

describe('one contract for one accepted order', () => {
  test.each(['desk', 'script'] as const)('eight confirmations at once draw up one contract at %s', async (lender) => {
    const walk = await road.walk('RELAYED', { lender });
    const answers = await Promise.allSettled(Array.from({ length: 8 }, () => drawUpContract(road.deps, walk)));
    expect(answers.filter(({ status }) => status === 'rejected')).toEqual([]);
    expect(await road.db.contract.count({ where: { orderId: walk.orderId } })).toBe(1);
    const contract = await contractOf(walk);
    expect(contract).toMatchObject({ state: 'DRAWN', round: 1 });
    expect(await actionsOn(contract.id)).toEqual(['contract.begun', 'contract.drawn']);
    expect(askedUnder(walk).filter((entry) => !entry.repeated)).toHaveLength(lender === 'script' ? 1 : 0);
    expect(await toldAdmin('contracts.drawn', contract.id)).toBe(1);
  });

  test('a second row for the same order is refused by the database', async () => {
    const walk = await road.walk('DRAWN');
    const { id: _, change: __, ...row } = await contractOf(walk);
    const twin = { ...row, id: newId('c'), number: 'DM-0000-0000', terms: {}, particulars: {}, financierAnswer: {} };
    await expect(road.db.contract.create({ data: twin })).rejects.toThrow(/order_id|orderId|Unique/);
  });

  test('nothing is drawn up before the relay, nor after a refusal', async () => {
    const walk = await road.walk('DECIDED');
    expect(errorOf(await drawUpContract(road.deps, walk))).toEqual({ code: 'contracts.not-accepted' });
    expect(errorOf(await drawUpContract(road.deps, { orderId: newId('o') }))).toEqual({ code: 'not-found' });
    expect(await road.db.contract.count({ where: { orderId: walk.orderId } })).toBe(0);
  });

  test('goods with defects and a chosen day of 31 are in the contract as the purchaser said', async () => {
    const walk = await road.walk('DRAWN', { decision: 'ACCEPTED_WITH_DEFECTS', form: { dueDay: 31 } });
    const { terms, particulars } = await contractOf(walk);
    const order = await road.db.order.findUniqueOrThrow({ where: { id: walk.orderId } });
    expect(terms).toMatchObject({ anchor: '2026-04-30', totalCost: order.totalCostMinor.toString(), annualRate: '0.079' });
    expect(particulars).toMatchObject({ dueDay: 31, delivery: { acceptance: 'ACCEPTED_WITH_DEFECTS', defects: '뒷면에 긁힌 자국이 있습니다.' } });
  });
});

describe('an outside institution', () => {
  test('issues at once, under the key of the order', async () => {
    const walk = await road.walk('DRAWN', { lender: 'script' });
    expect(askedUnder(walk)).toMatchObject([{ key: walk.orderId, signature: 'ok', status: 201, body: { acceptance: 'ACCEPTED', serials: [walk.serial] } }]);
    expect(await contractOf(walk)).toMatchObject({ state: 'DRAWN', externalId: road.bank.books.contracts.get(walk.orderId)?.contractId });
  });

  test('issues later by a callback that names the contract by its own id alone, and a repeat changes nothing', async () => {
    const walk = await road.walk('RELAYED', { lender: 'script' });
    road.bank.next('contracts', { answer: 'pending' });
    await road.work('draw-up-contract');
    expect((await contractOf(walk)).state).toBe('DRAWING');
    const { orderId: _, ...data } = road.bank.issueContract(walk.orderId).data;
    await callBack(road.bank.event('contract.issued', data));
    await callBack(road.bank.event('contract.issued', data));
    const contract = await contractOf(walk);
    expect(contract.state).toBe('DRAWN');
    expect(await actionsOn(contract.id)).toEqual(['contract.begun', 'contract.pending', 'contract.drawn']);
  });

  test('whose answer is lost is asked again with the same key and body, and has issued once', async () => {
    const walk = await road.walk('RELAYED', { lender: 'script' });
    road.bank.next('contracts', { answer: 'issue', loseAnswer: true });
    expect(await road.tryWork('draw-up-contract')).toHaveLength(1);
    expect((await contractOf(walk)).state).toBe('DRAWING');
    await road.work('draw-up-contract');
    const [first, second] = askedUnder(walk);
    expect(second).toMatchObject({ key: first?.key, body: first?.body, repeated: true });
    expect((await contractOf(walk)).state).toBe('DRAWN');
  });

  test('that is busy keeps the job waiting', async () => {
    const walk = await road.walk('RELAYED', { lender: 'script' });
    road.bank.next('contracts', { answer: 'http', status: 503, body: { type: 'urn:dalmada:problem:busy' } });
    expect(await road.tryWork('draw-up-contract')).toHaveLength(1);
    expect((await contractOf(walk)).state).toBe('DRAWING');
    await road.work('draw-up-contract');
    expect((await contractOf(walk)).state).toBe('DRAWN');
  });

  test('that is told the address as it stood stays with it, although the seller moves before the repeat', async () => {
    const walk = await road.walk('RELAYED', { lender: 'script', seller: await road.seller() });
    road.bank.next('contracts', { answer: 'issue', loseAnswer: true });
    await road.tryWork('draw-up-contract');
    await road.db.seller.update({ where: { id: walk.seller.sellerId }, data: { addressRoad: '서울 중구 을지로 1' } });
    await road.work('draw-up-contract');
    const [first, second] = askedUnder(walk);
    expect(second?.body).toEqual(first?.body);
    expect(second?.status).toBe(201);
  });

  test('whose terms hash to something else is refused, the answer kept aside and the admins told', async () => {
    const walk = await road.walk('RELAYED', { lender: 'script' });
    road.bank.next('contracts', { answer: 'wrong-hash' });
    await road.work('draw-up-contract');
    const contract = await contractOf(walk);
    expect(contract).toMatchObject({ state: 'REFUSED', reviewNote: 'answer-hash', financierAnswer: null, externalNumber: null });
    expect(await toldAdmin('contracts.quarantined', contract.id)).toBe(1);
    const { contractId } = road.bank.books.contracts.get(walk.orderId)?.answer ?? {};
    const aside = await road.db.institutionEvent.findFirstOrThrow({ where: { type: 'contract.issued', subject: String(contractId) } });
    expect(aside, 'admins find it among what was kept aside, and why').toMatchObject({ outcome: 'QUARANTINED', note: `contract ${String(contractId)}: another hash than ours` });
    expect(noteWords(aside.note ?? '')).toEqual({ key: 'contract-hash', params: { id: contractId } });
    expect(errorOf(await approveContract(road.deps, road.admin, { contractId: contract.id, round: 1 }))).toEqual({ code: 'contracts.not-approvable' });
    // The bank mends its books; asked again, that is a new question with a key of its own.
    road.bank.books.contracts.delete(walk.orderId);
    valueOf(await requestContract(road.deps, road.admin, { contractId: contract.id }));
    await road.work('draw-up-contract');
    expect(await contractOf(walk)).toMatchObject({ state: 'DRAWN', round: 2, reviewNote: null });
    expect(askedUnder(walk).map(({ key }) => key)).toEqual([walk.orderId, `${walk.orderId}:2`]);
  });

  test('whose signature is not by its registered key is refused', async () => {
    const walk = await road.walk('RELAYED', { lender: 'script' });
    road.bank.next('contracts', { answer: 'pending' });
    await road.work('draw-up-contract');
    const { data } = road.bank.issueContract(walk.orderId);
    const other = { ...(data.signature as object), value: Buffer.alloc(64, 1).toString('base64') };
    await callBack(road.bank.event('contract.issued', { ...data, signature: other }));
    expect(await contractOf(walk)).toMatchObject({ state: 'REFUSED', reviewNote: 'answer-signature' });
    const events = await road.db.institutionEvent.findMany({ where: { type: 'contract.issued', subject: String(data.contractId) } });
    expect(events, 'the callback itself says why').toMatchObject([{ outcome: 'QUARANTINED', note: `contract ${String(data.contractId)}: its signature does not hold` }]);
    expect(noteWords(events[0]?.note ?? '')?.key).toBe('contract-signature');
  });

  test('that refuses says why; an admin has it asked anew', async () => {
    const walk = await road.walk('RELAYED', { lender: 'script' });
    road.bank.next('contracts', { answer: 'http', status: 410, body: { type: 'urn:dalmada:problem:approval-ended' } });
    await road.work('draw-up-contract');
    const contract = await contractOf(walk);
    expect(contract).toMatchObject({ state: 'REFUSED', reviewNote: 'approval-ended' });
    expect(await toldAdmin('contracts.refused', contract.id)).toBe(1);
    expect((await contractQueue(road.deps, road.admin)).elsewhere.find((row) => row.id === contract.id)?.state).toBe('REFUSED');
    valueOf(await requestContract(road.deps, road.admin, { contractId: contract.id }));
    await road.work('draw-up-contract');
    expect((await contractOf(walk)).state).toBe('DRAWN');
  });

  test('may issue after all what it had refused', async () => {
    const walk = await road.walk('RELAYED', { lender: 'script' });
    road.bank.next('contracts', { answer: 'pending' });
    await road.work('draw-up-contract');
    const issued = road.bank.issueContract(walk.orderId);
    await callBack(road.bank.event('contract.refused', { orderId: walk.orderId, version: 1, reason: '서류를 더 살펴봅니다.' }));
    expect(await contractOf(walk)).toMatchObject({ state: 'REFUSED', reviewNote: '서류를 더 살펴봅니다.' });
    await callBack(road.bank.event('contract.issued', { ...issued.data, version: 2 }));
    expect(await contractOf(walk)).toMatchObject({ state: 'DRAWN', reviewNote: null });
  });
});

describe('review', () => {
  test('shows order form and contract alike, every check passed, and only to an admin', async () => {
    const walk = await road.walk('DRAWN');
    const review = await contractReview(road.deps, road.admin, walk.contractId);
    expect(review?.rows.filter((row) => row.verdict !== 'SAME')).toEqual([]);
    expect(review?.checks.filter((check) => !check.passed)).toEqual([]);
    expect(review).toMatchObject({ approvable: true, round: 1, signatureName: walk.purchaser.name });
    expect((await contractQueue(road.deps, road.admin)).rows.map(({ id }) => id)).toContain(walk.contractId);
    for (const other of [walk.purchaser, walk.seller, road.deskPerson]) {
      expect(await contractReview(road.deps, other, walk.contractId)).toBeNull();
      expect((await contractQueue(road.deps, other)).rows).toEqual([]);
      for (const act of [approveContract, returnContract, requestContract]) {
        expect(errorOf(await act(road.deps, other, { contractId: walk.contractId, round: 1, note: '주소가 다릅니다.' }))).toEqual({ code: 'not-found' });
      }
    }
    expect((await contractOf(walk)).state).toBe('DRAWN');
  });

  test('a returned contract comes back as the next round, and only that round can be approved', async () => {
    const walk = await road.walk('DRAWN', { seller: await road.seller() });
    const { contractId } = walk;
    valueOf(await returnContract(road.deps, road.admin, { contractId, round: 1, note: '판매자의 주소가 바뀌었습니다.' }));
    await road.db.seller.update({ where: { id: walk.seller.sellerId }, data: { addressRoad: '서울 중구 을지로 30' } });
    await road.work('draw-up-contract');
    expect(await contractOf(walk)).toMatchObject({ state: 'DRAWN', round: 2, particulars: { seller: { address: { road: '서울 중구 을지로 30' } } } });
    const returned = { code: 'contracts.moved-on', params: { name: road.admin.name, did: 'returned' } };
    expect(errorOf(await approveContract(road.deps, road.admin, { contractId, round: 1 }))).toEqual(returned);
    expect(errorOf(await returnContract(road.deps, road.admin, { contractId, round: 1, note: '다시 봅니다.' }))).toEqual(returned);
    valueOf(await approveContract(road.deps, road.admin, { contractId, round: 2 }));
    expect(errorOf(await returnContract(road.deps, road.admin, { contractId, round: 2, note: '다시 봅니다.' }))).toEqual({ code: 'contracts.moved-on', params: { name: road.admin.name, did: 'approved' } });
    expect(await actionsOn(contractId)).toEqual(['contract.begun', 'contract.drawn', 'contract.returned', 'contract.redrawn', 'contract.drawn', 'contract.approved']);
  });

  test('an outside institution is not asked again for what it has issued already', async () => {
    const walk = await road.walk('DRAWN', { lender: 'script' });
    valueOf(await returnContract(road.deps, road.admin, { contractId: walk.contractId, round: 1, note: '한 번 더 봐 주세요.' }));
    await road.work('draw-up-contract');
    expect(await contractOf(walk)).toMatchObject({ state: 'DRAWN', round: 2, reviewNote: '한 번 더 봐 주세요.' });
    expect(askedUnder(walk)).toHaveLength(1);
    expect(await toldAdmin('contracts.drawn', walk.contractId)).toBe(2);
    expect((await contractReview(road.deps, road.admin, walk.contractId))?.unchanged, 'whoever reviews it again is told so').toBe(true);
  });

  test('what has changed since is asked for under a key of its own', async () => {
    const walk = await road.walk('DRAWN', { lender: 'script', seller: await road.seller() });
    await road.db.seller.update({ where: { id: walk.seller.sellerId }, data: { addressRoad: '부산 해운대구 센텀로 9' } });
    const before = await contractReview(road.deps, road.admin, walk.contractId);
    expect(before).toMatchObject({ approvable: true, unchanged: false });
    valueOf(await returnContract(road.deps, road.admin, { contractId: walk.contractId, round: 1, note: '판매자 주소를 새로 적어 주세요.' }));
    await road.work('draw-up-contract');
    expect(askedUnder(walk).map(({ key, status }) => [key, status])).toEqual([[walk.orderId, 201], [`${walk.orderId}:2`, 201]]);
    expect((await contractReview(road.deps, road.admin, walk.contractId))?.unchanged).toBe(false);
  });

  test('of two admins who decide at once, one does', async () => {
    const walk = await road.walk('DRAWN');
    const decisions = await Promise.all([
      ...Array.from({ length: 4 }, () => approveContract(road.deps, road.admin, { contractId: walk.contractId, round: 1 })),
      ...Array.from({ length: 4 }, () => returnContract(road.deps, road.admin, { contractId: walk.contractId, round: 1, note: '다시 봐 주세요.' })),
    ]);
    expect(decisions.filter(({ ok }) => ok)).toHaveLength(1);
    expect(decisions.flatMap((each) => (each.ok ? [] : [each.error.code]))).toEqual(Array(7).fill('contracts.moved-on'));
  });

  const SPOILT: [string, string, (walk: Walk) => Promise<unknown>][] = [
    ['another serial number', 'serials', ({ contractId }) => road.db.$executeRaw`UPDATE contract SET particulars = jsonb_set(particulars, '{goods,serials}', '["X-1"]') WHERE id = ${contractId}`],
    ['a unit that is not the one shipped', 'serials', ({ orderId }) => road.db.$executeRaw`UPDATE unit SET serial = 'U-9999' WHERE id = (SELECT unit_id FROM lease_order WHERE id = ${orderId})`],
    ['a higher total', 'differences', ({ contractId }) => road.db.$executeRaw`UPDATE contract SET terms = jsonb_set(terms, '{totalCost}', '"9999999"') WHERE id = ${contractId}`],
    ['a schedule that does not follow', 'schedule', ({ contractId }) => road.db.$executeRaw`UPDATE contract SET terms = jsonb_set(terms, '{schedule,3,interest}', '"1"') WHERE id = ${contractId}`],
    ['terms under which nothing was answered', 'hash', ({ contractId }) => road.db.$executeRaw`UPDATE contract SET terms_sha256 = repeat('0', 64) WHERE id = ${contractId}`],
    ['a higher late rate', 'differences', ({ contractId }) => road.db.$executeRaw`UPDATE contract SET particulars = jsonb_set(particulars, '{lateRate}', '"0.2"') WHERE id = ${contractId}`],
    ['a late rate above the maximum', 'rates', ({ contractId }) => road.db.$executeRaw`UPDATE contract SET particulars = jsonb_set(particulars, '{lateRate}', '"0.2001"') WHERE id = ${contractId}`],
    ['no address of the financier', 'disclosures', ({ contractId }) => road.db.$executeRaw`UPDATE contract SET particulars = jsonb_set(particulars, '{financier,addressKo}', '""') WHERE id = ${contractId}`],
    ['another purchaser', 'differences', ({ contractId }) => road.db.$executeRaw`UPDATE contract SET particulars = jsonb_set(particulars, '{purchaser,name}', '"임꺽정"') WHERE id = ${contractId}`],
  ];
  /** What is refused by its article: a field left blank, and the rate of a schedule from which none follows. */
  const UNSAID: Readonly<Record<string, Record<string, string>>> = {
    'no address of the financier': { financierAddress: 'disclosures.kr-ita-6-1' },
    'a higher total': { realAnnualRate: 'disclosures.kr-ita-6-6' },
    'a schedule that does not follow': { realAnnualRate: 'disclosures.kr-ita-6-6' },
  };
  test.each(SPOILT)('a contract with %s cannot be approved', async (what, check, spoil) => {
    const walk = await road.walk('DRAWN');
    await spoil(walk);
    const review = await contractReview(road.deps, road.admin, walk.contractId);
    expect(review?.checks.find((each) => each.check === check)?.passed).toBe(false);
    expect(errorOf(await approveContract(road.deps, road.admin, { contractId: walk.contractId, round: 1 })))
      .toEqual({ code: 'contracts.not-approvable', ...(UNSAID[what] && { fields: UNSAID[what] }) });
    expect((await contractOf(walk)).state).toBe('DRAWN');
  });

  test('a return needs a note, and what is not waiting cannot be asked for again', async () => {
    const walk = await road.walk('DRAWN');
    expect(errorOf(await requestContract(road.deps, road.admin, { contractId: walk.contractId }))).toEqual({ code: 'contracts.moved-on' });
    expect(errorOf(await requestContract(road.deps, road.admin, { contractId: newId('c') }))).toEqual({ code: 'not-found' });
  });
});
