import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { abandonContract } from '@/lib/contracts/abandon-contract';
import { approveContract } from '@/lib/contracts/approve-contract';
import { refuseContract } from '@/lib/contracts/refuse-contract';
import { returnContract } from '@/lib/contracts/return-contract';
import { codeInMail } from '@/lib/host/seed/sign-delivered';
import { SYSTEM, type Actor } from '@/lib/kernel/actor';
import type { Result } from '@/lib/kernel/result';
import { receiveInstitutionEvent } from '@/lib/institutions/receive-institution-event';
import { openSigning } from '@/lib/signing/open-signing';
import { recordConsent } from '@/lib/signing/record-consent';
import { resumeSeals } from '@/lib/signing/resume-seals';
import { sealContract } from '@/lib/signing/seal-contract';
import { sendSigningCode } from '@/lib/signing/send-signing-code';
import { errorOf, valueOf } from '@/tests/support/catalogue';
import { staff } from '@/tests/support/people';
import { openRoad, type Road, type Walk } from '@/tests/support/road';
import { clausesOf, readyToSign, sentCode, sign } from '@/tests/support/signing';

/* What two do at the same moment about one contract has one outcome, whoever comes first. Each race is run some times. */

const TURNS = [1, 2, 3, 4];

let road: Road;
let colleague: Actor;
beforeAll(async () => {
  road = await openRoad();
  colleague = await staff(road.deps, 'ADMIN');
});
afterAll(() => road.close());

const contractOf = ({ contractId }: Walk) => road.db.contract.findUniqueOrThrow({ where: { id: contractId }, include: { signing: true } });
const ready = async (lender: 'desk' | 'script' = 'desk') => readyToSign(road, await road.walk('DELIVERED', { lender }));
const actionsOf = async ({ contractId }: Walk) => (await road.db.auditEntry.findMany({ where: { subjectType: 'contract', subjectId: contractId }, orderBy: { seq: 'asc' } })).map(({ action }) => action);
const codesOf = (results: Result<unknown>[]) => results.map((each) => errorOf(each)?.fields?.['code'] ?? errorOf(each)?.code ?? 'ok');

/** The seal follows, and with it one lease. */
async function comesIntoForce(walk: Walk): Promise<void> {
  await road.work('seal-contract', 'open-lease');
  expect((await contractOf(walk)).state).toBe('SEALED');
  expect(await road.db.lease.count({ where: { contractId: walk.contractId } })).toBe(1);
}

describe('while the purchaser signs', () => {
  test.each(TURNS)('the bank takes the limit back: it was used, and the contract comes into force (%i)', async () => {
    const walk = await ready('script');
    const code = await sentCode(road, walk);
    const { externalId } = await road.db.approval.findUniqueOrThrow({ where: { id: walk.approvalId } });
    const { headers, body } = road.bank.sign(road.bank.revoke(externalId));
    const revoke = async () => {
      const received = await receiveInstitutionEvent(road.deps, { code: 'script', headers: new Headers(headers), raw: Buffer.from(body) });
      await road.work('apply-institution-event');
      return received.ok;
    };
    const [signed, revoked] = await Promise.all([sign(road, walk, code), revoke()]);
    expect([signed.ok, revoked]).toEqual([true, true]);
    const approval = await road.db.approval.findUniqueOrThrow({ where: { id: walk.approvalId } });
    expect(approval.usedMinor, 'what an order has used stays').toBeGreaterThan(0n);
    await comesIntoForce(walk);
  });

  test.each(TURNS)('another tab asks for a new code: it is signed with the old one, or only the new one is good (%i)', async () => {
    const walk = await ready();
    const old = await sentCode(road, walk);
    road.clock.advance({ seconds: 31 });
    const { contractId, purchaser } = walk;
    const [signed, sent] = await Promise.all([sign(road, walk, old), sendSigningCode(road.deps, purchaser, { contractId })]);
    const { number, state } = await contractOf(walk);
    expect(state).toBe(signed.ok ? 'SIGNED' : 'DELIVERED');
    expect(sent.ok || errorOf(sent)?.code === 'signing.over', 'the second was told what became of it').toBe(true);
    if (!signed.ok) {
      expect(errorOf(signed)?.fields?.['code']).toMatch(/^signing\.code-(none|wrong\?tries=4)$/);
      valueOf(await sign(road, walk, await codeInMail(road.deps, purchaser.userId, number)));
    }
    expect(await road.db.signingCode.count({ where: { contractId, usedAt: { not: null } } })).toBe(1);
    await comesIntoForce(walk);
  });

  test.each(TURNS)('another tab takes a consent back: it is signed with every consent, or not at all (%i)', async () => {
    const walk = await ready();
    const code = await sentCode(road, walk);
    const clauses = await clausesOf(road, walk);
    const [key = ''] = clauses;
    const consent = (agreed: boolean) => recordConsent(road.deps, walk.purchaser, { contractId: walk.contractId, key, agreed });
    const [signed, back] = await Promise.all([sign(road, walk, code), consent(false)]);
    expect([signed.ok, back.ok].filter(Boolean), codesOf([signed, back]).join()).toHaveLength(1);
    if (!signed.ok) {
      expect(codesOf([signed])).toEqual(['signing.not-agreed']);
      valueOf(await consent(true));
      valueOf(await sign(road, walk, code));
    }
    expect(Object.keys((await contractOf(walk)).signing?.consents as object).sort()).toEqual([...clauses].sort());
    await comesIntoForce(walk);
  });

  test('eight tabs that open it begin one signing', async () => {
    const walk = await road.walk('DELIVERED');
    const all = await Promise.all(Array.from({ length: 8 }, () => openSigning(road.deps, walk.purchaser, { contractId: walk.contractId })));
    expect(codesOf(all)).toEqual(Array(8).fill('ok'));
    expect((await actionsOf(walk)).filter((action) => action === 'contract.opened')).toHaveLength(1);
  });

  test.each(TURNS)('whoever the link was forwarded to presses the same button: their press is nothing (%i)', async () => {
    const walk = await ready();
    const code = await sentCode(road, walk);
    const other = { ...walk, purchaser: await road.purchaser(walk.purchaser.name) };
    const [own, theirs] = await Promise.all([sign(road, walk, code), sign(road, other, code)]);
    expect(codesOf([own, theirs])).toEqual(['ok', 'not-found']);
    const entries = await road.db.auditEntry.findMany({ where: { subjectType: 'contract', subjectId: walk.contractId, actorId: other.purchaser.userId } });
    expect(entries).toEqual([]);
  });
});

describe('while an admin decides', () => {
  test.each(TURNS)('another returns it and a third approves it: one decision, and one document or a next round (%i)', async () => {
    const walk = await road.walk('DRAWN');
    const input = { contractId: walk.contractId, round: 1 };
    const results = await Promise.all([
      approveContract(road.deps, road.admin, input), returnContract(road.deps, colleague, { ...input, note: '판매자의 주소를 다시 적어 주세요.' }), approveContract(road.deps, colleague, input),
    ]);
    expect(codesOf(results).sort()).toEqual(['contracts.moved-on', 'contracts.moved-on', 'ok']);
    await road.work('draw-up-contract', 'deliver-contract');
    const { state, round } = await contractOf(walk);
    expect([state, round]).toEqual(results[1].ok ? ['DRAWN', 2] : ['DELIVERED', 1]);
    expect(await road.db.storedFile.count({ where: { ownerId: walk.contractId } })).toBe(results[1].ok ? 0 : 1);
  });

  test.each(TURNS)('the bank refuses what it had issued: it is refused, or it is let out (%i)', async () => {
    const walk = await road.walk('DRAWN', { lender: 'script' });
    const { contractId } = walk;
    const [approved, refused] = await Promise.all([
      approveContract(road.deps, road.admin, { contractId, round: 1 }), refuseContract(road.deps, SYSTEM, { contractId, reason: '심사를 다시 합니다.' }),
    ]);
    const { state } = await contractOf(walk);
    const done = refused.ok && refused.value;
    expect([approved.ok, done, state]).toEqual(done ? [false, true, 'REFUSED'] : [true, false, 'REVIEWED']);
    await road.work('deliver-contract');
    expect((await contractOf(walk)).state).toBe(done ? 'REFUSED' : 'DELIVERED');
    if (!done) return;
    const ends = await Promise.all([road.admin, colleague].map((who) => abandonContract(road.deps, who, { contractId, round: 1, note: '금융사가 발행하지 않습니다.' })));
    expect(codesOf(ends).sort(), 'two who end it end it once').toEqual(['contracts.moved-on', 'ok']);
  });
});

describe('while a signed contract waits for its seal', () => {
  test('four workers and two sweeps seal it once', async () => {
    const walk = await ready();
    valueOf(await sign(road, walk, await sentCode(road, walk)));
    road.clock.advance({ minutes: 11 });
    const { contractId } = walk;
    const sealed = await Promise.all([...Array.from({ length: 4 }, () => sealContract(road.deps, { contractId })), resumeSeals(road.deps), resumeSeals(road.deps)]);
    expect(sealed.filter((each) => each?.ok)).not.toEqual([]);
    await comesIntoForce(walk);
    expect(await road.db.storedFile.count({ where: { ownerId: contractId } })).toBe(2);
    const actions = await actionsOf(walk);
    for (const action of ['contract.signed-by-seller', 'contract.signed-by-financier', 'contract.sealed']) expect(actions.filter((each) => each === action), action).toHaveLength(1);
    expect(await road.db.notification.count({ where: { kind: 'contracts.unsealed', userId: road.admin.userId, href: `/admin/contracts/${contractId}` } })).toBe(1);
  });
});
