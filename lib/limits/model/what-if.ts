import type { PricedVersion } from '@/lib/catalogue/model/terms';
import { onTerms } from './help';
import { proposeTerms } from './proposals';
import { score, type CreditFacts, type CreditVerdict, type Scorecard } from './scorecard';
import { priced } from './terms';

/** What a scorecard's decision comes to for who asked. */
export const OUTCOMES = ['APPROVED', 'REFERRED', 'COUNTER_OFFER', 'DECLINED'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** A request that was decided by a scorecard, with what it saw. */
export interface DecidedCase {
  askId: string;
  number: string;
  title: string;
  then: Outcome;
  facts: CreditFacts;
  currency: string;
  /** As they rest in a row. */
  terms: unknown;
  version: PricedVersion;
}

export interface ChangedCase extends Pick<DecidedCase, 'askId' | 'number' | 'title' | 'then'> {
  now: Outcome;
  financedMinor: bigint;
}

export interface Cell {
  then: Outcome;
  now: Outcome;
  count: number;
  financedMinor: bigint;
}

export interface WhatIf {
  total: number;
  /** Decided otherwise than then. */
  otherwise: number;
  /** Every pair that there is a case of, then before now, in the order of OUTCOMES. */
  cells: Cell[];
  changed: ChangedCase[];
}

const SHOWN = 20;

/** An instalment or amount that is too much is met with other terms, or declined where none fit. */
export const outcomeOf = (verdict: CreditVerdict, offers: boolean): Outcome =>
  (verdict === 'OVER' ? (offers ? 'COUNTER_OFFER' : 'DECLINED') : verdict);

/** What a scorecard would decide of a case, at its own rate. */
export function rescore(scorecard: Scorecard, { facts, currency, terms, version }: DecidedCase): Outcome {
  const schedule = priced(currency, terms, scorecard.annualRate);
  const asked = onTerms(facts, schedule);
  const verdict = score(scorecard, asked).decision;
  if (verdict !== 'OVER') return verdict;
  const { termMonths, firstPaymentMinor } = schedule.terms;
  const fitting = proposeTerms(version, { termMonths, firstPaymentMinor, annualRate: scorecard.annualRate },
    (other) => score(scorecard, onTerms(facts, other)).decision === 'APPROVED');
  return outcomeOf(verdict, fitting.length > 0);
}

/** How many of these cases a scorecard would have decided otherwise, from what to what. Pure. */
export function whatIf(scorecard: Scorecard, cases: readonly DecidedCase[]): WhatIf {
  const decided = cases.map((each): ChangedCase => ({
    askId: each.askId, number: each.number, title: each.title, then: each.then, now: rescore(scorecard, each),
    financedMinor: each.facts.cashPriceMinor - each.facts.firstPaymentMinor,
  }));
  const changed = decided.filter(({ then, now }) => then !== now);
  const cells = OUTCOMES.flatMap((then) => OUTCOMES.map((now): Cell => {
    const here = decided.filter((each) => each.then === then && each.now === now);
    return { then, now, count: here.length, financedMinor: here.reduce((sum, each) => sum + each.financedMinor, 0n) };
  })).filter(({ count }) => count > 0);
  return { total: decided.length, otherwise: changed.length, cells, changed: changed.slice(0, SHOWN) };
}
