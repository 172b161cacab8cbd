import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

export interface SourceFile {
  /** From the top of the clone. */
  file: string;
  text: string;
}

const FOLDERS = ['app', 'components', 'lib', 'prisma', 'tests'];
const generated = (file: string) => file.startsWith('lib/platform/generated/') || file.startsWith('tests/e2e/results/');

/** Every source file of ours. */
export function sourceFiles(): SourceFile[] {
  return FOLDERS.flatMap((folder) => readdirSync(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && /\.(ts|tsx|mjs|cjs)$/.test(entry.name))
    .map((entry) => path.relative(process.cwd(), path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'))
    .filter((file) => !generated(file))
    .map((file) => ({ file, text: readFileSync(file, 'utf8') }));
}

const lines = (text: string) => text.split('\n');

/** Names that say nothing about what is inside, alone or as the last word (a *service credit* and *common passwords* say something). */
export const emptyName = (file: string) => /(^|[/.-])(utils?|helpers?|misc|common|services?|managers?)([/.]|$)/i.test(file);

/** Next gives meaning to these names: [id], (group), @slot. */
const partOfNext = (name: string) => /^[[(@_]/.test(name);
export const notKebab = (file: string) => file.split('/').some((name) => !partOfNext(name) && !/^[a-z0-9]+([-.][a-z0-9]+)*$/.test(name));

/** A file that only passes on what others export. */
export function isBarrel({ file, text }: SourceFile): boolean {
  if (/(^|\/)index\.(ts|tsx)$/.test(file)) return true;
  const code = text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '').trim();
  return code !== '' && code.replace(/export\s+(type\s+)?(\*(\s+as\s+\w+)?|\{[^}]*\})\s+from\s+['"][^'"]+['"];?/g, '').trim() === '';
}

export const saysUseServer = ({ text }: SourceFile) => /^\s*['"]use server['"]/m.test(text);
export const mayHoldActions = (file: string) => /^app\/.*(^|\/)actions\.ts$/.test(file);

/** Exports of an actions file that are not `name = somethingAction(…)`, so that anybody could call them unasked. */
export function unwrappedActions({ text }: SourceFile): string[] {
  return lines(text).filter((line) => /^export\b/.test(line)
    && !/^export const \w+Action = (purchaser|signer|seller|desk|admin|member|visitor)Action(<[^>]*>)?\(/.test(line)
    && !/^export (type|interface)\b/.test(line));
}

// Put together here, so that this file does not find itself.
const LATER = new RegExp(`(//|\\*).*\\b(${['TO' + 'DO', 'FIX' + 'ME', 'XX' + 'X', 'HA' + 'CK'].join('|')})\\b`);
const SILENCED = new RegExp('@ts-' + '(ignore|nocheck|expect-error)|eslint-' + 'disable');

/** What was left for later, or silenced. */
export const leftForLater = ({ text }: SourceFile) => lines(text).filter((line) => LATER.test(line) || SILENCED.test(line));

export const readsEnvironment = ({ text }: SourceFile) => /\bprocess\s*\.\s*env\b(?!\.TZ\b)/.test(text);

export function sizes(files: SourceFile[]): { median: number; ninetieth: number; largest: { file: string; count: number }[] } {
  const counted = files.map(({ file, text }) => ({ file, count: lines(text.trimEnd()).length })).sort((a, b) => a.count - b.count);
  const at = (share: number) => counted[Math.min(counted.length - 1, Math.floor(counted.length * share))]?.count ?? 0;
  return { median: at(0.5), ninetieth: at(0.9), largest: counted.slice(-5).reverse() };
}
