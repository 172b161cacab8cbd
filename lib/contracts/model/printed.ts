import type { CanonicalTerms } from '@/lib/kernel/canonical-terms';
import { formatTableDate } from '@/lib/kernel/day-text';
import { exitRibbon, type ExitPoint } from '@/lib/kernel/exits';
import { formatMoney, formatRate } from '@/lib/kernel/money';
import { scheduleRealRate } from '@/lib/kernel/real-rate';
import type { Schedule } from '@/lib/kernel/schedule';

const END_OF_TERM = { TITLE_TRANSFER: '소유권이 이용자에게 넘어옴', RETURN_OR_BUYOUT: '매입, 반납, 연장 가운데 고름' } as const;

/** What a contract prints of its terms and of what follows from them, in Korean: the document and whoever checks one have it from here. */
export interface Printed {
  /** The addition that ends in the total cost. */
  sum: [parts: string, total: string];
  facts: [label: string, value: string][];
  endOfTerm: [label: string, value: string];
  /** A line of the payment table each: number, due date, instalment, interest, principal, balance; a first payment before them. */
  instalments: string[][];
  /** Of every month: number of instalments paid, paid so far, price of buying. */
  exits: string[][];
}

export function printedTerms(schedule: Schedule, terms: CanonicalTerms): Printed {
  const won = (minor: string | bigint) => formatMoney(BigInt(minor), terms.currency, 'ko');
  const [first, last] = [terms.schedule[0]?.amount ?? '0', terms.schedule.at(-1)?.amount ?? '0'];
  const level = terms.termMonths > 1 ? `${won(first)} × ${terms.termMonths - 1}회 + ` : '';
  const over = BigInt(terms.totalToOwn) - BigInt(terms.cashPrice);
  return {
    sum: [`선납금 ${won(terms.firstPayment)} + ${level}${won(last)}`, `= 총 납입액 ${won(terms.totalCost)}`],
    facts: [
      ['현금가', won(terms.cashPrice)],
      ['할부 원금', won(BigInt(terms.cashPrice) - BigInt(terms.firstPayment))],
      ['선납금', won(terms.firstPayment)],
      ['월 납입금', won(first)],
      [`마지막 ${terms.termMonths}회째`, won(last)],
      ['실제연간요율', formatRate(scheduleRealRate(schedule))],
      ['잔존가치 (만기 매입)', won(terms.residual)],
      ['매입까지 모두', `${won(terms.totalToOwn)} (현금가 +${won(over)})`],
    ],
    endOfTerm: ['만기', END_OF_TERM[terms.endOfTerm]],
    instalments: [
      ...(BigInt(terms.firstPayment) > 0n ? [['선납금', '계약을 시작할 때', won(terms.firstPayment), won('0'), won(terms.firstPayment), won(schedule.financedMinor)]] : []),
      ...terms.schedule.map((row) => [String(row.seq), formatTableDate(row.dueOn, 'ko'), ...[row.amount, row.interest, row.principal, row.balance].map(won)]),
    ],
    exits: exitRibbon(schedule, 0).map((point) => printedExit(point, terms)),
  };
}

/** How the table of exits begins a line. */
export const printedExit = ({ month, paidMinor, buyoutMinor }: ExitPoint, { termMonths, currency }: Pick<CanonicalTerms, 'termMonths' | 'currency'>): string[] =>
  [`${month}회${month === termMonths ? ' (만기)' : ''}`, formatMoney(paidMinor, currency, 'ko'), formatMoney(buyoutMinor, currency, 'ko')];

/** Where a line breaks and how wide a blank is does not matter. */
const letters = (text: string) => text.normalize('NFC').replaceAll(/\s/g, '');

/** Whether the price of leaving in a month stands on the first pages too: at the beginning, each year and the end. */
export const isYearsEnd = (month: number, termMonths: number): boolean => month % 12 === 0 || month === termMonths;

/** Lines that should be printed and are not, as they should read; and how many there are in all. */
export interface Misprint {
  missing: string[];
  of: number;
}

/** What is found is taken out, the longest first: a line that is printed twice has to be right twice. */
export function missingLines(text: string, lines: readonly string[]): Misprint {
  let left = letters(text);
  const missing = new Set<number>();
  for (const [index, line] of [...lines.entries()].sort(([, a], [, b]) => b.length - a.length)) {
    const without = left.replace(letters(line), '\n');
    if (without === left) missing.add(index);
    left = without;
  }
  return { missing: lines.filter((_, index) => missing.has(index)), of: lines.length };
}

/** Lines that a contract with these terms prints and this text does not have. */
export function missingInPrint(text: string, schedule: Schedule, terms: CanonicalTerms, termsSha256: string): Misprint {
  const { sum, facts, endOfTerm, instalments, exits } = printedTerms(schedule, terms);
  const years = exits.filter((_, month) => isYearsEnd(month, terms.termMonths));
  return missingLines(text, [sum.join(' '), ...[...facts, endOfTerm, ...instalments, ...exits, ...years].map((parts) => parts.join(' ')), termsSha256]);
}
