import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { drawContract } from '@/lib/contracts/document/draw-contract';
import { drawPdf, type PdfAttachment } from '@/lib/platform/pdf/draw-pdf';
import { loadFonts } from '@/lib/platform/pdf/fonts';
import type { Sheet } from '@/lib/platform/pdf/sheet';
import { wrapped } from '@/lib/platform/pdf/wrap';
import { sampleContract } from '@/tests/support/contract-sample';
import { readPdf } from '@/tests/support/read-pdf';
import { newLeaf, newRoot, sealedBy, SEALED_AT } from '@/tests/support/sealed-sample';
import { wholeEvidence } from '@/tests/support/whole-evidence';

const AT = new Date('2026-12-09T06:02:00Z');
const drawn = (draw: (sheet: Sheet) => void, attachments: PdfAttachment[] = []) =>
  drawPdf({ title: '시험', lang: 'ko-KR', author: '달마다', at: AT, foot: '발', attachments }, (page, of) => `${page} / ${of}`, draw);
const letters = (text: string) => text.replaceAll(/\s/g, '');

describe('a file', () => {
  test('of more tags than stand together is read whole', async () => {
    const rows = Array.from({ length: 400 }, (_, row) => [`가${row}`, `나${row}`]);
    const seen = await readPdf(await drawn((sheet) => { sheet.table([{ label: '하나', share: 0.5 }, { label: '둘', share: 0.5 }], rows); }));
    expect((seen.tags.TD ?? 0) / seen.pages).toBe(800); // Each page names the whole table.
    expect(rows.flat().filter((cell) => !letters(seen.text).includes(cell))).toEqual([]);
    expect(seen.fonts).toHaveLength(2);
  });

  test('has its attachments as they were given, empty ones too', async () => {
    const attachment = (name: string, content: string): PdfAttachment => ({ name, content, description: name, mediaType: 'application/json' });
    const seen = await readPdf(await drawn((sheet) => { sheet.paragraph('글'); }, [attachment('long.json', '{"가":1}'.repeat(5000)), attachment('empty.json', '')]));
    expect(Object.fromEntries(Object.entries(seen.attachments).map(([name, bytes]) => [name, Buffer.from(bytes).toString('utf8').length]))).toEqual({ 'long.json': 35_000, 'empty.json': 0 });
  });

  test('goes on where a text is longer than its page', async () => {
    const lines = Array.from({ length: 150 }, (_, line) => `${line}번째 줄입니다.`);
    const seen = await readPdf(await drawn((sheet) => { for (const text of ['머리.', lines.join('\n'), '끝.']) sheet.paragraph(text); }));
    expect(seen.pages).toBe(4);
    expect(letters(seen.text)).toContain(letters('149번째 줄입니다.'));
    expect(lines.filter((line) => !letters(seen.text).includes(letters(line)))).toEqual([]);
    expect(letters(seen.text)).toContain('끝.');
  });
});

describe('a sealed contract of 36 months', () => {
  test('with all that is told of its signature has no more than 80 KB', async () => {
    const contract = await sampleContract({ terms: { termMonths: 36 } });
    const delivered = await drawContract(contract, SEALED_AT);
    const evidence = wholeEvidence(contract, createHash('sha256').update(delivered).digest('hex'));
    const root = await newRoot();
    const sealed = await sealedBy(await drawContract(contract, SEALED_AT, { evidence, strokes: null }), await newLeaf(root), root);
    expect(sealed.length).toBeLessThanOrEqual(80_000);
  });
});

describe('lines', () => {
  const widthOf = (text: string) => text.length * 10;

  test('break between words, at what was typed, and within a word that is too long', () => {
    expect(wrapped('가나 다라 마바', 60, widthOf).map((line) => line.trim())).toEqual(['가나 다라', '마바'].flatMap((line) => wrapped(line, 60, widthOf)));
    expect(wrapped('가\n나', 100, widthOf)).toEqual(['가', '나']);
    expect(wrapped('A'.repeat(25), 100, widthOf).map((line) => line.length)).toEqual([10, 10, 5]);
  });

  test('stay one where all fits, none where nothing is said', () => {
    expect(wrapped('가나 다라', 100, widthOf)).toEqual(['가나 다라']);
    expect(wrapped('', 100, widthOf)).toEqual([]);
  });
});

describe('the faces', () => {
  test('know what is typed every day, and draw none of what they lack', async () => {
    const { regular, bold } = await loadFonts();
    const everyday = [...Array.from({ length: 95 }, (_, place) => 32 + place), ...Array.from({ length: 11_172 }, (_, place) => 0xac00 + place), ...[...'·₩–…'].map((char) => char.codePointAt(0) ?? 0)];
    for (const face of [regular, bold]) {
      expect(everyday.filter((codePoint) => !face.hasGlyphForCodePoint(codePoint))).toEqual([]);
      expect(face.hasGlyphForCodePoint(0x1f3b9)).toBe(false);
      expect(face.widthOf('가나', 10)).toBe(2 * face.widthOf('가', 10));
    }
    expect([regular.postscriptName, bold.postscriptName]).toEqual(['NotoSansKR-Regular', 'NotoSansKR-Bold']);
  });

  test('give a document the glyphs it uses, each once', async () => {
    const { regular } = await loadFonts();
    const subset = regular.createSubset();
    const places = [...'가나가'].map((char) => subset.includeGlyph(regular.glyphForCodePoint(char.codePointAt(0) ?? 0).id));
    expect(places).toEqual([1, 2, 1]);
    const file = subset.encode();
    const table = (tag: string) => Array.from({ length: file.readUInt16BE(4) }, (_, index) => 12 + index * 16).find((at) => file.toString('latin1', at, at + 4) === tag) ?? 0;
    expect(file.readUInt16BE(file.readUInt32BE(table('maxp') + 8) + 4)).toBe(3);
    expect(file.readUInt32BE(table('loca') + 12)).toBe(4 * 2);
  });
});
