import path from 'node:path';
import { build, type Metafile } from 'esbuild';

const root = path.resolve(import.meta.dirname, '../../..');
export const folder = path.join(root, '.next', 'static', 'islands');
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

/** What makes the islands of the mall's documents alive: its files with their contents, the one that begins, and what each kind of page needs beside it. Nothing is written. */
export async function bundleIslands() {
  const { metafile: { outputs }, outputFiles } = await build({
    absWorkingDir: root, entryPoints: [own('main.ts')], outdir: folder, entryNames: '[name]-[hash]', chunkNames: '[name]-[hash]',
    bundle: true, splitting: true, format: 'esm', minify: true, target: ['es2022'], jsx: 'automatic', metafile: true, legalComments: 'none',
    alias: ALIAS, logLevel: 'error', write: false,
  });
  const main = madeFrom(outputs, 'components/islands/main.ts');
  const begun = withImports(outputs, main);
  const named = (files: Iterable<string>) => [...files].map((file) => path.basename(file));
  return {
    files: outputFiles.map((file) => ({ name: path.basename(file.path), contents: file.contents, text: file.text })),
    main: path.basename(main),
    first: named(begun).filter((name) => name !== path.basename(main)),
    product: named([...withImports(outputs, madeFrom(outputs, 'components/islands/product.ts'))].filter((file) => !begun.has(file))),
    /** Sources within the files that every page begins with, for who asks why they are heavy. */
    sources: [...begun].flatMap((file) => Object.keys(outputs[file]?.inputs ?? {})),
  };
}
