import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import subsetFont from 'subset-font';
import { SLICES } from '@/lib/platform/font-slices';
import { cloneFolder } from './home';

const PACKAGE = path.join(cloneFolder, 'node_modules', 'pretendard');
const OWN = path.join(cloneFolder, 'app', 'fonts');
const SHEET = path.join(OWN, 'everyday.css');
/** Texts in the words of this mall: what its pages say, and what its sellers are like to say. */
const SPOKEN = ['messages', 'lib/host/seed'];
const PRINTABLE = Array.from({ length: 95 }, (_, place) => String.fromCodePoint(32 + place)).join('');
/** The weights of the design. */
const WEIGHTS = { min: 400, max: 700, default: 400 };

const textsIn = (folder: string): string =>
  readdirSync(path.join(cloneFolder, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:json|ts)$/.test(entry.name))
    .map((entry) => readFileSync(path.join(entry.parentPath, entry.name), 'utf8'))
    .join('');

const everydayCharacters = () => [...new Set(PRINTABLE + SPOKEN.map(textsIn).join(''))].filter((character) => character >= ' ').sort();

/** One file with the characters that nearly every page needs: a few words of Korean touch a dozen slices of a whole typeface. */
async function everyday(): Promise<void> {
  const characters = everydayCharacters();
  const mark = `/* ${createHash('sha256').update(characters.join('')).digest('hex')} */`;
  if (existsSync(SHEET) && readFileSync(SHEET, 'utf8').startsWith(mark)) return;
  const whole = readFileSync(path.join(PACKAGE, 'dist', 'public', 'variable', 'PretendardVariable.ttf'));
  const font = await subsetFont(whole, characters.join(''), { targetFormat: 'woff2', variationAxes: { wght: WEIGHTS } });
  const range = characters.map((character) => `U+${character.codePointAt(0)?.toString(16) ?? ''}`).join(',');
  mkdirSync(OWN, { recursive: true });
  writeFileSync(path.join(OWN, 'everyday.woff2'), font);
  writeFileSync(SHEET, `${mark}\n@font-face { font-family: "Everyday"; font-weight: ${WEIGHTS.min} ${WEIGHTS.max}; font-display: swap; src: url("./everyday.woff2") format("woff2"); unicode-range: ${range}; }\n`);
}

/** The whole typeface in slices, for what is not said every day; at an address of its version, so that it can be kept for good. */
function slices(): void {
  const { version } = JSON.parse(readFileSync(path.join(PACKAGE, 'package.json'), 'utf8')) as { version: string };
  const folder = path.join(cloneFolder, 'public', path.dirname(SLICES));
  if (!SLICES.includes(version)) throw new Error(`lib/platform/font-slices.ts names another version of the typeface than the ${version} that is installed.`);
  if (existsSync(path.join(cloneFolder, 'public', SLICES))) return;
  rmSync(path.dirname(folder), { recursive: true, force: true });
  const from = path.join(PACKAGE, 'dist', 'web', 'variable');
  cpSync(path.join(from, 'woff2-dynamic-subset'), path.join(folder, 'woff2-dynamic-subset'), { recursive: true });
  cpSync(path.join(from, 'pretendardvariable-dynamic-subset.css'), path.join(cloneFolder, 'public', SLICES));
}

/** What pages are written in, made from the packaged typeface where it is not there or speaks of older texts. */
export async function prepareFonts(): Promise<void> {
  slices();
  await everyday();
}
