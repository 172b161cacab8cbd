import { z } from 'zod';
import { EVEN_IF_WRONG } from '@/lib/accounts/model/text';
import { bpsOf, percentText, rateOf } from '@/lib/catalogue/model/percent';
import { positiveAmount } from '@/lib/kernel/fields';
import { defineTransitions, type Transitions } from '@/lib/kernel/transitions';
import type { Scorecard } from './scorecard';

export const SCORECARD_STATES = ['DRAFT', 'PROPOSED', 'ACTIVE', 'RETIRED', 'REJECTED'] as const;
export type ScorecardState = (typeof SCORECARD_STATES)[number];

export const scorecardMoves: Transitions<ScorecardState> = defineTransitions({
  initial: 'DRAFT',
  moves: { DRAFT: ['PROPOSED'], PROPOSED: ['ACTIVE', 'REJECTED'], ACTIVE: ['RETIRED'], RETIRED: [], REJECTED: [] },
  final: ['RETIRED', 'REJECTED'],
});

/** The interest that a lender may take by law, in basis points a year. */
const MOST_RATE_BPS = 2000;

const percent = (most: number, code: string) => z.string({ error: 'required' }).min(1, 'required')
  .refine((text) => bpsOf(text) !== undefined, { error: 'rate', abort: true })
  .refine((text) => (bpsOf(text) ?? 0) <= most, code);
const whole = (least: number, most: number, code: string) => z.string({ error: 'required' }).min(1, 'required')
  .refine((text) => /^-?\d{1,4}$/.test(text.trim()), { error: 'number', abort: true })
  .refine((text) => Number(text) >= least && Number(text) <= most, code);

/** What of a scorecard a person at the desk may change, as it is typed: percentages, whole numbers, won. */
export const scorecardChange = z.strictObject({
  ratePercent: percent(MOST_RATE_BPS, 'limits.card-rate'),
  declineBelow: whole(-1000, 1000, 'limits.card-points'),
  referBelow: whole(-1000, 1000, 'limits.card-points'),
  maxBurdenPercent: percent(10_000, 'limits.card-share'),
  maxExposureMinor: z.string({ error: 'required' }).min(1, 'required').pipe(positiveAmount),
  approvalDays: whole(1, 60, 'limits.card-days'),
  points: z.record(z.string().max(40), whole(-1000, 1000, 'limits.card-points')),
}).refine(({ declineBelow, referBelow }) => !(Number(referBelow) < Number(declineBelow)), { error: 'limits.card-order', path: ['referBelow'], ...EVEN_IF_WRONG });
export type ScorecardChange = z.output<typeof scorecardChange>;
export type TypedChange = z.input<typeof scorecardChange>;

/** A scorecard as the form has it. */
export const typedOf = (card: Scorecard): TypedChange => ({
  ratePercent: percentText(Math.round(Number(card.annualRate) * 10_000)), declineBelow: String(card.declineBelow), referBelow: String(card.referBelow),
  maxBurdenPercent: percentText(card.maxBurdenBps), maxExposureMinor: card.maxExposure.toString(), approvalDays: String(card.approvalDays),
  points: Object.fromEntries(pointRules(card).map(({ code, points }) => [code, String(points)])),
});

/** Rules whose points can be changed; the others decide whatever the points. */
export const pointRules = (card: Scorecard) => card.rules.filter(({ effect }) => effect === 'POINTS');

/** A scorecard with other figures; its rules, words and the rest stay. */
export function changedCard(card: Scorecard, change: ScorecardChange, version = card.version): Scorecard {
  return {
    ...card, version,
    annualRate: rateOf(bpsOf(change.ratePercent) ?? 0), declineBelow: Number(change.declineBelow), referBelow: Number(change.referBelow),
    maxBurdenBps: bpsOf(change.maxBurdenPercent) ?? 0, maxExposure: change.maxExposureMinor, approvalDays: Number(change.approvalDays),
    rules: card.rules.map((rule) => (rule.effect === 'POINTS' && change.points[rule.code] !== undefined ? { ...rule, points: Number(change.points[rule.code]) } : rule)),
  };
}

/** As it rests in JSON. */
export const cardJson = (card: Scorecard): unknown => JSON.parse(JSON.stringify(card, (_, value: unknown) => (typeof value === 'bigint' ? value.toString() : value)));

export interface Difference {
  /** A field of the form, or `points.CODE`. */
  field: string;
  before: string;
  after: string;
}

/** What one scorecard says otherwise than another, as it is typed. */
export function differences(before: Scorecard, after: Scorecard): Difference[] {
  const [old, now] = [flat(typedOf(before)), flat(typedOf(after))];
  return Object.entries(now).filter(([field, value]) => old[field] !== value).map(([field, value]) => ({ field, before: old[field] ?? '', after: value }));
}

const flat = ({ points, ...fields }: TypedChange): Record<string, string> =>
  ({ ...fields, ...Object.fromEntries(Object.entries(points).map(([code, value]) => [`points.${code}`, value])) });

/** Whether it is the same card but for its version. */
export const sameCard = (one: Scorecard, other: Scorecard): boolean => differences(one, other).length === 0;

const version = z.string({ error: 'invalid' }).regex(/^[A-Z0-9-]{3,40}$/, 'invalid');
export const scorecardInput = z.strictObject({ version });
export const decideScorecardInput = z.strictObject({
  version, verdict: z.enum(['ACTIVATE', 'REJECT'], { error: 'choose' }),
  /** For the next person and the audit log. */
  note: z.string({ error: 'required' }).trim().min(1, 'required').max(500, 'too-long?max=500'),
});
export type DecideScorecard = z.output<typeof decideScorecardInput>;

