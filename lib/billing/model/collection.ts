import type { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { addDays, SEOUL, type PlainDate } from '@/lib/kernel/calendar';
import { businessDayFrom, isBusinessDay } from '@/lib/kernel/korean-holidays';
import { sentHow } from '@/lib/rights/model/inputs';

/** Nobody's account is debited at night, on a weekend or on a holiday: whoever must move money first is awake, and so is their bank. */
const FROM_HOUR = 9;
const TO_HOUR = 20;

const inSeoul = (at: Temporal.Instant) => at.toZonedDateTimeISO(SEOUL);

/** Whether collections may be begun now. `atAnyHour`: the demo's clock, which jumps, is held to the days alone. */
export function mayCollect(at: Temporal.Instant, atAnyHour = false): boolean {
  const now = inSeoul(at);
  if (!isBusinessDay(now.toPlainDate().toString())) return false;
  return atAnyHour || (now.hour >= FROM_HOUR && now.hour < TO_HOUR);
}

/** Days from a soft decline to the next try: after the first, the second and the third. After the fourth nobody tries but the purchaser. */
const RETRY_DAYS = [3, 7, 14] as const;

/** The plan's next day after a number of soft declines of an invoice; null where there is none. `last`: the day after which it comes too late, so that the plan does not wait beyond it. */
export function nextTryOn(declinedOn: PlainDate, declines: number, last: PlainDate | null = null): PlainDate | null {
  const days = RETRY_DAYS[declines - 1];
  if (days === undefined) return null;
  const next = businessDayFrom(addDays(declinedOn, days));
  return last !== null && declinedOn < last && last < next ? last : next;
}

/** How long to wait before what is unknown is asked about again: a minute, then twice as long each time up to six hours. */
export const askAfterSeconds = (asks: number): number => Math.min(60 * 2 ** asks, 6 * 3600);

/** What a gateway has never heard of after so long it will not hear of any more. */
export const NEVER_HEARD_HOURS = 24;

const id = z.string().max(60);
export const payInvoiceInput = z.strictObject({ invoiceId: id, methodId: id.optional() });
export type PayInvoice = z.output<typeof payInvoiceInput>;
/** Null: what is used for all. */
export const chooseLeaseMethodInput = z.strictObject({ leaseId: id, methodId: id.nullable() });
export type ChooseLeaseMethod = z.output<typeof chooseLeaseMethodInput>;

export const attemptJob = z.object({ attemptId: id });
export const refundJob = z.object({ refundId: id });
export type RefundInput = z.output<typeof refundJob>;
export const refundByHandInput = z.strictObject({ refundId: id, how: sentHow });
export type RefundByHandInput = z.output<typeof refundByHandInput>;
/** What shows that a gateway has given it back: its number there, what the statement says, who said so. */
export const cameBackInput = z.strictObject({ refundId: id, evidence: z.string({ error: 'required' }).trim().min(10, 'billing.evidence-too-short').max(2000, 'too-long?max=2000') });
export type CameBackInput = z.output<typeof cameBackInput>;
export const forgetJob = z.object({ gateway: id, customer: z.string().max(500) });
export const resumeJob = z.object({ purchaserId: id, leaseId: id.optional(), byHand: z.boolean().optional() });
export type Resume = z.output<typeof resumeJob>;
export const gatewayEventJob = z.object({ gateway: id, eventId: z.string().max(200) });
export const gatewayJob = z.object({ gateway: id });
/** How `receive-gateway-event` keeps what a callback is about. */
export const keptNews = z.discriminatedUnion('about', [
  z.object({
    about: z.literal('charge'), key: z.string(), outcome: z.discriminatedUnion('state', [
      z.object({ state: z.literal('SUCCEEDED'), reference: z.string() }),
      z.object({ state: z.literal('DECLINED'), reference: z.string().nullable(), code: z.string(), hard: z.boolean() }),
      z.object({ state: z.literal('UNKNOWN') }),
    ]),
  }),
  z.object({ about: z.literal('setup'), session: z.string() }),
  z.object({ about: z.literal('refund'), key: z.string(), reference: z.string() }),
  z.object({ about: z.literal('payout') }),
  z.object({ about: z.literal('other') }),
]);
