import { AsyncLocalStorage } from 'node:async_hooks';

/* What tests put in the place of lib/platform/fault-point: it throws instead of killing the process. The transaction is lost as it would be. */

export class Death extends Error {
  constructor(point: string) { super(`died at ${point}`); }
}

/** A death that is still to come: where, and how often that point is passed before. */
export interface Doom {
  point: string;
  passes: number;
}

/** Where those die who are at work for one contract: each doom is met once. */
export class Fate {
  readonly died: string[] = [];

  constructor(private readonly dooms: Doom[]) {}

  /** @throws Death */
  reach(point: string): void {
    const doom = this.dooms.find((each) => each.point === point);
    if (!doom) return;
    doom.passes -= 1;
    if (doom.passes >= 0) return;
    this.dooms.splice(this.dooms.indexOf(doom), 1);
    this.died.push(point);
    throw new Death(point);
  }
}

const fates = new AsyncLocalStorage<Fate>();

export const faultPoint = (name: string): void => { fates.getStore()?.reach(name); };

/** Does some work under a fate; others' work beside it has its own. */
export const under = <T>(fate: Fate, work: () => Promise<T>): Promise<T> => fates.run(fate, work);
