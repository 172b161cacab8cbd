import type { Verdict } from './verdict';

export interface Count {
  /** Those with an advice among them. */
  passed: number;
  advised: number;
  failed: number;
  skipped: number;
}

export function countOf(verdicts: readonly Verdict[]): Count {
  const of = (kind: Verdict['kind']) => verdicts.filter((verdict) => verdict.kind === kind).length;
  return { passed: of('passed') + of('advised'), advised: of('advised'), failed: of('failed'), skipped: of('skipped') };
}

/** One line, and for a failure or an advice what was seen, what must be mended and where the protocol says so. */
export function verdictText(verdict: Verdict): string {
  const first = `${verdict.kind.padEnd(7)} ${verdict.name.padEnd(22)} ${verdict.title}`;
  if (verdict.kind === 'passed') return `${first}\n`;
  if (verdict.kind === 'skipped') return `${first}\n        because ${verdict.why}\n`;
  if (verdict.kind === 'advised') return `${first}\n        seen:     ${verdict.seen}\n        advice:   ${verdict.mend}\n        protocol: ${verdict.section}, which does not say it: no failure\n`;
  return `${first}\n        seen:     ${verdict.seen}\n        mend:     ${verdict.mend}\n        protocol: ${verdict.section}\n`;
}

/** The last line is always of the same form; how many of those that passed are advised something stands before it. */
export const countText = ({ passed, advised, failed, skipped }: Count): string => `${advised > 0 ? `${advised} of those that passed with an advice\n` : ''}${passed} passed, ${failed} failed, ${skipped} skipped\n`;

export const jsonText = (verdicts: readonly Verdict[]): string => `${JSON.stringify({ ...countOf(verdicts), checks: verdicts }, null, 2)}\n`;
