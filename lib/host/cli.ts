import { report } from './launch/steps.mjs';

type Command = { run(args: string[]): Promise<number> };

const commands: Record<string, () => Promise<Command>> = {
  db: () => import('./commands/db'),
  migration: () => import('./commands/migration'),
};

async function main([name = '', ...args]: string[]): Promise<number> {
  const load = commands[name];
  if (!load) {
    process.stderr.write(`There is no command "${name}". There are: ${Object.keys(commands).join(', ')}.\n`);
    return 1;
  }
  return (await load()).run(args);
}

main(process.argv.slice(2)).then(
  (code) => { process.exitCode = code; },
  (error: unknown) => { report(error); process.exitCode = 1; },
);
