import { describe, expect, it } from 'vitest';
import { countOf, countText, verdictText } from '@/lib/lender-kit/print';
import { UNFORESEEN } from '@/lib/lender-kit/run-kit';
import { kitAgainstReference } from '@/tests/support/kit-run';
import { ADVISED, ALLOWED, MUTANTS, type Mutant } from '@/tests/support/reference-institution/mutants';

/** A fault in time is seen in a moment: what a mall waits ten seconds for, these wait for half of one. */
const hasty = (mutant: Mutant) => ({ ...(mutant === 'late' || mutant === 'drip' ? { deadlineMs: 500 } : {}), ...(mutant.startsWith('callback-') ? { waitMs: 1_500 } : {}) });

describe('of an institution with one fault', () => {
  it.concurrent.each(Object.entries(MUTANTS) as [Mutant, string][])('%s is seen by %s', async (mutant, check) => {
    const verdicts = await kitAgainstReference({ institution: { mutant, slowMs: 1_000 }, options: hasty(mutant), only: [check] });
    expect(verdicts.map(({ name, kind }) => `${name} ${kind}`)).toEqual([`${check} failed`]);
    for (const verdict of verdicts) if (verdict.kind === 'failed') {
      expect(Math.min(verdict.seen.length, verdict.mend.length, verdict.section.length)).toBeGreaterThan(10);
      expect(verdict.seen).not.toContain(UNFORESEEN);
    }
  });
});

describe('of an institution that does what the page does not speak of', () => {
  it.concurrent.each(Object.entries(ADVISED) as [Mutant, string][])('%s is advised by %s, which is no failure', async (mutant, check) => {
    const verdicts = await kitAgainstReference({ institution: { mutant }, only: [check] });
    expect(verdicts.map(({ name, kind }) => `${name} ${kind}`)).toEqual([`${check} advised`]);
    expect(countOf(verdicts)).toEqual({ passed: 1, advised: 1, failed: 0, skipped: 0 });
    expect(verdicts.map(verdictText).join('')).toMatch(/^advised .*\n +seen: +\S.{10,}\n +advice: +\S.{10,}\n +protocol: .*, which does not say it: no failure\n$/);
    expect(countText(countOf(verdicts))).toBe('1 of those that passed with an advice\n1 passed, 0 failed, 0 skipped\n');
  });

  it.concurrent.each(Object.entries(ALLOWED) as [Mutant, string][])('%s passes %s', async (mutant, check) => {
    expect((await kitAgainstReference({ institution: { mutant }, only: [check] })).map(({ name, kind }) => `${name} ${kind}`)).toEqual([`${check} passed`]);
  });
});
