import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { cloneFolder } from './home';
import { prepareFonts } from './fonts';
import { Trouble } from './launch/steps.mjs';
import { runNode } from './processes/foreground';
import { withLock } from './processes/lock';

const INPUTS = ['app', 'components', 'lib', 'messages', 'public', 'prisma/schema', 'package-lock.json', 'next.config.js', 'postcss.config.mjs', 'proxy.ts', 'tsconfig.json'];
/** Run beside the web, never in it: a change there needs no build. */
const NO_INPUTS = new Set(['lib/host', 'lib/worker', 'lib/platform/generated']);

const stamp = path.join(cloneFolder, '.next', 'dalmada-inputs');
const log = path.join(cloneFolder, '.data', 'build.log');

function files(relative: string): string[] {
  const absolute = path.join(cloneFolder, relative);
  if (NO_INPUTS.has(relative) || !existsSync(absolute)) return [];
  if (statSync(absolute).isFile()) return [relative];
  return readdirSync(absolute).sort().flatMap((name) => files(`${relative}/${name}`));
}

function inputsHash(env: Record<string, string>): string {
  const hash = createHash('sha256');
  for (const file of INPUTS.flatMap(files)) hash.update(`${file}\0`).update(readFileSync(path.join(cloneFolder, file))).update('\0');
  // Next seals what it writes into static pages with this key.
  return hash.update(env.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY ?? '').digest('hex');
}

export function nextCli(): string {
  return path.join(cloneFolder, 'node_modules', 'next', 'dist', 'bin', 'next');
}

async function runBuild(env: Record<string, string>, args: string[]): Promise<void> {
  const code = await runNode(args, { env: { ...env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' }, log });
  if (code === 0) return;
  const tail = readFileSync(log, 'utf8').trimEnd().split('\n').slice(-40).join('\n');
  throw new Trouble(`The pages could not be built. The whole log is in ${log}; the end of it:`, tail);
}

/** Builds the web where something that feeds it has changed. @returns whether it had to */
export function buildWeb(env: Record<string, string>): Promise<boolean> {
  return withLock(path.join(cloneFolder, '.data', 'build.lock'), async () => {
    await prepareFonts();
    const hash = inputsHash(env);
    if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return false;
    rmSync(stamp, { force: true });
    await runBuild(env, [nextCli(), 'build']);
    await runBuild(env, [path.join(cloneFolder, 'lib', 'web', 'front', 'build-islands.ts')]);
    writeFileSync(stamp, hash);
    return true;
  });
}
