import { describe, expect, it } from 'vitest';
import { UNFORESEEN } from '@/lib/lender-kit/run-kit';
import { kitAgainstReference } from '@/tests/support/kit-run';
import { MUTANTS, type Mutant } from '@/tests/support/reference-institution/mutants';

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
