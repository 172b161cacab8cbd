import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { nextCli } from '../build';
import { cloneFolder } from '../home';
import { runNode } from '../processes/foreground';
import type { Given } from '../settings';
import type { Suite } from './run';
import { single, type Tally } from './tally';
import { vitestSuite } from './vitest';

async function tool(name: string, args: string[], env: Given): Promise<Tally> {
  const log = path.join(cloneFolder, '.data', 'test', `${name}.log`);
  const code = await runNode(args, { env: { ...env, NO_COLOR: '1' }, log });
  const output = readFileSync(log, 'utf8').trim().split('\n');
  return single(code === 0, output.length > 60 ? [...output.slice(0, 60), `… ${output.length - 60} more lines in ${log}`].join('\n') : output.join('\n'));
}

const bin = (...parts: string[]) => path.join(cloneFolder, 'node_modules', ...parts);

async function types(env: Given): Promise<Tally> {
  // What a build or a development server wrote may speak of pages that are gone.
  for (const folder of ['.next/types', '.next/dev/types']) rmSync(path.join(cloneFolder, folder), { recursive: true, force: true });
  // The types of routes, which pages use, come from Next.
  const routes = await tool('typegen', [nextCli(), 'typegen'], env);
  return routes.failed > 0 ? routes : tool('types', [bin('typescript', 'bin', 'tsc'), '--noEmit', '-p', '.'], env);
}

const lint = (env: Given) => tool('lint', [bin('eslint', 'bin', 'eslint.js'), '.', '--max-warnings', '0', '--cache', '--cache-location', path.join('.data', 'eslint-cache')], env);

export const unitSuite = (env: Given): Suite => ({ name: 'unit', run: () => vitestSuite('unit', env) });

/** What reads the code and runs none of it; the longest first. */
export function staticSuites(env: Given): Suite[] {
  return [
    { name: 'lint', run: () => lint(env) },
    { name: 'types', run: () => types(env) },
    { name: 'dead code', run: () => tool('knip', [bin('knip', 'bin', 'knip.js'), '--no-config-hints', '--no-progress'], env) },
    { name: 'architecture', run: () => vitestSuite('architecture', env) },
  ];
}
