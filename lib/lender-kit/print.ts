import type { Verdict } from './verdict';

export interface Count {
  passed: number;
  failed: number;
  skipped: number;
}

export function countOf(verdicts: readonly Verdict[]): Count {
  const of = (kind: Verdict['kind']) => verdicts.filter((verdict) => verdict.kind === kind).length;
  return { passed: of('passed'), failed: of('failed'), skipped: of('skipped') };
}

/** One line, and for a failure what was seen, what must be mended and where the protocol says so. */
export function verdictText(verdict: Verdict): string {
  const first = `${verdict.kind.padEnd(7)} ${verdict.name.padEnd(22)} ${verdict.title}`;
  if (verdict.kind === 'passed') return `${first}\n`;
  if (verdict.kind === 'skipped') return `${first}\n        because ${verdict.why}\n`;
  return `${first}\n        seen:     ${verdict.seen}\n        mend:     ${verdict.mend}\n        protocol: ${verdict.section}\n`;
}

export const countText = ({ passed, failed, skipped }: Count): string => `${passed} passed, ${failed} failed, ${skipped} skipped\n`;

export const jsonText = (verdicts: readonly Verdict[]): string => `${JSON.stringify({ ...countOf(verdicts), checks: verdicts }, null, 2)}\n`;
