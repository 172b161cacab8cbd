import { FORM_STEPS } from './draft';

/** The step that an address asks for, 1–5: the one it was left on where it asks for none, the first where it asks for what is none. */
export function readStep(asked: string | undefined, leftOn: number): number {
  if (asked === undefined) return leftOn;
  const step = /^[0-9]{1,9}$/.test(asked) ? Number(asked) : 1;
  return Math.min(Math.max(1, step), FORM_STEPS.length);
}
