import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { TrueType } from './true-type';

const FOLDER = path.join(process.cwd(), 'node_modules/@expo-google-fonts/noto-sans-kr');
/** TrueType faces: CFF subsets are refused by some readers. */
const FACES = { regular: '400Regular/NotoSansKR_400Regular.ttf', bold: '700Bold/NotoSansKR_700Bold.ttf' };

export type Fonts = Record<keyof typeof FACES, TrueType>;

let fonts: Promise<Fonts> | undefined;

/** The Korean faces, read once for the process: they have 6 MB each. A document subsets what it uses. */
export function loadFonts(): Promise<Fonts> {
  fonts ??= Promise.all([read(FACES.regular), read(FACES.bold)]).then(([regular, bold]) => ({ regular, bold }));
  return fonts;
}

const read = async (file: string) => new TrueType(await readFile(path.join(FOLDER, file)));

/** Stands for what no face here can draw (an emoji in a title): the printer's sign for a missing type. */
const MISSING = '〓';
/** Letters that Unicode does not take apart. */
const STROKED: Record<string, string> = { Ł: 'L', ł: 'l', Đ: 'D', đ: 'd', Ø: 'O', ø: 'o', Ħ: 'H', ħ: 'h', ı: 'i', Œ: 'OE', œ: 'oe' };
/** Composed Hangul, Latin letters, figures: nearly every text, and every face here has them. */
const EVERYDAY = /^[ -~가-힣·,.()₩–…\n]*$/;
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\p{Cc}]/gu;

/**
 * A text in characters that can be drawn, so that no empty box stands for a letter: composed (Hangul typed as jamo), an
 * accented or stroked letter without a glyph as its plain one, anything else as 〓. Lines stay.
 */
export function drawable(text: string, font: TrueType): string {
  if (EVERYDAY.test(text)) return text;
  const clean = (line: string) => [...line.normalize('NFC').replace(INVISIBLE, '')].map((char) => {
    if (font.hasGlyphForCodePoint(char.codePointAt(0) ?? 0)) return char;
    const plain = STROKED[char] ?? char.normalize('NFKD').replace(/\p{M}/gu, '');
    return plain !== '' && [...plain].every((each) => font.hasGlyphForCodePoint(each.codePointAt(0) ?? 0)) ? plain : MISSING;
  }).join('');
  return text.split('\n').map(clean).join('\n');
}
