/** Facts that a machine can check before a person looks. */
export interface ChecklistFacts {
  /** Fields of the disclosure pack that the contract lacks. */
  missingDisclosures: number;
  /** Rates that are above their statutory maximum. */
  ratesOver: number;
  scheduleFollows: boolean;
  decisionRelayed: boolean;
  serialsAgree: boolean;
  limitsUsed: boolean;
  signed: boolean;
  hashAgrees: boolean;
  differences: number;
}

export const CHECKS = ['disclosures', 'rates', 'schedule', 'decision', 'serials', 'limits', 'signature', 'hash', 'differences'] as const;
export type Check = (typeof CHECKS)[number];

export function checklist(facts: ChecklistFacts): { check: Check; passed: boolean }[] {
  const passed: Record<Check, boolean> = {
    disclosures: facts.missingDisclosures === 0, rates: facts.ratesOver === 0, schedule: facts.scheduleFollows, decision: facts.decisionRelayed,
    serials: facts.serialsAgree, limits: facts.limitsUsed, signature: facts.signed, hash: facts.hashAgrees, differences: facts.differences === 0,
  };
  return CHECKS.map((check) => ({ check, passed: passed[check] }));
}
