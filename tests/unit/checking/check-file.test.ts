import { beforeAll, describe, expect, test } from 'vitest';
import type { KnownContract } from '@/lib/checking/model/answer';
import { checkFile, type FileReport } from '@/lib/checking/model/check-file';
import { CHECK_NAMES, reasonOf } from '@/lib/checking/model/checks';
import { verdictOf } from '@/lib/checking/model/verdict';
import { readContract } from '@/lib/contracts/model/read-contract';
import { drawPdf } from '@/lib/platform/pdf/draw-pdf';
import { evidenceFor, newLeaf, newRoot, sealedBy, sealedSample, SEALED_AT, signaturesOf, signedAgain, type Sealed } from '@/tests/support/sealed-sample';
import { TimeStampServer } from '@/tests/support/time-stamp-server';

let good: Sealed;
beforeAll(async () => { good = await sealedSample(); });

async function checked(bytes: Uint8Array, roots = [good.root.certificate]): Promise<FileReport> {
  const report = await checkFile(bytes, roots, () => readContract(new Uint8Array(bytes).buffer));
  if (!report.ok) throw new Error(report.error.code);
  return report.value;
}

const KNOWN: KnownContract = { number: 'DM-2612-0031', standing: 'IN_FORCE', supplementNo: 0, supersededBy: null, signatures: [], sealedAt: null, sealedSha256: 'a'.repeat(64) };
const states = ({ checks }: FileReport) => Object.fromEntries(checks.map(({ name, state, reason }) => [name, state === 'PASSED' ? 'PASSED' : `${state} ${reason}`]));
const OF_FILE = CHECK_NAMES.filter((name) => name !== 'kept');
const ALL_PASSED = { ...Object.fromEntries(OF_FILE.map((name) => [name, 'PASSED'])), time: 'UNKNOWN unstamped' };

describe('a sealed contract', () => {
  test('passes every check, and says who sealed it and when', async () => {
    const report = await checked(good.sealed);
    expect(states(report)).toEqual(ALL_PASSED);
    expect(report).toMatchObject({
      signer: { name: '한강캐피탈(주) 계약 봉인', organisation: '한강캐피탈(주)' }, issuer: { name: '달마다 계약 인증' }, sealedAt: '2026-12-09T06:02:00.000Z', ours: true,
      said: { number: 'DM-2612-0031', code: '7Q2M9XK4TB0C' }, termsSha256: good.contract.termsSha256, sealedSha256: null, purchaser: { name: '김서연', signedAt: '2026-12-09T06:00:00Z' },
    });
    expect(verdictOf(report, null)).toBe('HOLDS');
  });

  test('says in one place when it was sealed, as PAdES has it; a seal of the older form still holds', async () => {
    const inHex = '06092A864886F70D010905';
    expect(good.sealed.includes(inHex)).toBe(false);
    expect(good.sealed.includes('/M (D:20261209060200')).toBe(true);
    const older = await signedAgain(good.drawn, await newLeaf(good.root));
    expect(older.includes(inHex)).toBe(true);
    expect(await checked(older)).toMatchObject({ sealedAt: '2026-12-09T06:02:00.000Z', ours: true });
    expect(states(await checked(older))).toEqual(ALL_PASSED);
  });

  test('with a time stamp says who stamped it and when', async () => {
    const server = await TimeStampServer.start(() => SEALED_AT.add({ seconds: 3 }));
    try {
      const { sealed } = await sealedSample({ root: good.root, timestampUrl: server.url });
      const report = await checked(sealed);
      expect(states(report)).toEqual({ ...ALL_PASSED, time: 'PASSED' });
      expect(report).toMatchObject({ sealedAt: '2026-12-09T06:02:03.000Z', stampedBy: '시점 확인 시험 서버' });
    } finally {
      await server.close();
    }
  });

  test('whose reader knows no root says so, and no more than that it is whole', async () => {
    const report = await checked(good.sealed, []);
    expect(states(report)).toEqual({ ...ALL_PASSED, certificate: 'UNKNOWN no-root' });
    expect(verdictOf(report, null)).toBe('HOLDS');
  });

  test('of an outside financier carries its signature of the terms', async () => {
    const { sealed } = await sealedSample({ root: good.root, evidence: (contract, sha256) => evidenceFor(contract, sha256, { signatures: signaturesOf(contract, sha256, 'outside') }) });
    expect(states(await checked(sealed))).toEqual(ALL_PASSED);
  });

  test('of a financier that signs by its certificate alone says so', async () => {
    const { sealed } = await sealedSample({ root: good.root, evidence: (contract, sha256) => evidenceFor(contract, sha256, { signatures: signaturesOf(contract, sha256).slice(0, 1) }) });
    expect(states(await checked(sealed))).toEqual({ ...ALL_PASSED, financier: 'UNKNOWN by-certificate' });
  });
});

describe('a document that was delivered and not sealed', () => {
  test('has no seal and no evidence, and names what it is', async () => {
    const report = await checked(good.delivered);
    expect(states(report)).toEqual({ signature: 'FAILED none', terms: 'PASSED', print: 'PASSED', evidence: 'UNKNOWN none', seller: 'UNKNOWN no-evidence', financier: 'UNKNOWN no-evidence' });
    expect(report.said).toEqual({ number: 'DM-2612-0031', code: '7Q2M9XK4TB0C' });
    expect(verdictOf(report, null)).toBe('UNSEALED');
  });

  test('with its signature cut out of a sealed one is not passed for sealed', async () => {
    const at = good.sealed.indexOf('/ByteRange');
    const cut = Buffer.from(good.sealed);
    cut.fill(' ', at, at + '/ByteRange'.length);
    expect(reasonOf((await checked(cut)).checks, 'signature')).toBe('none');
    expect(verdictOf(await checked(good.drawn), null)).toBe('UNSEALED');
  });
});

/** What nobody's seal of ours holds over is not looked at: its keys are its own. */
const NOT_LOOKED = { evidence: 'UNKNOWN not-looked', seller: 'UNKNOWN not-looked', financier: 'UNKNOWN not-looked' };

describe('signatures that somebody made up', () => {
  test('are not held to be the seller’s or the financier’s where there is no seal', async () => {
    const report = await checked(good.drawn);
    expect(states(report)).toEqual({ signature: 'FAILED none', terms: 'PASSED', print: 'PASSED', ...NOT_LOOKED });
    expect([reasonOf(report.checks, 'terms'), reasonOf(report.checks, 'print'), report.purchaser]).toEqual(['arithmetic', 'arithmetic', null]);
  });

  test('nor where a byte was changed or something was appended', async () => {
    const changed = Buffer.from(good.sealed);
    const place = changed.indexOf('%%EOF');
    changed[place + 5] = 0x20;
    for (const bytes of [changed, Buffer.concat([good.sealed, Buffer.from('\n')])]) expect(states(await checked(bytes))).toMatchObject({ terms: 'PASSED', ...NOT_LOOKED });
  });
});

describe('a seal by somebody else', () => {
  test('in the same name is seen not to stand under our root', async () => {
    const report = await checked(await sealedBy(good.drawn, await newLeaf()));
    expect(states(report)).toEqual({ ...ALL_PASSED, certificate: 'FAILED not-ours', ...NOT_LOOKED });
    expect(report).toMatchObject({ signer: { name: '한강캐피탈(주) 계약 봉인' }, ours: false });
    expect(verdictOf(report, null)).toBe('FOREIGN');
    expect(verdictOf(report, { match: 'NUMBER', contract: KNOWN }), 'whatever number it copied').toBe('FOREIGN');
  });

  test('under a root of the same name as well', async () => {
    const root = await newRoot();
    const report = await checked(await sealedBy(good.drawn, await newLeaf(root), root));
    expect(states(report).certificate).toBe('FAILED not-ours');
    expect(verdictOf(report, null)).toBe('FOREIGN');
  });

  test('by a certificate that did not hold yet is told', async () => {
    const report = await checked(await sealedBy(good.drawn, await newLeaf(good.root, SEALED_AT.add({ hours: 24 })), good.root));
    expect(states(report).certificate).toBe('FAILED not-valid-then');
    expect(verdictOf(report, null)).toBe('CONTRADICTS');
  });
});

describe('contents that do not agree', () => {
  test('terms that print otherwise are told', async () => {
    const other = await sealedSample({ root: good.root, sample: { terms: { cashPriceMinor: 5_000_000n } } });
    const attachments = [
      { name: 'terms.json', description: 'terms', content: JSON.stringify(other.contract.terms), mediaType: 'application/json' },
      { name: 'evidence.json', description: 'evidence', content: JSON.stringify(evidenceFor(good.contract, 'a'.repeat(64))), mediaType: 'application/json' },
    ];
    const drawn = await drawPdf({ title: 'x', lang: 'ko-KR', author: 'x', at: new Date('2026-12-09T06:02:00Z'), foot: '', attachments }, () => '', (sheet) => { sheet.paragraph('현금가 5,480,000원'); });
    const report = await checked(await sealedBy(drawn, await newLeaf(good.root), good.root));
    expect(states(report)).toMatchObject({ seal: 'PASSED', terms: 'PASSED', print: 'FAILED missing', evidence: 'FAILED other-terms', seller: 'PASSED', financier: 'PASSED' });
    expect(verdictOf(report, null)).toBe('CONTRADICTS');
  });

  test.each([
    ['a signature of another contract', (all: ReturnType<typeof signaturesOf>) => all.map((each) => ({ ...each, statement: each.statement.replace('DM-2612-0031', 'DM-2612-0032') })), 'FAILED other'],
    ['a broken signature', (all: ReturnType<typeof signaturesOf>) => all.map((each) => ({ ...each, value: Buffer.alloc(64, 7).toString('base64') })), 'FAILED broken'],
    ['no signature', () => [], 'FAILED none'],
    ['a key that is none', (all: ReturnType<typeof signaturesOf>) => all.map((each) => ({ ...each, publicKey: 'no key' })), 'FAILED broken'],
  ])('%s is told', async (_what, made, seller) => {
    const { sealed } = await sealedSample({ root: good.root, evidence: (contract, sha256) => evidenceFor(contract, sha256, { signatures: made(signaturesOf(contract, sha256)) }) });
    const report = await checked(sealed);
    expect(states(report).seller).toBe(seller);
    expect(verdictOf(report, null)).toBe('CONTRADICTS');
  });
});
