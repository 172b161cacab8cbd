import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Answer, KnownContract } from '@/lib/checking/model/answer';
import { checkSeal } from '@/lib/checking/model/check-seal';
import { stateOf } from '@/lib/checking/model/checks';
import { keptCheck, verdictOf } from '@/lib/checking/model/verdict';
import { isThere } from '@/tests/support/pdf-readers';
import { newLeaf, sealedBy, sealedSample, type Sealed } from '@/tests/support/sealed-sample';

let good: Sealed;
let folder: string;
beforeAll(async () => {
  good = await sealedSample();
  folder = mkdtempSync(path.join(tmpdir(), 'dalmada-other-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const seal = (bytes: Uint8Array) => checkSeal(bytes, [good.root.certificate]);
const whole = async (bytes: Uint8Array) => {
  const found = (await seal(bytes)).checks.find(({ name }) => name === 'whole');
  return found && { state: found.state, reason: found.reason, ...(found.params && { params: found.params }) };
};

/** The digits of the signature, and where they are. */
function digits(): { from: number; text: string } {
  const from = good.sealed.indexOf('/Contents <') + '/Contents <'.length;
  return { from, text: good.sealed.toString('latin1', from, good.sealed.indexOf('>', from)) };
}

function withDigits(text: string): Buffer {
  const changed = Buffer.from(good.sealed);
  changed.write(text, digits().from, 'latin1');
  return changed;
}

function written(name: string, bytes: Buffer): string {
  const file = path.join(folder, name);
  writeFileSync(file, bytes);
  return file;
}

function by(command: string, args: (to: string) => string[]): Buffer {
  const to = path.join(folder, 'made.pdf');
  try {
    execFileSync(command, args(to), { stdio: 'ignore' });
  } catch (error) {
    // qpdf ends with 3 where it had something to say.
    if ((error as { status?: number }).status !== 3) throw error;
  }
  return readFileSync(to);
}

describe('a file that is not as it was sealed says why', () => {
  test('with bytes before it', async () => {
    expect(await whole(Buffer.concat([Buffer.from('something\n'), good.sealed]))).toEqual({ state: 'FAILED', reason: 'moved', params: { bytes: 10 } });
  });

  test('behind another file', async () => {
    const report = await seal(Buffer.concat([good.delivered, good.sealed]));
    expect(report.checks.find(({ name }) => name === 'whole')).toMatchObject({ state: 'FAILED', reason: 'moved', params: { bytes: good.delivered.length } });
    expect([stateOf(report.checks, 'seal'), verdictOf(report, null)], 'the sealed one is in it as it was').toEqual(['PASSED', 'CHANGED']);
  });

  test('with bytes put into it or taken out of it', async () => {
    const [head, tail] = [good.sealed.subarray(0, 5_000), good.sealed.subarray(5_000)];
    expect(await whole(Buffer.concat([head, Buffer.from('something'), tail]))).toEqual({ state: 'FAILED', reason: 'rebuilt' });
    expect(await whole(Buffer.concat([head, tail.subarray(10)]))).toEqual({ state: 'FAILED', reason: 'rebuilt' });
  });

  test.skipIf(!isThere('qpdf'))('saved anew by another program, which leaves it readable who sealed it', async () => {
    for (const options of [['--qdf'], ['--linearize'], ['--object-streams=generate']]) {
      const report = await seal(by('qpdf', (to) => [...options, written('sealed.pdf', good.sealed), to]));
      expect(report.checks.map(({ name, state, reason }) => [name, state, reason])).toEqual([
        ['signature', 'PASSED', 'passed'], ['whole', 'FAILED', 'rebuilt'], ['seal', 'FAILED', 'changed'], ['certificate', 'PASSED', 'passed'], ['time', 'UNKNOWN', 'unstamped'],
      ]);
      expect(verdictOf(report, null)).toBe('CHANGED');
    }
  });

  // Of the same package as pdfsig.
  test.skipIf(!isThere('pdfsig'))('joined with another by a program', async () => {
    const [sealed, delivered] = [written('sealed.pdf', good.sealed), written('delivered.pdf', good.delivered)];
    expect(await whole(by('pdfunite', (to) => [sealed, delivered, to]))).toEqual({ state: 'FAILED', reason: 'rebuilt' });
    const [signature] = (await seal(by('pdfunite', (to) => [delivered, sealed, to]))).checks;
    expect(signature, 'this one leaves the seal out').toMatchObject({ state: 'FAILED', reason: 'none' });
  });

  test('whose signature is written in small letters, all of them or one', async () => {
    const { text } = digits();
    const one = text.search(/[A-F]/);
    for (const other of [text.toLowerCase(), text.slice(0, one) + text[one]?.toLowerCase() + text.slice(one + 1)]) {
      expect(await whole(withDigits(other))).toEqual({ state: 'FAILED', reason: 'contents' });
      expect(verdictOf(await seal(withDigits(other)), null)).toBe('CHANGED');
    }
  });
});

const KNOWN: KnownContract = { number: 'DM-2612-0031', standing: 'IN_FORCE', supplementNo: 0, supersededBy: null, signatures: [], sealedAt: null, sealedSha256: 'a'.repeat(64) };
const ANSWERS: (Answer | null)[] = [null, { match: null, contract: null }, { match: 'NUMBER', contract: KNOWN }, { match: 'SEALED_PART', contract: KNOWN }];

/** One change of whatever kind. */
const change = fc.oneof(
  fc.record({ kind: fc.constant('flip' as const), place: fc.nat(), bit: fc.nat(7) }),
  fc.record({ kind: fc.constant('case' as const), place: fc.nat(), bit: fc.constant(0) }),
  fc.record({ kind: fc.constantFrom('put' as const, 'cut' as const, 'append' as const, 'before' as const, 'none' as const), place: fc.nat(), bit: fc.nat(200) }),
);

function changed({ kind, place, bit }: { kind: string; place: number; bit: number }): Buffer {
  const at = place % good.sealed.length;
  const more = Buffer.alloc(bit + 1, 0x20);
  if (kind === 'put') return Buffer.concat([good.sealed.subarray(0, at), more, good.sealed.subarray(at)]);
  if (kind === 'cut') return Buffer.concat([good.sealed.subarray(0, at), good.sealed.subarray(at + bit + 1)]);
  if (kind === 'append') return Buffer.concat([good.sealed, more]);
  if (kind === 'before') return Buffer.concat([more, good.sealed]);
  const { text } = digits();
  const letter = place % text.length;
  if (kind === 'case') return withDigits(text.slice(0, letter) + text.slice(letter).replace(/[A-F]/, (found) => found.toLowerCase()));
  const bytes = Buffer.from(good.sealed);
  if (kind === 'flip') bytes[at] = (bytes[at] ?? 0) ^ (1 << bit);
  return bytes;
}

describe('whoever is told that a file was changed', () => {
  test('is told by which check', async () => {
    await fc.assert(fc.asyncProperty(change, fc.constantFrom(...ANSWERS), async (what, answer) => {
      const report = await seal(changed(what));
      if (verdictOf(report, answer) === 'CHANGED') expect([...report.checks, keptCheck(answer)].some(({ state }) => state === 'FAILED')).toBe(true);
    }), { numRuns: 300 });
  }, 120_000);

  test('also where its seal holds and the mall keeps another', async () => {
    const report = await seal(await sealedBy(good.drawn, await newLeaf(good.root), good.root));
    expect(report.checks.every(({ state }) => state !== 'FAILED')).toBe(true);
    const answer: Answer = { match: 'NUMBER', contract: KNOWN };
    expect([verdictOf(report, answer), keptCheck(answer)]).toEqual(['CHANGED', { name: 'kept', state: 'FAILED', reason: 'other' }]);
  });
});
