import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build, type Metafile } from 'esbuild';
import type { IslandFiles } from './document.ts';
import { ISLAND_LIST } from './island-files.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const folder = path.join(root, '.next', 'static', 'islands');
const own = (file: string) => path.join(root, 'components', 'islands', file);

/* What islands use of the framework, without it. */
const ALIAS = { 'next/link': own('next/link.tsx'), 'next/navigation': own('next/navigation.ts'), 'next/dynamic': own('next/dynamic.tsx'), 'next-intl': 'use-intl' };

/** A file and all that it cannot begin without. */
function withImports(outputs: Metafile['outputs'], file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  for (const { path: each, kind } of outputs[file]?.imports ?? []) if (kind === 'import-statement') withImports(outputs, each, seen);
  return seen;
}

const madeFrom = (outputs: Metafile['outputs'], source: string): string => {
  const [file] = Object.entries(outputs).find(([, { entryPoint }]) => entryPoint === source) ?? [];
  if (!file) throw new Error(`Nothing was made from ${source}`);
  return file;
};

/* Builds what makes the islands of the mall's documents alive, beside the framework's own files, which it serves with long caching. */
rmSync(folder, { recursive: true, force: true });
const { metafile: { outputs } } = await build({
  absWorkingDir: root, entryPoints: [own('main.ts')], outdir: folder, entryNames: '[name]-[hash]', chunkNames: '[name]-[hash]',
  bundle: true, splitting: true, format: 'esm', minify: true, target: ['es2022'], jsx: 'automatic', metafile: true, legalComments: 'none',
  alias: ALIAS, logLevel: 'error',
});
const main = madeFrom(outputs, 'components/islands/main.ts');
const begun = withImports(outputs, main);
const address = (file: string) => `/_next/static/islands/${path.basename(file)}`;
const beside = (at: string, source: string) => ({ at, files: [...withImports(outputs, madeFrom(outputs, source))].filter((file) => !begun.has(file)).map(address) });
const files: IslandFiles = {
  main: address(main),
  beside: [{ at: '/', files: [...begun].filter((file) => file !== main).map(address) }, beside('/p/', 'components/islands/product.ts')],
};
const unfit = readdirSync(folder).filter((name) => /\bprocess\.env\b/.test(readFileSync(path.join(folder, name), 'utf8')));
if (unfit.length > 0) throw new Error(`A browser has no process: ${unfit.join(', ')}`);
writeFileSync(ISLAND_LIST, JSON.stringify(files));
