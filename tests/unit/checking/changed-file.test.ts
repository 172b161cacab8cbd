import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkSeal } from '@/lib/checking/model/check-seal';
import { checkFile } from '@/lib/checking/model/check-file';
import { reasonOf, stateOf } from '@/lib/checking/model/checks';
import { MOST_BYTES } from '@/lib/checking/model/pdf-signature';
import { verdictOf } from '@/lib/checking/model/verdict';
import { readContract } from '@/lib/contracts/model/read-contract';
import { der } from '@/lib/platform/certificates';
import { isThere, openReaders, withUpdate } from '@/tests/support/pdf-readers';
import { newLeaf, newRoot, sealedSample, signedAgain, type Sealed } from '@/tests/support/sealed-sample';

let good: Sealed;
const { asked, close } = openReaders();
beforeAll(async () => { good = await sealedSample(); });
afterAll(close);

/** For hundreds of seals checked one after the other, on a machine that does other things too. */
const HUNDREDS_MS = 180_000;
const seal = (bytes: Uint8Array) => checkSeal(bytes, [good.root.certificate]);
const isSound = async (bytes: Uint8Array) => (await seal(bytes)).checks.every(({ state }) => state !== 'FAILED');
/** Repeatable, so that a place that is once overlooked is found again. */
function* seeded(seed: number): Generator<number, never> {
  for (let state = seed; ;) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    yield state / 2 ** 32;
  }
}
const text = () => good.sealed.toString('latin1');
const withText = (changed: string) => Buffer.from(changed, 'latin1');

/** A root in whose own signature the first number ends with 1 and the second begins with a byte that is 0, and where that byte is. */
async function rootThatEndsSo() {
  for (;;) {
    const root = await newRoot();
    const bytes = der(root.certificate);
    // BIT STRING, SEQUENCE, INTEGER r, INTEGER s: the last things of a certificate, of 32 bytes each or 33.
    const at = bytes.length - 33;
    if (bytes[at] === 0 && bytes[at - 1] === 33 && bytes[at - 2] === 2 && bytes[at - 3] === 1) return { root, at };
  }
}

describe('a change', () => {
  test('of any one byte is seen', async () => {
    const random = seeded(20_261_209);
    const overlooked: number[] = [];
    for (let turn = 0; turn < 200; turn += 1) {
      const [place, bit] = [Math.floor(random.next().value * good.sealed.length), 1 << Math.floor(random.next().value * 8)];
      const changed = Buffer.from(good.sealed);
      changed[place] = (changed[place] ?? 0) ^ bit;
      if (await isSound(changed)) overlooked.push(place);
    }
    expect(overlooked).toEqual([]);
  }, HUNDREDS_MS);

  test('of any byte of the signature itself is seen', async () => {
    const [from, to] = [text().indexOf('<', text().indexOf('/Contents')), text().indexOf('>', text().indexOf('/Contents'))];
    const overlooked: number[] = [];
    for (let place = from; place <= to; place += 7) {
      const changed = Buffer.from(good.sealed);
      changed[place] = (changed[place] ?? 0) === 0x30 ? 0x31 : 0x30;
      if (await isSound(changed)) overlooked.push(place);
    }
    expect(overlooked).toEqual([]);
  }, HUNDREDS_MS);

  test('of the byte that keeps a number of a signature from being negative is seen, whatever the other number ends with', async () => {
    const { root, at } = await rootThatEndsSo();
    const { sealed } = await sealedSample({ root });
    const own = Buffer.from(der(root.certificate)).toString('hex').toUpperCase();
    const changed = Buffer.from(sealed);
    const place = sealed.indexOf(own, 0, 'latin1') + 2 * at;
    expect(changed.toString('latin1', place, place + 2)).toBe('00');
    changed.write('01', place, 'latin1');
    const sound = async (bytes: Uint8Array) => (await checkSeal(bytes, [root.certificate])).checks.every(({ state }) => state !== 'FAILED');
    expect([await sound(sealed), await sound(changed)]).toEqual([true, false]);
  }, HUNDREDS_MS);

  test('in the content is told from a broken seal', async () => {
    const changed = Buffer.from(good.sealed);
    changed[5_000] = (changed[5_000] ?? 0) ^ 1;
    const report = await seal(changed);
    expect(report.checks.map(({ name, state, reason }) => [name, state, reason])).toEqual([
      ['signature', 'PASSED', 'passed'], ['whole', 'PASSED', 'passed'], ['seal', 'FAILED', 'changed'], ['certificate', 'PASSED', 'passed'], ['time', 'UNKNOWN', 'unstamped'],
    ]);
    expect(verdictOf(report, null)).toBe('CHANGED');
  });

  test('that appends an update leaves the sealed part known by its hash', async () => {
    const changed = withUpdate(good.sealed);
    const report = await checkFile(changed, [good.root.certificate], () => readContract(new Uint8Array(changed).buffer));
    if (!report.ok) throw new Error(report.error.code);
    expect(reasonOf(report.value.checks, 'whole')).toBe('appended');
    expect(report.value.checks.find(({ name }) => name === 'whole')?.params).toEqual({ bytes: changed.length - good.sealed.length });
    expect(stateOf(report.value.checks, 'seal')).toBe('PASSED');
    expect(report.value.sealedSha256).toBe(await hash(good.sealed));
    expect(verdictOf(report.value, null)).toBe('CHANGED');
  });

  test('that seals again is a second signature', async () => {
    const report = await seal(await signedAgain(good.sealed, await newLeaf()));
    expect(reasonOf(report.checks, 'signature')).toBe('several');
    expect(reasonOf(report.checks, 'whole')).toBe('appended');
    expect(verdictOf(report, null)).toBe('CHANGED');
  });
});

async function hash(bytes: Buffer): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array(bytes)));
  return Buffer.from(digest).toString('hex');
}

describe('a hostile file', () => {
  const range = (numbers: string) => withText(text().replace(/\/ByteRange \[[^\]]*\]/, (found) => `/ByteRange [${numbers}]`.padEnd(found.length)));
  const own = () => /\/ByteRange \[([^\]]*)\]/.exec(text())?.[1]?.trim().split(/\s+/).map(Number) ?? [];

  test.each<[string, () => Buffer, string, string]>([
    ['a negative range', () => range('0 -1 72582 745'), 'whole', 'range'],
    ['ranges that overlap', () => { const [, first = 0] = own(); return range(`0 ${first} ${first - 10} 745`); }, 'whole', 'range'],
    ['numbers without end', () => range('0 99999999999999 1 1'), 'whole', 'range'],
    ['three numbers', () => range('0 1 2'), 'whole', 'range'],
    ['words', () => range('a b c d'), 'whole', 'range'],
    ['a range past the end', () => range('0 100 200 900000'), 'whole', 'truncated'],
    ['a range that leaves out the beginning', () => { const [, first = 0, resume = 0, second = 0] = own(); return range(`9 ${first - 9} ${resume} ${second}`); }, 'whole', 'partial'],
    ['a range with more than the signature left out', () => { const [, first = 0, resume = 0, second = 0] = own(); return range(`0 ${first - 9} ${resume} ${second}`); }, 'whole', 'contents'],
    ['a signature that covers only a part', () => { const [, first = 0, resume = 0] = own(); return range(`0 ${first} ${resume} 5`); }, 'whole', 'appended'],
    ['a file cut off', () => good.sealed.subarray(0, good.sealed.length - 100), 'whole', 'truncated'],
    ['a file cut off in its signature', () => good.sealed.subarray(0, text().indexOf('/Contents') + 900), 'whole', 'truncated'],
    ['a contract within a contract', () => Buffer.concat([good.sealed.subarray(0, 4_000), good.sealed, good.sealed.subarray(4_000)]), 'signature', 'several'],
    ['no PDF', () => Buffer.from('hello'), 'signature', 'not-pdf'],
    ['nothing', () => Buffer.alloc(0), 'signature', 'not-pdf'],
    ['a PDF of nothing but its name', () => Buffer.from('%PDF-1.7'), 'signature', 'none'],
    ['another form of signature', () => withText(text().replace('ETSI.CAdES.detached', 'adbe.pkcs7.detached')), 'signature', 'other-form'],
    ['a signature of brackets alone', () => withText(text().replace(/\/Contents <[0-9A-F]*>/, (found) => `/Contents <${'3080'.repeat(found.length / 4)}`.slice(0, found.length - 1) + '>')), 'whole', 'contents'],
    ['a signature nested beyond all depth', () => withText(text().replace(/\/Contents <[0-9A-F]*>/, (found) => `/Contents <${nested((found.length - 12) / 2)}`.padEnd(found.length - 1, '0') + '>')), 'seal', 'unreadable'],
    ['a signature that says nothing', () => withText(text().replace(/\/Contents <[0-9A-F]*>/, (found) => '/Contents <3000'.padEnd(found.length - 1, '0') + '>')), 'seal', 'unreadable'],
  ])('%s is refused with a reason, at once', async (_what, made, name, reason) => {
    const began = performance.now();
    const report = await seal(made());
    expect(reasonOf(report.checks, name as 'whole')).toBe(reason);
    expect(report.checks.some(({ state }) => state === 'FAILED')).toBe(true);
    expect(performance.now() - began).toBeLessThan(20_000);
  });

  test('as large as may be is looked at in bounded time, a larger one is not', async () => {
    const began = performance.now();
    const full = Buffer.alloc(MOST_BYTES, '/ByteRange [0 1 2 3] /Contents <');
    full.write('%PDF-1.7');
    expect((await seal(full)).checks.some(({ state }) => state === 'FAILED')).toBe(true);
    expect(performance.now() - began).toBeLessThan(20_000);
    const larger = await checkFile(new Uint8Array(MOST_BYTES + 1), [], () => readContract(new ArrayBuffer(1)));
    expect(larger.ok ? null : larger.error.code).toBe('file-size');
  });
});

/** Sequences within each other, each with its right length, as many as so many bytes hold. */
function nested(room: number): string {
  const parts: string[] = [];
  let inside = 0;
  for (;;) {
    const head = inside < 0x80 ? `30${inside.toString(16).padStart(2, '0')}` : `3082${inside.toString(16).padStart(4, '0')}`;
    if (inside + head.length / 2 > room) return parts.reverse().join('').toUpperCase();
    parts.push(head);
    inside += head.length / 2;
  }
}

describe('other readers agree', () => {
  test.skipIf(!isThere('pdfsig'))('pdfsig', () => {
    const whole = asked('pdfsig', [], good.sealed).said;
    expect(whole).toContain('Signature is Valid');
    expect(whole).toContain('Total document signed');
    const changed = Buffer.from(good.sealed);
    changed[5_000] = (changed[5_000] ?? 0) ^ 1;
    expect(asked('pdfsig', [], changed).said).not.toContain('Signature is Valid');
    expect(asked('pdfsig', [], withUpdate(good.sealed)).said).not.toContain('Total document signed');
  });

  test.skipIf(!isThere('qpdf'))('qpdf', () => {
    expect(asked('qpdf', ['--check'], good.sealed)).toMatchObject({ status: 0, said: expect.stringContaining('No syntax or stream encoding errors') as string });
  });
});
