import { existsSync } from 'node:fs';
import path from 'node:path';
import { cloneFolder } from './home';
import { report } from './launch/steps.mjs';

type Command = { run(args: string[]): Promise<number> };

const commands: Record<string, () => Promise<Command>> = {
  start: () => import('./commands/start'),
  dev: () => import('./commands/dev'),
  test: () => import('./commands/test'),
  check: () => import('./commands/check'),
  e2e: () => import('./commands/e2e'),
  shots: () => import('./commands/shots'),
  bench: () => import('./commands/bench'),
  conformance: () => import('./commands/conformance'),
  'lender-kit': () => import('./commands/lender-kit'),
  admin: () => import('./commands/admin'),
  institution: () => import('./commands/institution'),
  migrate: () => import('./commands/migrate'),
  seed: () => import('./commands/seed'),
  web: () => import('./commands/web'),
  worker: () => import('./commands/worker'),
  db: () => import('./commands/db'),
  migration: () => import('./commands/migration'),
};

async function main([name = '', ...args]: string[]): Promise<number> {
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!load) {
    process.stderr.write(`There is no command "${name}". There are: ${Object.keys(commands).join(', ')}.\n`);
    return 1;
  }
  // What is set already stands above the file.
  const dotEnv = path.join(cloneFolder, '.env');
  if (existsSync(dotEnv)) process.loadEnvFile(dotEnv);
  return (await load()).run(args);
}

// A terminal that was closed cannot be written to; what we started is stopped all the same.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);

main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: unknown) => { report(error); process.exit(1); },
);
