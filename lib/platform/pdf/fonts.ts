import { readFile } from 'node:fs/promises';
import path from 'node:path';
import PDFDocument from 'pdfkit';

const FOLDER = path.join(process.cwd(), 'node_modules/@expo-google-fonts/noto-sans-kr');
/** TrueType faces: CFF subsets are refused by some readers. */
const FACES = { regular: '400Regular/NotoSansKR_400Regular.ttf', bold: '700Bold/NotoSansKR_700Bold.ttf' };

interface Glyph { advanceWidth: number }

/** A font as the PDF library's own parser made it. */
export interface ParsedFont {
  hasGlyphForCodePoint(codePoint: number): boolean;
  glyphForCodePoint(codePoint: number): Glyph;
  layout(text: string): { glyphs: Glyph[]; positions: { xAdvance: number; yAdvance: number; xOffset: number; yOffset: number }[]; advanceWidth: number };
}

export type Fonts = Record<keyof typeof FACES, ParsedFont>;

let fonts: Promise<Fonts> | undefined;

/**
 * The Korean faces, read and parsed once for the process: they have 6 MB each, and parsing them anew takes most of the
 * time of a document. A document subsets what it uses.
 */
export function loadFonts(): Promise<Fonts> {
  fonts ??= Promise.all([parse(FACES.regular), parse(FACES.bold)]).then(([regular, bold]) => ({ regular, bold }));
  return fonts;
}

/** The library takes a parsed font, but offers no parser: it is asked to open the file in a document that is thrown away. */
async function parse(file: string): Promise<ParsedFont> {
  const probe = new PDFDocument({ autoFirstPage: false });
  probe.font(await readFile(path.join(FOLDER, file)));
  return plain((probe as unknown as { _font: { font: ParsedFont } })._font.font);
}

/**
 * The font without its substitution and kerning tables: composed Hangul is one glyph a syllable and needs neither, and
 * walking them for every word takes longer than all the rest of a document.
 */
function plain(font: ParsedFont): ParsedFont {
  const layout: ParsedFont['layout'] = (text) => {
    const glyphs = [...text].map((char) => font.glyphForCodePoint(char.codePointAt(0) ?? 0));
    const positions = glyphs.map(({ advanceWidth }) => ({ xAdvance: advanceWidth, yAdvance: 0, xOffset: 0, yOffset: 0 }));
    return { glyphs, positions, advanceWidth: glyphs.reduce((sum, { advanceWidth }) => sum + advanceWidth, 0) };
  };
  return Object.assign(Object.create(font) as ParsedFont, { layout });
}

/** Stands for what no face here can draw (an emoji in a title): the printer's sign for a missing type. */
const MISSING = '〓';
/** Letters that Unicode does not take apart. */
const STROKED: Record<string, string> = { Ł: 'L', ł: 'l', Đ: 'D', đ: 'd', Ø: 'O', ø: 'o', Ħ: 'H', ħ: 'h', ı: 'i', Œ: 'OE', œ: 'oe' };
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\p{Cc}]/gu;

/**
 * A text in characters that can be drawn, so that no empty box stands for a letter: composed (Hangul typed as jamo), an
 * accented or stroked letter without a glyph as its plain one, anything else as 〓. Lines stay.
 */
export function drawable(text: string, font: ParsedFont): string {
  const clean = (line: string) => [...line.normalize('NFC').replace(INVISIBLE, '')].map((char) => {
    if (font.hasGlyphForCodePoint(char.codePointAt(0) ?? 0)) return char;
    const plain = STROKED[char] ?? char.normalize('NFKD').replace(/\p{M}/gu, '');
    return plain !== '' && [...plain].every((each) => font.hasGlyphForCodePoint(each.codePointAt(0) ?? 0)) ? plain : MISSING;
  }).join('');
  return text.split('\n').map(clean).join('\n');
}
