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

/** The last line, alone, and what the command ends with. */
export function conclude({ passed, failed }: Tally): number {
  process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
  return failed > 0 ? 1 : 0;
}
