/** What is looked at in a file, in the order in which it is told, and whether the mall keeps that very file. */
export const CHECK_NAMES = ['signature', 'whole', 'seal', 'certificate', 'time', 'terms', 'print', 'evidence', 'seller', 'financier', 'kept'] as const;
export type CheckName = (typeof CHECK_NAMES)[number];

export interface Check {
  name: CheckName;
  /** UNKNOWN: it could not be looked at, or there is nothing to look at and need not be. */
  state: 'PASSED' | 'FAILED' | 'UNKNOWN';
  /** Why, as a key of the texts beside the check's own name. */
  reason: string;
  /** What the sentence names; instants are RFC 3339. */
  params?: Record<string, string | number>;
}

type Params = Check['params'];
const check = (state: Check['state']) => (name: CheckName, reason: string, params?: Params): Check => ({ name, state, reason, ...(params && { params }) });

export const passed = (name: CheckName, params?: Params): Check => check('PASSED')(name, 'passed', params);
export const failed = check('FAILED');
export const unknown = check('UNKNOWN');

/** Nothing of these could be looked at, for one reason. */
export const allUnknown = (names: readonly CheckName[], reason: string): Check[] => names.map((name) => unknown(name, reason));

export const stateOf = (checks: readonly Check[], name: CheckName): Check['state'] | undefined => checks.find((each) => each.name === name)?.state;
export const reasonOf = (checks: readonly Check[], name: CheckName): string | undefined => checks.find((each) => each.name === name)?.reason;
