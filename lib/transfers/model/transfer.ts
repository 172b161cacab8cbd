import { addMonthsClamped, type PlainDate } from '@/lib/kernel/calendar';
import type { CanonicalTerms } from '@/lib/kernel/canonical-terms';
import { defineTransitions } from '@/lib/kernel/transitions';

export const TRANSFER_STATES = ['ASKED', 'AGREED', 'APPROVED', 'SIGNED', 'DONE', 'DECLINED', 'WITHDRAWN', 'LAPSED'] as const;
export type TransferState = (typeof TRANSFER_STATES)[number];

/** ASKED waits for the successor, AGREED for the desk, APPROVED for both signatures, SIGNED for its day. */
export const transferMoves = defineTransitions<TransferState>({
  initial: 'ASKED',
  moves: {
    ASKED: ['AGREED', 'WITHDRAWN', 'LAPSED'], AGREED: ['APPROVED', 'DECLINED', 'WITHDRAWN', 'LAPSED'], APPROVED: ['SIGNED', 'WITHDRAWN', 'LAPSED'], SIGNED: ['DONE', 'LAPSED'],
    DONE: [], DECLINED: [], WITHDRAWN: [], LAPSED: [],
  },
  final: ['DONE', 'DECLINED', 'WITHDRAWN', 'LAPSED'],
});

export const OPEN_STATES = ['ASKED', 'AGREED', 'APPROVED', 'SIGNED'] as const satisfies readonly TransferState[];
export const isOpen = (state: TransferState): boolean => OPEN_STATES.some((open) => open === state);

/** Days in which it has to be agreed to, decided and signed, and then again to be carried out. The mall's own rule. */
export const TRANSFER_DAYS = 14;
/** So many may be asked for in a day by one person. */
export const ASKS_A_DAY = 5;

/** On which side of it a purchaser stands. */
export type TransferSide = 'FROM' | 'TO';

export interface RowToCome {
  seq: number;
  dueOn: PlainDate;
  amountMinor: bigint;
}

/** What is taken over, counted on a day. Amounts in minor units. */
export interface TransferFigures {
  months: number;
  leftMinor: bigint;
  /** What is paid a month, as the next row says; what rounding has left over is in the last one alone. */
  monthlyMinor: bigint;
  /** What of the price is still financed: what the successor's limit has to carry. */
  financedMinor: bigint;
  /** Asked for at the end where the goods are to be kept; 0 where they become the purchaser's by the last instalment. */
  residualMinor: bigint;
  /** To keep the goods in the end: everything left and the residual. */
  toOwnMinor: bigint;
  rows: RowToCome[];
}

interface Planned extends RowToCome {
  balanceMinor: bigint;
  /** Not paid, and not asked for yet. */
  toCome: boolean;
}

/** What is left of a schedule (without the first payment) of so much financed. */
export function transferFigures(rows: readonly Planned[], { financedMinor, residualMinor }: { financedMinor: bigint; residualMinor: bigint }): TransferFigures {
  const left = rows.filter(({ toCome }) => toCome);
  const before = rows.filter(({ seq }) => seq < (left[0]?.seq ?? Infinity)).at(-1);
  const leftMinor = left.reduce((sum, { amountMinor }) => sum + amountMinor, 0n);
  return {
    months: left.length, leftMinor, monthlyMinor: left[0]?.amountMinor ?? 0n,
    financedMinor: left.length === 0 ? 0n : before?.balanceMinor ?? financedMinor, residualMinor, toOwnMinor: leftMinor + residualMinor,
    rows: left.map(({ seq, dueOn, amountMinor }) => ({ seq, dueOn, amountMinor })),
  };
}

/** The plan of what is left, as a limit request carries it: the contract's terms, for the rest. */
export function remainingTerms({ annualRate, timing, advancePayments, rounding, endOfTerm }: CanonicalTerms, { months, leftMinor, monthlyMinor, financedMinor, residualMinor, toOwnMinor }: TransferFigures) {
  return {
    cashPrice: financedMinor.toString(), firstPayment: '0', residual: residualMinor.toString(), endOfTerm, termMonths: months, annualRate, timing, advancePayments, rounding,
    monthlyInstalment: monthlyMinor.toString(), totalCost: leftMinor.toString(), totalToOwn: toOwnMinor.toString(),
  };
}

/** The first day of the last month of a term: from then on it is not given over any more. */
export const lastMonthFrom = (endsOn: PlainDate): PlainDate => addMonthsClamped(endsOn, -1);
