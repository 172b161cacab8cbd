import { FORM_STEPS } from './draft';

/** The step that an address asks for, 1–5: the one it was left on where it asks for none, the first where it asks for what is none. */
export function readStep(asked: string | readonly string[] | null | undefined, leftOn: number): number {
  const text = typeof asked === 'object' ? asked?.[0] : asked;
  if (text === undefined) return leftOn;
  const step = /^[0-9]{1,9}$/.test(text) ? Number(text) : 1;
  return Math.min(Math.max(1, step), FORM_STEPS.length);
}
