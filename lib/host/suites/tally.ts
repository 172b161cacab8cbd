/** What came of a suite. */
export interface Tally {
  passed: number;
  failed: number;
  /** What to show of each failure. */
  failures: string[];
}

/** A suite that is one check: it holds or it does not. */
export function single(ok: boolean, output: string): Tally {
  return ok ? { passed: 1, failed: 0, failures: [] } : { passed: 0, failed: 1, failures: [output.trim()] };
}

export function sum(tallies: Tally[]): Tally {
  return {
    passed: tallies.reduce((total, { passed }) => total + passed, 0),
    failed: tallies.reduce((total, { failed }) => total + failed, 0),
    failures: tallies.flatMap(({ failures }) => failures),
  };
}
