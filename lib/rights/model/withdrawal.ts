import type { Temporal } from 'temporal-polyfill';
import { addDays, plainDateIn, startOfDayIn, type PlainDate } from '@/lib/kernel/calendar';
import { addBusinessDays, businessDayFrom } from '@/lib/kernel/korean-holidays';
import { defineTransitions } from '@/lib/kernel/transitions';

export const WITHDRAWAL_STATES = ['SENT', 'DISPUTED', 'RETURNED', 'REFUNDED'] as const;
export type WithdrawalState = (typeof WITHDRAWAL_STATES)[number];

/**
 * SENT took effect as it was sent, and the goods go back. RETURNED: the seller has them, the refund is due, in parts by the ways that its money came. DISPUTED: the
 * seller says that art. 8(2) excepts it, and the desk decides; what was paid goes back meanwhile. REFUNDED: everything paid is given back, and nothing is disputed.
 */
export const withdrawalMoves = defineTransitions<WithdrawalState>({
  initial: 'SENT',
  moves: { SENT: ['RETURNED', 'DISPUTED'], DISPUTED: ['RETURNED', 'REFUNDED'], RETURNED: ['REFUNDED'], REFUNDED: [] },
  final: ['REFUNDED'],
});

/** Instalment Transactions Act art. 8(1) no. 1. */
export const WITHDRAWAL_DAYS = 7;
/**
 * Business days after which the desk looks why the goods are not back: the mall's own rule. The Act has them go back
 * (art. 10(1)), on the seller's cost (art. 10(10)), and sets the purchaser no day.
 */
export const GOODS_BACK_DAYS = 3;
/** Whether the desk may say in its shop's place that the goods are back: its day to say so is over, whatever became of the desk's own case. `returnBy` and `now` are RFC 3339. */
export const deskConfirms = ({ state, returnBy }: { state: WithdrawalState; returnBy: string }, now: string): boolean => state === 'SENT' && Date.parse(returnBy) < Date.parse(now);
/** Business days after the return in which everything paid is given back (art. 10(2) no. 1). */
export const REFUND_DAYS = 3;

/** Art. 8(2): when a purchaser cannot withdraw. Whoever says so has to prove it (art. 8(5)). */
export const EXCEPTIONS = ['DAMAGED_BY_PURCHASER', 'USED', 'TIME_PASSED', 'COPYABLE'] as const;
export type Exception = (typeof EXCEPTIONS)[number];

interface Since {
  /** The day on which the written contract was received. */
  contractOn: PlainDate;
  /** The day on which the goods were. */
  goodsOn: PlainDate;
}

/**
 * The last day to withdraw: seven days from the written contract, or from the goods where they came later. The first day
 * is not counted (Civil Act art. 157), and a last day that is a Saturday or a holiday moves on (art. 161). Neither
 * acceptance nor signature is asked: they shorten nothing.
 */
export const withdrawalLastDay = ({ contractOn, goodsOn }: Since): PlainDate =>
  businessDayFrom(addDays(goodsOn > contractOn ? goodsOn : contractOn, WITHDRAWAL_DAYS));

/** The first moment after a day, where the lease is. */
export const endOfDay = (day: PlainDate, timeZone: string): Temporal.Instant => startOfDayIn(addDays(day, 1), timeZone);

/** Until when the last of so many business days runs, counted from the day of an instant. */
export const businessDaysFrom = (at: Temporal.Instant, days: number, timeZone: string): Temporal.Instant =>
  endOfDay(addBusinessDays(plainDateIn(at, timeZone), days), timeZone);

export const goodsBackBy = (sentAt: Temporal.Instant, timeZone: string): Temporal.Instant => businessDaysFrom(sentAt, GOODS_BACK_DAYS, timeZone);
export const refundBy = (returnedAt: Temporal.Instant, timeZone: string): Temporal.Instant => businessDaysFrom(returnedAt, REFUND_DAYS, timeZone);

/** What is paid is what is given back: no penalty (art. 10(10)). */
export const refundOf = (rows: readonly { state: string; amountMinor: bigint }[]): bigint =>
  rows.filter(({ state }) => state === 'PAID').reduce((sum, { amountMinor }) => sum + amountMinor, 0n);
