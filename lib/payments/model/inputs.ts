import { z } from 'zod';

const id = z.string().max(60);

export const beginSetupInput = z.strictObject({
  /** The lease to come back to; else the page of methods. */
  leaseId: id.optional(),
});
export type BeginSetup = z.output<typeof beginSetupInput>;

export const methodInput = z.strictObject({ methodId: id });
export type MethodInput = z.output<typeof methodInput>;

/** So many at most, those that do not work any more included. */
export const MOST_METHODS = 10;

/** A page that nobody came back from is given up after so long. */
export const SETUP_HOURS = 24;
