/** What a server does against the protocol: seen by the kit, and what its people must mend. */
export class Fault extends Error {
  constructor(readonly seen: string, readonly mend: string) {
    super(`${seen} ${mend}`);
  }
}

/** Nothing, or not the whole of it, came back. */
export class Unanswered extends Fault {}

/** What the protocol does not demand, and a mall would be glad of: shown, and no failure. */
export class Advice extends Error {
  constructor(readonly seen: string, readonly mend: string) {
    super(`${seen} ${mend}`);
  }
}

/** What could not be looked at, because the institution decided something else, as it may. */
export class NotSeen extends Error {}

/** A check, as a report names it. */
export interface About {
  name: string;
  /** What must hold, in one line. */
  title: string;
  /** Of the protocol, version 1. */
  section: string;
}

export type Verdict = About & (
  | { kind: 'passed' }
  | { kind: 'failed'; seen: string; mend: string }
  /** It keeps the protocol, which says nothing of what is advised. */
  | { kind: 'advised'; seen: string; mend: string }
  | { kind: 'skipped'; why: string });

/** Ends the check unless it holds. */
export function hold(condition: boolean, seen: string, mend: string): asserts condition {
  if (!condition) throw new Fault(seen, mend);
}

/** Where the protocol's page is silent: what would be a fault is an advice. Comes last in a check, since it ends it. */
export function onlyAdvised(look: () => void): void {
  try {
    look();
  } catch (error) {
    throw error instanceof Fault ? new Advice(error.seen, error.mend) : error;
  }
}
