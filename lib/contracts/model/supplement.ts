import { agreedAfter, amend, restTerms, type Amendment, type Change, type Standing } from '@/lib/kernel/amendment';
import { canonicalText, type CanonicalTerms } from '@/lib/kernel/canonical-terms';
import { ok, type Result } from '@/lib/kernel/result';
import { standingOf, verifyAmendment } from '@/lib/kernel/verify-amendment';
import type { Particulars } from './particulars';

/** The contract (number 0) or a supplement that came into its lease. */
export interface Paper {
  number: string;
  supplementNo: number;
  terms: CanonicalTerms;
  termsSha256: string;
  particulars: Particulars;
  change: Change | null;
}

/** A contract with the supplements that came into its lease, in their order: never empty. */
export type Papers = readonly [Paper, ...Paper[]];

const newest = (papers: Papers): Paper => papers.at(-1) ?? papers[0];

/** What is agreed after all of them. */
export function standingAfter(papers: Papers): Standing {
  const [contract] = papers;
  const { number, termsSha256, change } = newest(papers);
  const { address } = contract.particulars.purchaser;
  const begun = standingOf(contract.terms, { number, termsSha256, address, dueDay: contract.particulars.dueDay });
  return change ? { ...begun, ...agreedAfter(change) } : begun;
}

/** What a supplement says: nothing in it is typed but what changes. */
export interface SupplementContent {
  change: Change;
  terms: CanonicalTerms;
  particulars: Particulars;
}

const withChange = (of: Particulars, change: Change): Particulars => {
  const { address, dueDay } = agreedAfter(change);
  return { ...of, purchaser: { ...of.purchaser, address }, dueDay };
};

const termsOf = (papers: Papers, change: Change): Result<CanonicalTerms> =>
  (change.kind === 'SCHEDULE' ? restTerms(standingAfter(papers), change.fromSeq, change.months) : ok(newest(papers).terms));

/** Errors: those of `amend`. */
export function supplementContent(papers: Papers, amendment: Amendment): Result<SupplementContent> {
  const change = amend(standingAfter(papers), amendment);
  if (!change.ok) return change;
  const terms = termsOf(papers, change.value);
  return terms.ok ? ok({ change: change.value, terms: terms.value, particulars: withChange(newest(papers).particulars, change.value) }) : terms;
}

/** What a machine can check of a supplement before a person looks; each has a text under `supplements.checks`. */
export const SUPPLEMENT_CHECKS = ['inForce', 'follows', 'nothingElse', 'hash', 'timely'] as const;
export type SupplementCheck = (typeof SUPPLEMENT_CHECKS)[number];

export interface SupplementFacts {
  /** The contract is sealed. */
  inForce: boolean;
  papers: Papers;
  said: SupplementContent;
  /** Of the terms that it says, computed anew. */
  hashAgrees: boolean;
  /** There is time left to sign. */
  timely: boolean;
}

export function supplementChecks({ inForce, papers, said, hashAgrees, timely }: SupplementFacts): { check: SupplementCheck; passed: boolean }[] {
  const terms = termsOf(papers, said.change);
  const same = terms.ok && canonicalText([terms.value, withChange(newest(papers).particulars, said.change)]) === canonicalText([said.terms, said.particulars]);
  const passed: Record<SupplementCheck, boolean> = { inForce, follows: verifyAmendment(standingAfter(papers), said.change).ok, nothingElse: same, hash: hashAgrees, timely };
  return SUPPLEMENT_CHECKS.map((check) => ({ check, passed: passed[check] }));
}
