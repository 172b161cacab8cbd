import * as z from 'zod';
import { agreedAfter, amend, type Agreed, type Change, type Standing } from './amendment';
import { canonicalText, type CanonicalTerms } from './canonical-terms';
import { dueDaySchema, plainDate } from './fields';
import { err, ok, type Result } from './result';

const text = z.string();
const schedule = z.array(z.strictObject({ seq: z.int(), dueOn: plainDate, amount: text, interest: text, principal: text, balance: text }));
const address = z.strictObject({ postcode: text, road: text, detail: text });
const common = { of: z.strictObject({ number: text, termsSha256: text }), before: z.strictObject({ address, dueDay: dueDaySchema, firstPayment: text, schedule }), schedule };

/** The shape of what a supplement says, whatever it says. */
const changeShape = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('ADDRESS'), address, ...common }),
  z.strictObject({ kind: z.literal('DUE_DAY'), fromSeq: z.int().min(1), dueDay: dueDaySchema, ...common }),
  z.strictObject({ kind: z.literal('SCHEDULE'), fromSeq: z.int().min(1), months: z.int().min(1), ...common }),
]);

/** A contract without a supplement, from its canonical terms and what it says of address and due day. */
export const standingOf = (terms: CanonicalTerms, of: { number: string; termsSha256: string } & Pick<Agreed, 'address' | 'dueDay'>): Standing =>
  ({ ...of, firstPayment: terms.firstPayment, plan: terms, schedule: terms.schedule });

/** From a supplement's own file alone: what it says it changes, by the plan of the terms inside it. */
export const statedStanding = (change: Change, terms: CanonicalTerms): Standing => ({ ...change.of, plan: terms, ...change.before });

/**
 * Recomputes a change against what it changes: anybody can, from the files alone. @returns what is agreed afterwards.
 * Errors: `amendment.unreadable`, those of `amend`, `amendment.does-not-follow` with `params.at`: `of` or `before` (it
 * changes something else than what stands), `schedule`.
 */
export function verifyAmendment(standing: Standing, candidate: unknown): Result<Agreed> {
  const shaped = changeShape.safeParse(candidate);
  if (!shaped.success) return err({ code: 'amendment.unreadable' });
  const change: Change = shaped.data;
  const own = amend(standing, change.kind === 'ADDRESS' ? { kind: change.kind, address: change.address } : change.kind === 'DUE_DAY'
    ? { kind: change.kind, fromSeq: change.fromSeq, dueDay: change.dueDay } : { kind: change.kind, fromSeq: change.fromSeq, months: change.months });
  if (!own.ok) return own;
  const differs = (['of', 'before', 'schedule'] as const).find((key) => canonicalText(own.value[key]) !== canonicalText(change[key]));
  return differs ? err({ code: 'amendment.does-not-follow', params: { at: differs } }) : ok(agreedAfter(change));
}

/** A supplement's file alone: its change against what it says it changes, by the terms beside it. @returns the change. Errors: those of `verifyAmendment`. */
export function verifyStated(text: string, terms: CanonicalTerms): Result<Change> {
  const shaped = changeShape.safeParse(parsedJson(text));
  if (!shaped.success) return err({ code: 'amendment.unreadable' });
  const change: Change = shaped.data;
  const followed = verifyAmendment(statedStanding(change, terms), change);
  return followed.ok ? ok(change) : followed;
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
