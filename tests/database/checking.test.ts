import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { byNumber } from '@/lib/checking/model/answer';
import { contractByHash, contractByNumber } from '@/lib/checking/views/contract-answer';
import { documentCheck } from '@/lib/checking/views/document-check';
import { mallRoots, trustedRoots } from '@/lib/checking/views/trusted-roots';
import { groups } from '@/lib/contracts/model/verify';
import type { Db } from '@/lib/platform/db';
import { newLeaf, sealedBy, withTwinSignature } from '@/tests/support/sealed-sample';
import { ask, takeOn } from '@/tests/support/supplements';
import { openRoad, type Road, type Stage, type WalkOptions } from '@/tests/support/road';

let road: Road;
beforeAll(async () => { road = await openRoad(); });
afterAll(() => road.close());

async function walked(stage: Stage, options: WalkOptions = {}) {
  const { contractId, leaseId } = await road.walk(stage, options);
  const contract = await road.db.contract.findUniqueOrThrow({ where: { id: contractId }, include: { sealed: true, document: true } });
  const bytes = (file: { data: Uint8Array } | null) => Buffer.from(file?.data ?? []);
  return { contractId, leaseId, number: contract.number, code: contract.verifyCode ?? '', orderId: contract.orderId, sealed: bytes(contract.sealed), delivered: bytes(contract.document), contract };
}

const asked = (number: string, code: string) => {
  const read = byNumber.parse({ number, code });
  return contractByNumber(road.db, read);
};
/** What others' work will bring about, looked at and taken back. */
async function asIf(work: (tx: Db) => Promise<void>): Promise<void> {
  const back = new Error('taken back');
  await expect(road.db.$transaction(async (tx) => {
    await work(tx as unknown as Db);
    throw back;
  })).rejects.toBe(back);
}

const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const NOTHING = { match: null, contract: null };

async function checked(bytes: Uint8Array) {
  const found = await documentCheck(road.db, bytes);
  if (!found.ok) throw new Error(found.error.code);
  return found.value;
}

describe('by number and code', () => {
  test('a contract in force is known, however its code is typed', async () => {
    const { number, code, contract } = await walked('LEASE');
    for (const typed of [code, groups(code), groups(code).toLowerCase(), ` ${groups(code).replaceAll('-', ' ')} `, code.replaceAll('0', 'o').replaceAll('1', 'l')]) {
      const { match, contract: known } = await asked(` ${number.toLowerCase()} `, typed);
      expect(match).toBe('NUMBER');
      expect(known).toMatchObject({ number, standing: 'IN_FORCE', supplementNo: 0, supersededBy: null, sealedSha256: contract.sealedSha256 });
      expect(known?.signatures.map(({ party }) => party)).toEqual(['PURCHASER', 'SELLER', 'FINANCIER']);
    }
  });

  test('names nobody', async () => {
    const { number, code } = await walked('LEASE');
    expect(Object.keys((await asked(number, code)).contract ?? {}).sort()).toEqual(['number', 'sealedAt', 'sealedSha256', 'signatures', 'standing', 'supersededBy', 'supplementNo']);
  });

  test('a wrong code, another’s code, a number that never was and a number alone are one answer', async () => {
    const [one, other] = [await walked('LEASE'), await walked('DELIVERED')];
    for (const [number, code] of [[one.number, '000000000000'], [one.number, other.code], ['DM-0001-0001', one.code], [one.number, one.code.slice(1)], [one.number, '%1'], ["' OR 1=1 --", one.code]] as const) {
      expect(await asked(number, code)).toEqual(NOTHING);
    }
    expect(byNumber.safeParse({ number: one.number, code: '' }).success).toBe(false);
    expect(byNumber.safeParse({ number: one.number }).success).toBe(false);
  });

  test('a contract that was not delivered has nothing that could be asked for', async () => {
    const { number } = await walked('DRAWN');
    expect(await asked(number, 'NULL')).toEqual(NOTHING);
  });

  test.each([['DELIVERED', 'UNSIGNED'], ['CONTRACT_SIGNED', 'SIGNED']] as const)('%s is told as %s', async (stage, standing) => {
    const { number, code } = await walked(stage);
    expect((await asked(number, code)).contract).toMatchObject({ standing, sealedAt: null, sealedSha256: null });
  });

  test('one that ended without a signature is told so', async () => {
    const { number, code, contractId } = await walked('DELIVERED');
    await asIf(async (tx) => {
      await tx.contract.update({ where: { id: contractId }, data: { state: 'ABANDONED', abandonNote: '서명하지 않음' } });
      expect((await contractByNumber(tx, { number, code })).contract?.standing).toBe('NEVER');
    });
  });
});

describe('by the hash of its file', () => {
  test('the sealed document, the delivered one, and a sealed one with more after it are told apart', async () => {
    const { sealed, delivered, number } = await walked('LEASE');
    expect(await contractByHash(road.db, { sha256: hash(sealed) })).toMatchObject({ match: 'SEALED', contract: { number, standing: 'IN_FORCE' } });
    expect(await contractByHash(road.db, { sha256: hash(delivered) })).toMatchObject({ match: 'DELIVERED', contract: { number } });
    const longer = Buffer.concat([sealed, Buffer.from('\n%%EOF')]);
    expect(await contractByHash(road.db, { sha256: hash(longer) })).toEqual(NOTHING);
    expect(await contractByHash(road.db, { sha256: hash(longer), sealedSha256: hash(sealed) })).toMatchObject({ match: 'SEALED_PART', contract: { number } });
  });

  test('is found by an index', async () => {
    for (const column of ['sealed_sha256', 'document_sha256']) {
      expect(await road.db.$queryRawUnsafe(`SELECT indexname FROM pg_indexes WHERE tablename = 'contract' AND indexdef LIKE '%(${column})%'`)).toHaveLength(1);
    }
  });
});

describe('the server’s own check of a file', () => {
  test.each(['desk', 'script'] as const)('passes what was sealed for the lender %s', async (lender) => {
    const { sealed, number, code } = await walked('LEASE', { lender });
    const { verdict, file, answer } = await checked(sealed);
    expect(verdict).toBe('AUTHENTIC');
    expect(file.checks.filter(({ state }) => state === 'FAILED')).toEqual([]);
    expect(file.checks.filter(({ state }) => state === 'PASSED').map(({ name }) => name)).toEqual(expect.arrayContaining(['signature', 'whole', 'seal', 'certificate', 'terms', 'print', 'evidence', 'seller']));
    expect(file.said).toEqual({ number, code });
    expect(answer.match).toBe('SEALED');
  });

  test('knows the delivered document by its contract’s standing', async () => {
    expect((await checked((await walked('DELIVERED')).delivered)).verdict).toBe('UNSIGNED');
    expect((await checked((await walked('LEASE')).delivered)).verdict).toBe('DELIVERED');
  });

  test('sees a changed byte and an appended update, and opens the contents of neither', async () => {
    const { sealed } = await walked('LEASE');
    const changed = Buffer.from(sealed);
    changed[9_000] = (changed[9_000] ?? 0) ^ 1;
    for (const [bytes, match] of [[changed, null], [Buffer.concat([sealed, Buffer.from('\n1 0 obj\nnull\nendobj\n%%EOF')]), 'SEALED_PART']] as const) {
      const { verdict, file, answer } = await checked(bytes);
      expect([verdict, answer.match]).toEqual(['CHANGED', match]);
      expect(file.checks.find(({ name }) => name === 'terms')?.reason).toBe('not-looked');
    }
  });

  test('says of a file whose seal holds and that is not the one which is kept that it is another', async () => {
    const { sealed, number } = await walked('LEASE');
    const { verdict, file, answer } = await checked(withTwinSignature(sealed));
    expect([verdict, answer.match, answer.contract?.number]).toEqual(['CHANGED', 'NUMBER', number]);
    expect(file.checks.filter(({ state }) => state === 'FAILED')).toEqual([{ name: 'kept', state: 'FAILED', reason: 'other' }]);
  });

  test('is not taken in by a seal in the same name', async () => {
    const { verdict, answer } = await checked(await sealedBy((await walked('LEASE')).delivered, await newLeaf()));
    expect([verdict, answer]).toEqual(['FOREIGN', NOTHING]);
  });

  test('refuses what is too large, and says of nonsense what it is', async () => {
    const large = await documentCheck(road.db, new Uint8Array(10 * 1024 * 1024 + 1));
    expect(large.ok ? null : large.error.code).toBe('file-size');
    expect((await checked(Buffer.from('hello'))).verdict).toBe('NOT_PDF');
  });

  test('trusts the mall’s root alone', async () => {
    await walked('LEASE');
    expect(await trustedRoots(road.db)).toEqual(await mallRoots(road.db));
    expect(await mallRoots(road.db)).toHaveLength(1);
  });
});

describe('a contract that is no longer as it was', () => {
  test('says that its lease is over', async () => {
    const { number, code, leaseId } = await walked('LEASE');
    await asIf(async (tx) => {
      await tx.lease.update({ where: { id: leaseId }, data: { state: 'ENDED' } });
      expect((await contractByNumber(tx, { number, code })).contract?.standing).toBe('ENDED');
    });
  });

  test('says that a sealed supplement changes it, and the supplement says which it is', async () => {
    const walk = await road.walk('LEASE');
    await takeOn(road, walk, await ask(road, walk, { kind: 'DUE_DAY', fromSeq: 1, dueDay: 11 }), 'APPLIED');
    const [contract, supplement] = await road.db.contract.findMany({ where: { orderId: walk.orderId }, orderBy: { supplementNo: 'asc' }, include: { sealed: true } });
    if (!contract?.sealed || !supplement?.sealed) throw new Error('not sealed');
    const byCode = async ({ number, verifyCode }: typeof contract) => (await asked(number, verifyCode ?? '')).contract;
    expect(await byCode(contract)).toMatchObject({ standing: 'SUPERSEDED', supersededBy: 1, supplementNo: 0 });
    expect(await contractByHash(road.db, { sha256: hash(contract.sealed.data) })).toMatchObject({ match: 'SEALED', contract: { standing: 'SUPERSEDED' } });
    expect(await byCode(supplement)).toMatchObject({ standing: 'IN_FORCE', supplementNo: 1, supersededBy: null });
    const { verdict, file } = await checked(supplement.sealed.data);
    expect([verdict, file.checks.filter(({ state }) => state !== 'PASSED').map(({ name }) => name)]).toEqual(['AUTHENTIC', ['time']]);
  });
});
