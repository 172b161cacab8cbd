import { oneLineAddress } from '@/lib/accounts/model/seller';
import { agreedAfter, changedRows, changeFigures, type Change } from '@/lib/kernel/amendment';
import type { CanonicalTerms } from '@/lib/kernel/canonical-terms';
import { formatTableDate } from '@/lib/kernel/day-text';
import { formatMoney, formatRate } from '@/lib/kernel/money';
import { dueDayText } from './particulars';
import { missingLines, type Misprint } from './printed';

/** How a supplement calls what it changes. */
export const CHANGE_KIND = { ADDRESS: '이용자 주소', DUE_DAY: '납입일', SCHEDULE: '납입표' } as const;

/** What a supplement prints of its change, in Korean: the document and whoever checks one have it from here. */
export interface PrintedChange {
  /** From which instalment; none for an address. */
  from: string | null;
  /** Item, until now, from now on. */
  sides: string[][];
  /** Of a schedule that is spread anew: what is spread and at what rate. */
  facts: [label: string, value: string][];
  /** A line of every instalment that is another than before: number, date and amount of old, date, amount and balance of new. */
  rows: string[][];
}

const day = (date: string) => formatTableDate(date, 'ko');

export function printedChange(change: Change, { currency, cashPrice, annualRate }: Pick<CanonicalTerms, 'currency' | 'cashPrice' | 'annualRate'>): PrintedChange {
  const won = (minor: string | bigint) => formatMoney(BigInt(minor), currency, 'ko');
  return {
    from: change.kind === 'ADDRESS' ? null : `${change.fromSeq}회 납입부터 바뀝니다.`,
    sides: sides(change, won),
    facts: change.kind === 'SCHEDULE' ? [['이 금액을 나눔', won(cashPrice)], ['연 이율', formatRate(annualRate)]] : [],
    rows: changedRows(change).map(({ seq, before, after }) => [
      String(seq), before ? day(before.dueOn) : '–', before ? won(before.amount) : '–', after ? day(after.dueOn) : '–', after ? won(after.amount) : '–', after ? won(after.balance) : '–',
    ]),
  };
}

/** Old and new in the same row. */
function sides(change: Change, won: (minor: bigint) => string): string[][] {
  const [{ before }, after, figures] = [change, agreedAfter(change), changeFigures(change)];
  if (change.kind === 'ADDRESS') return [[CHANGE_KIND.ADDRESS, oneLineAddress(before.address), oneLineAddress(after.address)]];
  const row = <T>(label: string, { before: old, after: now }: { before: T; after: T }, text: (value: T) => string) => [label, text(old), text(now)];
  return [
    ...(change.kind === 'DUE_DAY' ? [row(CHANGE_KIND.DUE_DAY, { before: before.dueDay, after: after.dueDay }, dueDayText)] : []),
    row('월 납입금', figures.monthlyMinor, won), row('납입 횟수', figures.months, (count) => `${count}회`),
    row('총 납입액', figures.totalCostMinor, won), row('마지막 납입', figures.lastDueOn, day),
  ];
}

/** Lines that a supplement with this change prints and this text does not have. */
export function missingInSupplement(text: string, change: Change, terms: CanonicalTerms, termsSha256: string): Misprint {
  const { from, sides: compared, facts, rows } = printedChange(change, terms);
  return missingLines(text, [...(from === null ? [] : [from]), ...[...compared, ...facts, ...rows].map((parts) => parts.join(' ')), change.of.termsSha256, termsSha256]);
}
