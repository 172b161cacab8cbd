import { report, seconds } from '../launch/steps.mjs';
import type { Tally } from './tally';

export interface Suite {
  name: string;
  run: () => Promise<Tally>;
}

function line(name: string, { passed, failed }: Tally, ms: number): string {
  const result = failed > 0 ? `${passed} passed, ${failed} FAILED` : `${passed} passed`;
  return `  ${name.padEnd(24)} ${result}`.padEnd(64) + ` ${seconds(ms).padStart(8)}\n`;
}

/** Runs one suite and prints its line, with its failures under it. A suite that breaks is one failure. */
export async function runSuite({ name, run }: Suite): Promise<Tally> {
  const began = performance.now();
  const tally = await run().catch((error: unknown): Tally => {
    report(error);
    return { passed: 0, failed: 1, failures: [] };
  });
  const failures = tally.failures.map((each) => `\n${each.replace(/^/gm, '      ')}\n`).join('');
  process.stdout.write(line(name, tally, performance.now() - began) + failures + (failures ? '\n' : ''));
  return tally;
}

/** Two at a time, as many as the smallest machine has cores: when one is done the next begins. In the order in which they were given. */
export async function runByTwos(suites: readonly Suite[]): Promise<Tally[]> {
  const tallies: Tally[] = [];
  const waiting = suites.entries();
  const lane = async () => { for (const [place, suite] of waiting) tallies[place] = await runSuite(suite); };
  await Promise.all([lane(), lane()]);
  return tallies;
}

/** The last line, alone, and what the command ends with. */
export function conclude({ passed, failed }: Tally): number {
  process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
  return failed > 0 ? 1 : 0;
}
