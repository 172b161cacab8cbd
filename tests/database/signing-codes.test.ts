import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sendSigningCode } from '@/lib/signing/send-signing-code';
import { purchaserSigning } from '@/lib/signing/views/purchaser-signing';
import { errorOf, valueOf } from '@/tests/support/catalogue';
import { openRoad, type Road, type Walk } from '@/tests/support/road';
import { otherThan, readyToSign, sentCode, sign } from '@/tests/support/signing';

let road: Road;
beforeAll(async () => { road = await openRoad(); });
afterAll(() => road.close());

const ready = async () => readyToSign(road, await road.walk('DELIVERED'));
const send = ({ contractId, purchaser }: Walk) => sendSigningCode(road.deps, purchaser, { contractId });
const wait = (seconds: number) => road.clock.set(road.clock.now().add({ seconds }));
const stateOf = async ({ contractId }: Walk) => (await road.db.contract.findUniqueOrThrow({ where: { id: contractId } })).state;
const problemOf = (result: Parameters<typeof errorOf>[0]) => errorOf(result)?.fields?.['code'];
const liveOf = async ({ contractId, purchaser }: Walk) => (await purchaserSigning(road.db, purchaser, contractId, road.clock.now()))?.code;

describe('a code', () => {
  test('goes to the purchaser’s own mail, which alone tells it', async () => {
    const walk = await ready();
    const code = await sentCode(road, walk);
    expect(code).toMatch(/^\d{6}$/);
    const { email } = await road.db.user.findUniqueOrThrow({ where: { id: walk.purchaser.userId } });
    const mail = await road.db.mailMessage.findFirstOrThrow({ where: { body: { contains: code }, userId: walk.purchaser.userId } });
    expect([mail.recipient, mail.body.includes(`/contracts/${walk.contractId}/sign`)]).toEqual([email, true]);
    const row = await road.db.signingCode.findFirstOrThrow({ where: { contractId: walk.contractId } });
    expect(JSON.stringify(row)).not.toContain(code);
    expect(row.sentTo).toBe(`${email.slice(0, 1)}••${email.slice(email.indexOf('@'))}`);
    const entry = await road.db.auditEntry.findFirstOrThrow({ where: { subjectId: walk.contractId, action: 'contract.code-sent' } });
    expect(JSON.stringify(entry.data)).not.toContain(code);
  });

  test('that is wrong says how often one may still try; after five none is good, not even the right one', async () => {
    const walk = await ready();
    const code = await sentCode(road, walk);
    for (const left of [4, 3, 2, 1]) expect(problemOf(await sign(road, walk, otherThan(code)))).toBe(`signing.code-wrong?tries=${left}`);
    expect(await liveOf(walk)).not.toBeNull();
    expect(problemOf(await sign(road, walk, otherThan(code)))).toBe('signing.code-none');
    expect(problemOf(await sign(road, walk, code))).toBe('signing.code-none');
    expect([await stateOf(walk), await liveOf(walk)]).toEqual(['DELIVERED', null]);
    wait(31);
    valueOf(await sign(road, walk, await sentCode(road, walk)));
    expect(await stateOf(walk)).toBe('SIGNED');
  });

  test('guessed a hundred times side by side is guessed five times', async () => {
    const walk = await ready();
    const code = await sentCode(road, walk);
    const guesses = Array.from({ length: 100 }, (_, index) => String((Number(code) + 1 + index) % 1_000_000).padStart(6, '0'));
    const answers = await Promise.all(guesses.map((guess) => sign(road, walk, guess)));
    expect(answers.map(problemOf).filter((problem) => problem?.startsWith('signing.code-wrong')), 'the fifth wrong one has no try left to tell of').toHaveLength(4);
    expect(answers.map(problemOf).filter((problem) => problem === 'signing.code-none')).toHaveLength(96);
    expect(await road.db.signingCode.findMany({ where: { contractId: walk.contractId }, select: { tries: true, usedAt: true } })).toEqual([{ tries: 5, usedAt: null }]);
    expect(problemOf(await sign(road, walk, code))).toBe('signing.code-none');
    expect(await stateOf(walk)).toBe('DELIVERED');
  });

  test('is good for five minutes', async () => {
    const [early, late] = [await ready(), await ready()];
    const [earlyCode, lateCode] = [await sentCode(road, early), await sentCode(road, late)];
    wait(299);
    valueOf(await sign(road, early, earlyCode));
    wait(1);
    expect(await liveOf(late)).toBeNull();
    expect(problemOf(await sign(road, late, lateCode))).toBe('signing.code-none');
    expect(await stateOf(late)).toBe('DELIVERED');
  });

  test('ends with the one that takes its place', async () => {
    const walk = await ready();
    const first = await sentCode(road, walk);
    wait(30);
    let second = await sentCode(road, walk);
    while (second === first) { wait(30); second = await sentCode(road, walk); }
    expect(problemOf(await sign(road, walk, first))).toBe('signing.code-wrong?tries=4');
    valueOf(await sign(road, walk, second));
  });

  test('of one contract signs no other', async () => {
    const purchaser = await road.purchaser();
    const [one, other] = [await readyToSign(road, await road.walk('DELIVERED', { purchaser })), await readyToSign(road, await road.walk('DELIVERED', { purchaser, seller: await road.seller() }))];
    const code = await sentCode(road, one);
    expect(problemOf(await sign(road, other, code))).toBe('signing.code-none');
    await sentCode(road, other);
    valueOf(await sign(road, one, code));
    expect(await stateOf(other)).toBe('DELIVERED');
  });

  test('is used once: what it was used for stands, and it does nothing more', async () => {
    const walk = await ready();
    const code = await sentCode(road, walk);
    valueOf(await sign(road, walk, code));
    const signed = await road.db.signing.findUniqueOrThrow({ where: { contractId: walk.contractId } });
    wait(10);
    valueOf(await sign(road, walk, code));
    expect(await road.db.signing.findUniqueOrThrow({ where: { contractId: walk.contractId } })).toEqual(signed);
    await expect(road.db.signingCode.updateMany({ where: { contractId: walk.contractId }, data: { usedAt: null } }), 'the database keeps it used').rejects.toThrow();
  });
});

describe('asking for codes', () => {
  test('is possible again after thirty seconds, and says how long that is', async () => {
    const walk = await ready();
    valueOf(await send(walk));
    expect(errorOf(await send(walk))?.code).toBe('signing.code-wait?seconds=30');
    wait(20);
    expect(errorOf(await send(walk))?.code).toBe('signing.code-wait?seconds=10');
    wait(10);
    valueOf(await send(walk));
  });

  test('twenty times at once sends one', async () => {
    const walk = await ready();
    const answers = await Promise.all(Array.from({ length: 20 }, () => send(walk)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await road.db.signingCode.count({ where: { contractId: walk.contractId } })).toBe(1);
    expect(await road.db.mailMessage.count({ where: { userId: walk.purchaser.userId, body: { contains: `/contracts/${walk.contractId}/sign` }, subject: { contains: '서명 번호' } } })).toBe(1);
  });

  test('ends for an hour after five', async () => {
    const walk = await ready();
    for (let sent = 0; sent < 5; sent += 1) {
      if (sent > 0) wait(60);
      valueOf(await send(walk));
    }
    wait(60);
    expect(errorOf(await send(walk))?.code, 'an hour from the first').toBe('signing.code-wait?seconds=3300');
    const page = await purchaserSigning(road.db, walk.purchaser, walk.contractId, road.clock.now());
    expect(page?.nextCodeAt).toBe(road.clock.now().add({ seconds: 3300 }).toString());
    wait(3300);
    valueOf(await send(walk));
  });
});
