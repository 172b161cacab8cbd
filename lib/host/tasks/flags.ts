import { parseArgs } from 'node:util';

/** What was given as `--name value`; ends the process with a sentence where something else was. */
export function flagsOf<N extends string>(names: readonly N[]): Partial<Record<N, string>> {
  try {
    const { values } = parseArgs({ options: Object.fromEntries(names.map((name) => [name, { type: 'string' as const }])) });
    return values as Partial<Record<N, string>>;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\nThere are: ${names.map((name) => `--${name}`).join(', ')}.\n`);
    process.exit(1);
  }
}
