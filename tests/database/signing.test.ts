import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contractsToSign, awaitedContracts } from '@/lib/contracts/views/to-sign';
import { contractStory } from '@/lib/contracts/views/of-order';
import { SYSTEM } from '@/lib/kernel/actor';
import { revokeApproval } from '@/lib/limits/revoke-approval';
import { declineContract } from '@/lib/signing/decline-contract';
import { finishReading } from '@/lib/signing/finish-reading';
import { openSigning } from '@/lib/signing/open-signing';
import { recordConsent } from '@/lib/signing/record-consent';
import { sendSigningCode } from '@/lib/signing/send-signing-code';
import { signContract } from '@/lib/signing/sign-contract';
import { purchaserSigning } from '@/lib/signing/views/purchaser-signing';
import { errorOf, valueOf } from '@/tests/support/catalogue';
import { jobs } from '@/tests/support/jobs';
import { openRoad, type Road, type Walk } from '@/tests/support/road';
import { clausesOf, DRAWN, readyToSign, sentCode, sign } from '@/tests/support/signing';

let road: Road;
beforeAll(async () => { road = await openRoad(); });
afterAll(() => road.close());

const contractOf = ({ contractId }: Walk) => road.db.contract.findUniqueOrThrow({ where: { id: contractId }, include: { signing: true } });
const actionsOf = async ({ contractId }: Walk) => (await road.db.auditEntry.findMany({ where: { subjectType: 'contract', subjectId: contractId }, orderBy: { seq: 'asc' } })).map(({ action }) => action);
const pageOf = ({ contractId, purchaser }: Walk) => purchaserSigning(road.db, purchaser, contractId, road.clock.now());
const stepOf = async (walk: Walk) => (await pageOf(walk))?.furthest;
const codeOf = (result: Parameters<typeof errorOf>[0]) => errorOf(result)?.code;

describe('the way to a signature', () => {
  test('is gone step by step, and is found again where it was left', async () => {
    const walk = await road.walk('DELIVERED');
    const { contractId, purchaser } = walk;
    const [first = '', ...others] = await clausesOf(road, walk);
    expect(await stepOf(walk)).toBe('begin');
    expect(codeOf(await finishReading(road.deps, purchaser, { contractId })), 'nothing was opened to be read').toBe('not-found');
    valueOf(await openSigning(road.deps, purchaser, { contractId }));
    valueOf(await openSigning(road.deps, purchaser, { contractId }));
    expect(await stepOf(walk)).toBe('read');
    expect(codeOf(await recordConsent(road.deps, purchaser, { contractId, key: first, agreed: true }))).toBe('signing.not-read');
    expect(codeOf(await sendSigningCode(road.deps, purchaser, { contractId }))).toBe('signing.not-read');
    expect(codeOf(await sign(road, walk, '123456'))).toBe('signing.not-read');
    valueOf(await finishReading(road.deps, purchaser, { contractId }));
    valueOf(await finishReading(road.deps, purchaser, { contractId }));
    expect(await stepOf(walk)).toBe('agree');
    valueOf(await recordConsent(road.deps, purchaser, { contractId, key: first, agreed: true }));
    valueOf(await recordConsent(road.deps, purchaser, { contractId, key: first, agreed: true }));
    expect((await pageOf(walk))?.consents.map(({ agreed }) => agreed)).toEqual([true, ...others.map(() => false)]);
    for (const key of others) valueOf(await recordConsent(road.deps, purchaser, { contractId, key, agreed: true }));
    expect(await stepOf(walk)).toBe('sign');
    expect(await actionsOf(walk), 'what was done twice is told once').toEqual([
      'contract.begun', 'contract.drawn', 'contract.approved', 'contract.delivered', 'contract.opened', 'contract.read', ...[first, ...others].map(() => 'contract.consented'),
    ]);
  });

  test('a clause that is not agreed to, or is taken back, keeps it unsigned', async () => {
    const walk = await road.walk('DELIVERED');
    const [last = ''] = (await clausesOf(road, walk)).slice(-1);
    await readyToSign(road, walk, [last]);
    const code = await sentCode(road, walk);
    expect(codeOf(await sign(road, walk, code))).toBe('signing.not-agreed');
    const consent = (agreed: boolean, key = last) => recordConsent(road.deps, walk.purchaser, { contractId: walk.contractId, key, agreed });
    expect(codeOf(await consent(true, 'endOfTerm')), 'the pack does not ask for that one').toBe('not-found');
    expect(codeOf(await consent(true, 'toString'))).toBe('not-found');
    valueOf(await consent(true));
    valueOf(await consent(false));
    expect(codeOf(await sign(road, walk, code))).toBe('signing.not-agreed');
    expect(await stepOf(walk)).toBe('agree');
    valueOf(await consent(true));
    valueOf(await sign(road, walk, code));
    expect(await actionsOf(walk)).toContain('contract.consent-taken-back');
  });

  test('only the party’s own name signs, and a wrong one costs no try', async () => {
    const walk = await readyToSign(road, await road.walk('DELIVERED', { purchaser: await road.purchaser('김서연') }));
    const code = await sentCode(road, walk);
    for (const signatureName of ['김서윤', '김 서연', '김']) {
      expect(errorOf(await sign(road, walk, code, { signatureName }))).toEqual({ code: 'input', fields: { signatureName: 'signing.name' } });
    }
    expect(await road.db.signingCode.findFirstOrThrow({ where: { contractId: walk.contractId } })).toMatchObject({ tries: 0 });
    valueOf(await sign(road, walk, code, { signatureName: ` ${'김서연'.normalize('NFD')} ` }));
    expect((await contractOf(walk)).signing?.signatureName).toBe('김서연');
  });
});

describe('a signature', () => {
  test('keeps what was signed, how and from where, and calls for the seal', async () => {
    const walk = await readyToSign(road, await road.walk('DELIVERED'));
    const code = await sentCode(road, walk);
    valueOf(await sign(road, walk, code, { strokes: DRAWN, from: { address: '203.0.113.77' } }));
    const contract = await contractOf(walk);
    expect(contract).toMatchObject({ state: 'SIGNED', sealedId: null, signing: { strokes: DRAWN, address: '203.0.113.×', documentSha256: contract.documentSha256, termsSha256: contract.termsSha256 } });
    expect(await jobs(road.db, 'seal-contract', { contractId: walk.contractId })).toHaveLength(1);
    expect((await road.db.order.findUniqueOrThrow({ where: { id: walk.orderId } })).state, 'nothing is in force before the seal').toBe('ACCEPTED');
    await road.work('seal-contract', 'open-lease');
    expect(await contractOf(walk)).toMatchObject({ state: 'SEALED' });
    expect(await actionsOf(walk)).toEqual(expect.arrayContaining(['contract.code-sent', 'contract.signed', 'contract.sealed']));
  });

  test('pressed in two windows is one signature, and both are told the same', async () => {
    const walk = await readyToSign(road, await road.walk('DELIVERED'));
    const code = await sentCode(road, walk);
    const answers = await Promise.all(Array.from({ length: 4 }, () => sign(road, walk, code)));
    expect(answers).toEqual(answers.map(() => ({ ok: true, value: { contractId: walk.contractId } })));
    expect(await sign(road, walk, '999999'), 'and so is whoever presses later').toEqual({ ok: true, value: { contractId: walk.contractId } });
    expect((await actionsOf(walk)).filter((action) => action === 'contract.signed')).toHaveLength(1);
    expect(await jobs(road.db, 'seal-contract', { contractId: walk.contractId })).toHaveLength(1);
    for (const act of [openSigning, finishReading, sendSigningCode]) expect(codeOf(await act(road.deps, walk.purchaser, { contractId: walk.contractId }))).toBe('signing.over');
  });

  test('is nobody else’s: whoever has the link finds nothing', async () => {
    const walk = await readyToSign(road, await road.walk('DELIVERED'));
    const code = await sentCode(road, walk);
    const other = { ...walk, purchaser: await road.purchaser() };
    const { contractId } = walk;
    for (const who of [other.purchaser, walk.seller, road.admin, road.deskPerson]) {
      expect(await purchaserSigning(road.db, who, contractId, road.clock.now())).toBeNull();
      for (const act of [openSigning, finishReading, sendSigningCode]) expect(codeOf(await act(road.deps, who, { contractId }))).toBe('not-found');
      expect(codeOf(await recordConsent(road.deps, who, { contractId, key: 'withdrawal', agreed: false }))).toBe('not-found');
      expect(codeOf(await signContract(road.deps, who, { contractId, signatureName: walk.purchaser.name, strokes: null, code }))).toBe('not-found');
    }
    expect(await road.db.signingCode.findMany({ where: { contractId }, select: { tries: true } }), 'and takes no try').toEqual([{ tries: 0 }]);
    expect(await contractsToSign(road.db, other.purchaser)).toEqual([]);
    expect(await awaitedContracts(road.db, other.purchaser, [walk.orderId])).toEqual(new Map());
  });

  test('does not mind a limit that its financier takes back: it was used', async () => {
    const walk = await readyToSign(road, await road.walk('DELIVERED', { lender: 'script' }));
    const { externalId, institutionId } = await road.db.approval.findUniqueOrThrow({ where: { id: walk.approvalId } });
    const revoked = await revokeApproval(road.deps, SYSTEM, { institutionId, externalId, version: 9, reason: 'limit-revoked' });
    expect(revoked.ok).toBe(true);
    valueOf(await sign(road, walk, await sentCode(road, walk)));
    await road.work('seal-contract', 'open-lease');
    expect(await contractOf(walk)).toMatchObject({ state: 'SEALED' });
  });

  test('comes too late where the contract was ended meanwhile', async () => {
    const walk = await readyToSign(road, await road.walk('DELIVERED'));
    const code = await sentCode(road, walk);
    valueOf(await declineContract(road.deps, walk.purchaser, { contractId: walk.contractId, reason: '다른 물건으로 하려고 합니다.' }));
    expect(codeOf(await sign(road, walk, code))).toBe('signing.over');
    expect(codeOf(await sendSigningCode(road.deps, walk.purchaser, { contractId: walk.contractId }))).toBe('signing.over');
    expect(codeOf(await openSigning(road.deps, walk.purchaser, { contractId: walk.contractId }))).toBe('signing.over');
    expect((await pageOf(walk))?.contract.state).toBe('ABANDONED');
  });

  test('is not asked for before the contract is delivered', async () => {
    const walk = await road.walk('REVIEWED');
    expect(codeOf(await openSigning(road.deps, walk.purchaser, { contractId: walk.contractId }))).toBe('not-found');
    expect(await pageOf(walk)).toBeNull();
  });
});

describe('whose turn it is', () => {
  test('is said to purchaser and seller, until it is in force', async () => {
    const walk = await readyToSign(road, await road.walk('DELIVERED'));
    const { signBy } = await contractOf(walk);
    const awaited = async () => {
      const story = await contractStory(road.db, walk.seller, walk.orderId);
      const listed = (await awaitedContracts(road.db, walk.seller, [walk.orderId])).get(walk.orderId);
      const own = (await contractsToSign(road.db, walk.purchaser)).find(({ id }) => id === walk.contractId);
      return [story?.turn, story?.signed, listed?.turn, listed?.signBy, own?.signed];
    };
    expect(await awaited()).toEqual(['PURCHASER', false, 'PURCHASER', signBy?.toISOString(), false]);
    valueOf(await sign(road, walk, await sentCode(road, walk)));
    expect(await awaited()).toEqual(['MALL', true, 'MALL', null, true]);
    await road.work('seal-contract', 'open-lease');
    expect(await awaited()).toEqual(['NOBODY', false, undefined, undefined, undefined]);
  });
});
