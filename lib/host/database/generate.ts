import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { cloneFolder } from '../home';
import { Trouble } from '../launch/steps.mjs';
import { runNode } from '../processes/foreground';
import { withLock } from '../processes/lock';
import { schemaFolder, schemaOnDisk } from './schema-engine';

const generated = path.join(cloneFolder, 'lib', 'platform', 'generated');
const stamp = path.join(generated, '.schema-hash');

function schemaHash(): string {
  const hash = createHash('sha256');
  for (const { path: file, content } of schemaOnDisk()) hash.update(`${path.basename(file)}\0${content}\0`);
  hash.update(readFileSync(path.join(cloneFolder, 'node_modules', 'prisma', 'package.json')));
  return hash.digest('hex');
}

/** Generating needs no engine, only a path that exists where one would be downloaded. */
function engineOverride(): Record<string, string> {
  const engines = path.join(cloneFolder, 'node_modules', '@prisma', 'engines');
  const present = existsSync(engines) && readdirSync(engines).some((name) => name.startsWith('schema-engine-'));
  return present ? {} : { PRISMA_SCHEMA_ENGINE_BINARY: process.execPath };
}

/** Generates the Prisma client where the schema has changed since. @returns whether it had to */
export function generateClient(env: Record<string, string | undefined>): Promise<boolean> {
  // Several processes may start at once.
  return withLock(path.join(cloneFolder, '.data', 'generate.lock'), async () => {
    const hash = schemaHash();
    if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return false;
    const cli = path.join(cloneFolder, 'node_modules', 'prisma', 'build', 'index.js');
    const log = path.join(cloneFolder, '.data', 'generate.log');
    const quiet = { PRISMA_HIDE_UPDATE_MESSAGE: '1', CHECKPOINT_DISABLE: '1' };
    const code = await runNode([cli, 'generate', '--schema', schemaFolder], { env: { ...env, ...quiet, ...engineOverride() }, log });
    if (code !== 0) throw new Trouble('The database client could not be generated from prisma/schema. What Prisma said:', readFileSync(log, 'utf8').trim());
    writeFileSync(stamp, hash);
    return true;
  });
}
