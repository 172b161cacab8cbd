import { createHash } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { verdictOf } from '@/lib/checking/model/verdict';
import { documentCheck } from '@/lib/checking/views/document-check';
import { trustedRoots } from '@/lib/checking/views/trusted-roots';
import { particularsShape, type Particulars } from '@/lib/contracts/model/particulars';
import { changedRows, type Change } from '@/lib/kernel/amendment';
import type { CanonicalTerms } from '@/lib/kernel/canonical-terms';
import { formatMoney } from '@/lib/kernel/money';
import { mallDeps } from '../support/browser';
import { isThere, openReaders, withUpdate, type Readers, type Tool } from '../support/pdf-readers';

/*
 * When every walk is over: each contract and each supplement that the mall has sealed by then is read by other people's
 * programs and by our own check, as it is and after it was changed. Playwright runs this file behind all others.
 */
test.describe.configure({ mode: 'default', timeout: 600_000 });

interface Kept {
  number: string;
  bytes: Buffer;
  sha256: string | null;
  length: number | null;
  of: Particulars;
  terms: CanonicalTerms;
  change: Change | null;
}

let kept: Kept[] = [];
let roots: string[] = [];
let readers: Readers;

test.beforeAll(async () => {
  const { db } = await mallDeps();
  const rows = await db.contract.findMany({ where: { state: 'SEALED' }, orderBy: { number: 'asc' }, include: { sealed: { select: { data: true } } } });
  kept = rows.map(({ number, sealed, sealedSha256, sealedBytes, particulars, terms, change }) => ({
    number, bytes: Buffer.from(sealed?.data ?? []), sha256: sealedSha256, length: sealedBytes,
    of: particularsShape.parse(particulars), terms: terms as unknown as CanonicalTerms, change: change as unknown as Change | null,
  }));
  roots = await trustedRoots(db);
  readers = openReaders();
});
test.afterAll(() => { readers.close(); });

/** A test that asks other people's programs; where they are not, it is not there, and `npm test` says so. */
function testBy(tools: Tool[], title: string, body: () => Promise<void>): void {
  if (tools.every(isThere)) test(title, body);
}

/** What is said of each contract, by its number, so that one look tells which is not as it should be. */
async function ofEach<T>(say: (contract: Kept, index: number) => T | Promise<T>): Promise<Record<string, T>> {
  expect(kept.length, 'there are sealed contracts').toBeGreaterThan(0);
  const said: Record<string, T> = {};
  for (const [index, contract] of kept.entries()) said[contract.number] = await say(contract, index);
  return said;
}
const allAre = <T>(value: T): Record<string, T> => Object.fromEntries(kept.map(({ number }) => [number, value]));

test('what is sealed is kept to the byte', async () => {
  expect(await ofEach(({ bytes, sha256, length }) => bytes.byteLength === length && createHash('sha256').update(bytes).digest('hex') === sha256)).toEqual(allAre(true));
});

test('our own check finds each authentic, its terms recompute, and every amount that it prints follows from them', async () => {
  const { db } = await mallDeps();
  const said = await ofEach(async ({ bytes }) => {
    const checked = await documentCheck(db, bytes);
    if (!checked.ok) return checked.error.code;
    const { verdict, file } = checked.value;
    return { verdict, alone: verdictOf(file, null), notPassed: file.checks.filter(({ name, state }) => state !== 'PASSED' && name !== 'time') };
  });
  expect(said).toEqual(allAre({ verdict: 'AUTHENTIC', alone: 'HOLDS', notPassed: [] }));
});

testBy(['pdfsig', 'certutil'], 'pdfsig: the signature is valid, it is over the whole document, and its certificate trusted by the roots', async () => {
  const store = readers.trusting(roots);
  const WANTED = ['Signature is Valid', 'Total document signed', 'Certificate is Trusted', 'ETSI.CAdES.detached'];
  const said = await ofEach(({ bytes }) => {
    const { said: text } = readers.asked('pdfsig', ['-nssdir', store], bytes);
    return { missing: WANTED.filter((words) => !text.includes(words)), signatures: text.match(/^Signature #/gm)?.length };
  });
  expect(said).toEqual(allAre({ missing: [], signatures: 1 }));
});

testBy(['qpdf'], 'qpdf: no error and no warning', async () => {
  const said = await ofEach(({ bytes }) => {
    const { said: text, status } = readers.asked('qpdf', ['--check'], bytes);
    return { status, clean: text.includes('No syntax or stream encoding errors'), warned: /warning/i.test(text) };
  });
  expect(said).toEqual(allAre({ status: 0, clean: true, warned: false }));
});

const letters = (text: string) => text.normalize('NFC').replaceAll(/\s/g, '');

/** Who, what, and each amount of the schedule: of a supplement, of what it changes. */
function toBeRead({ number, of, terms, change }: Kept): string[] {
  const rows = change ? changedRows(change).flatMap(({ after }) => (after ? [after.amount, after.balance] : [])) : terms.schedule.flatMap(({ amount, interest, principal, balance }) => [amount, interest, principal, balance]);
  const amounts = [...rows, ...(change ? [] : [terms.cashPrice, terms.totalCost, terms.totalToOwn])].map((minor) => formatMoney(BigInt(minor), terms.currency, 'ko'));
  return [number, of.purchaser.name, of.seller.name, of.financier.nameKo, of.goods.title, ...of.goods.serials, ...amounts];
}

testBy(['pdftotext'], 'pdftotext gives back the Korean: names, goods and every amount of the schedule', async () => {
  const said = await ofEach((contract) => {
    const text = letters(readers.asked('pdftotext', ['-enc', 'UTF-8', '-'], contract.bytes).said);
    return [...new Set(toBeRead(contract))].filter((words) => !text.includes(letters(words)));
  });
  expect(said).toEqual(allAre([]));
});

/** Strings of glyphs as the pages show them, two bytes each. */
const SHOWN = /\[([^\]]*)\]\s*TJ\b|(<[0-9A-F]+>)\s*Tj\b/gi;

testBy(['qpdf', 'pdftotext'], 'no character is drawn as an empty box, and none stands for one that the typeface has not', async () => {
  const said = await ofEach(({ bytes }) => {
    const pages = readers.asked('qpdf', ['--qdf', '--object-streams=disable', '-'], bytes).said;
    const glyphs = [...pages.matchAll(SHOWN)].flatMap(([, several, one]) => [...(several ?? one ?? '').matchAll(/<([0-9A-F]+)>/gi)]).flatMap(([, hex = '']) => hex.match(/.{4}/g) ?? []);
    const text = letters(readers.asked('pdftotext', ['-enc', 'UTF-8', '-'], bytes).said);
    // As many glyphs as letters, or they were looked for in the wrong place; glyph 0 is a font's box.
    return { all: glyphs.length >= text.length, boxes: glyphs.filter((glyph) => glyph === '0000').length, without: text.match(/[\uFFFD\u25A1\u3013]/g) };
  });
  expect(said).toEqual(allAre({ all: true, boxes: 0, without: null }));
});

/** Another byte in each, spread over the whole file. */
const placeIn = (length: number, index: number) => Math.floor(length * ((0.03 + index * 0.381_966) % 0.94));

/** A bit of one byte turned over. */
function changedAt(bytes: Buffer, place: number): Buffer {
  const changed = Buffer.from(bytes);
  changed[place] = (changed[place] ?? 0) ^ 1;
  return changed;
}

test('with one byte changed, or an update appended, our check passes none of them, and says why', async () => {
  const { db } = await mallDeps();
  const checked = async (bytes: Buffer) => {
    const found = await documentCheck(db, bytes);
    if (!found.ok) throw new Error(found.error.code);
    const { verdict, file } = found.value;
    return { verdict, reason: file.checks.find(({ state }) => state === 'FAILED')?.reason };
  };
  const said = await ofEach(async ({ bytes }, index) => {
    const changed = await checked(changedAt(bytes, placeIn(bytes.length, index)));
    return { changed: changed.verdict !== 'AUTHENTIC' && changed.verdict !== 'HOLDS' && changed.reason !== undefined, appended: await checked(withUpdate(bytes)) };
  });
  expect(said).toEqual(allAre({ changed: true, appended: { verdict: 'CHANGED', reason: 'appended' } }));
});

testBy(['pdfsig'], 'nor does pdfsig', async () => {
  const passes = (bytes: Buffer) => {
    const { said } = readers.asked('pdfsig', ['-nocert'], bytes);
    return said.includes('Signature is Valid') && said.includes('Total document signed');
  };
  const said = await ofEach(({ bytes }, index) => {
    // Within the text of the pages: what stands in the signature's own field is read otherwise by each reader.
    const place = placeIn(bytes.indexOf('/ByteRange'), index);
    return { asItIs: passes(bytes), changed: passes(changedAt(bytes, place)), appended: passes(withUpdate(bytes)) };
  });
  expect(said).toEqual(allAre({ asItIs: true, changed: false, appended: false }));
});
