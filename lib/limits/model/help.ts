import { firstPaymentRange, listingTerms, offerOf, type PricedVersion } from '@/lib/catalogue/model/terms';
import { buildSchedule, type Schedule } from '@/lib/kernel/schedule';
import { proposeTerms } from './proposals';
import { score, type Condition, type CreditFacts, type Measure, type Scorecard } from './scorecard';

/** What would change an answer, one change at a time. Amounts as text, as JSON carries them. */
export type Help =
  | { kind: 'FIRST' | 'TERM'; termMonths: number; firstPaymentMinor: string }
  /** Goods for which no more than this is financed, on the same term and with the same share paid first. */
  | { kind: 'AMOUNT'; financedMinor: string }
  | { kind: 'INCOME'; annualIncomeMinor: string }
  | { kind: 'OBLIGATIONS'; monthlyObligationsMinor: string }
  | { kind: 'AGE'; ageYears: number };

/** Amounts in words end in so many round won. */
const ROUND = 10_000n;
const YEAR_BPS = 120_000n;
/** A price is tried in so many steps down to nothing. */
const PRICE_STEPS = 20n;
const OLDEST = 99;

const upTo = (minor: bigint) => ((minor + ROUND - 1n) / ROUND) * ROUND;
const downTo = (minor: bigint) => (minor / ROUND) * ROUND;

/** The same person on other terms. */
export const onTerms = (facts: CreditFacts, { terms, instalmentMinor }: Schedule): CreditFacts => ({
  ...facts, cashPriceMinor: terms.cashPriceMinor, firstPaymentMinor: terms.firstPaymentMinor, termMonths: terms.termMonths, instalmentMinor,
});

/**
 * The smallest changes, each by itself, that a scorecard would approve: of the terms first, then a lower price; what
 * only income, obligations or age decide is told where no terms would do. Empty where no one change is enough. Pure.
 */
export function whatWouldChange(scorecard: Scorecard, facts: CreditFacts, version: PricedVersion): Help[] {
  const approves = (changed: CreditFacts) => score(scorecard, changed).decision === 'APPROVED';
  const { termMonths, firstPaymentMinor } = facts;
  const terms = proposeTerms(version, { termMonths, firstPaymentMinor, annualRate: scorecard.annualRate }, (schedule) => approves(onTerms(facts, schedule)))
    .map(({ terms: fit }): Help => ({ kind: fit.termMonths === termMonths ? 'FIRST' : 'TERM', termMonths: fit.termMonths, firstPaymentMinor: fit.firstPaymentMinor.toString() }));
  const amount = lowerPrice(scorecard, facts, version, approves);
  const helps = [...terms, ...(amount === undefined ? [] : [amount])];
  return helps.length > 0 ? helps : aboutPerson(scorecard, facts, approves);
}

type Approves = (facts: CreditFacts) => boolean;

/** The dearest goods, in even steps below these, that would be financed in the same way. */
function lowerPrice(scorecard: Scorecard, facts: CreditFacts, version: PricedVersion, approves: Approves): Help | undefined {
  const residualMinor = offerOf(version, facts.termMonths)?.residualMinor ?? 0n;
  for (let part = PRICE_STEPS - 1n; part > 0n; part -= 1n) {
    const of = (minor: bigint) => downTo((minor * part) / PRICE_STEPS);
    const price = of(version.cashPriceMinor);
    if (price === 0n) return undefined;
    const cheaper: PricedVersion = {
      ...version, cashPriceMinor: price, offers: [{ termMonths: facts.termMonths, residualMinor: of(residualMinor).toString() }],
    };
    const { minMinor, maxMinor } = firstPaymentRange(cheaper);
    const share = of(facts.firstPaymentMinor);
    const firstPaymentMinor = share < minMinor ? minMinor : share > maxMinor ? maxMinor : share;
    const built = buildSchedule(listingTerms(cheaper, { termMonths: facts.termMonths, firstPaymentMinor, annualRate: scorecard.annualRate }));
    if (built.ok && approves(onTerms(facts, built.value))) return { kind: 'AMOUNT', financedMinor: built.value.financedMinor.toString() };
  }
  return undefined;
}

function aboutPerson(scorecard: Scorecard, facts: CreditFacts, approves: Approves): Help[] {
  const income = incomes(scorecard, facts).find((annualIncomeMinor) => approves({ ...facts, annualIncomeMinor }));
  const obligations = obligationsBelow(scorecard, facts).find((monthlyObligationsMinor) => approves({ ...facts, monthlyObligationsMinor }));
  const age = Array.from({ length: OLDEST }, (_, years) => years).find((ageYears) => ageYears > facts.ageYears && approves({ ...facts, ageYears }));
  return [
    ...(income === undefined ? [] : [{ kind: 'INCOME' as const, annualIncomeMinor: income.toString() }]),
    ...(obligations === undefined ? [] : [{ kind: 'OBLIGATIONS' as const, monthlyObligationsMinor: obligations.toString() }]),
    ...(age === undefined ? [] : [{ kind: 'AGE' as const, ageYears: age }]),
  ];
}

/** Where a scorecard's answer may turn: the bounds of what its rules look at. */
function boundsOf(scorecard: Scorecard, measure: Measure): bigint[] {
  const about = (one: Condition) => ('measure' in one && one.measure === measure ? [one.atLeast, one.below] : []);
  return scorecard.rules.flatMap(({ when }) => when.flatMap(about)).filter((bound) => bound !== undefined);
}

const burdens = (scorecard: Scorecard): bigint[] => [...boundsOf(scorecard, 'burdenBps'), BigInt(scorecard.maxBurdenBps)].filter((bps) => bps > 0n);
const rising = (amounts: readonly bigint[]) => [...new Set(amounts)].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));

/** Incomes above the one stated from which something changes, lowest first, rounded up. */
function incomes(scorecard: Scorecard, facts: CreditFacts): bigint[] {
  const monthly = facts.monthlyObligationsMinor + facts.existingMonthlyMinor + facts.instalmentMinor;
  const turning = [...boundsOf(scorecard, 'annualIncome'), ...burdens(scorecard).map((bps) => (monthly * YEAR_BPS) / bps + 1n)];
  return rising(turning.map(upTo)).filter((income) => income > facts.annualIncomeMinor);
}

/** Obligations below those stated from which something changes, highest first, rounded down. */
function obligationsBelow(scorecard: Scorecard, facts: CreditFacts): bigint[] {
  const rest = facts.existingMonthlyMinor + facts.instalmentMinor;
  const turning = burdens(scorecard).map((bps) => (bps * facts.annualIncomeMinor - 1n) / YEAR_BPS - rest);
  return rising(turning.filter((minor) => minor >= 0n).map(downTo)).filter((minor) => minor < facts.monthlyObligationsMinor).reverse();
}
