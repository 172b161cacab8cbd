import { holds, measuresOf, type CreditFacts, type CreditReason, type Employment, type Measure, type Rule, type Scorecard } from './scorecard';

/** One condition of a rule beside what was measured. Figures as text, as JSON carries them. */
export type Measured =
  | { measure: Measure; value: string; atLeast?: string; below?: string }
  | { employment: Employment; among: Employment[] };

/** A rule that was looked at, and what it made of the case. */
export interface Factor extends CreditReason {
  effect: Rule['effect'];
  points: number;
  held: boolean;
  measured: Measured[];
}

/** Every rule of a scorecard beside the facts, whether it held or not: kept with each decision. */
export function factorsOf(scorecard: Scorecard, facts: CreditFacts): Factor[] {
  const measures = measuresOf(facts);
  return scorecard.rules.map(({ code, effect, points, ko, en, when }) => ({
    code, effect, points: effect === 'POINTS' ? points : 0, ko, en,
    held: when.every((one) => holds(one, facts, measures)),
    measured: when.map((one): Measured => ('employment' in one
      ? { employment: facts.employment, among: one.employment }
      : {
        measure: one.measure, value: measures[one.measure].toString(),
        ...(one.atLeast !== undefined && { atLeast: one.atLeast.toString() }), ...(one.below !== undefined && { below: one.below.toString() }),
      })),
  }));
}
