import { z } from 'zod';

/* Numbers that the sandbox takes, and what each does whenever it is charged. They are nobody's. */

export type Script = 'approve' | 'duplicate' | 'decline-soft' | 'decline-hard' | 'decline-third' | 'time-out' | 'unknown' | 'late' | 'refund-refused' | 'refund-fails';

export interface TestNumber {
  number: string;
  kind: 'CARD' | 'ACCOUNT';
  brand: string;
  script: Script;
}

export const TEST_NUMBERS: readonly TestNumber[] = [
  { number: '4242 4242 4242 4242', kind: 'CARD', brand: 'Visa', script: 'approve' },
  { number: '110-1234-5678', kind: 'ACCOUNT', brand: '한빛은행', script: 'approve' },
  { number: '4000 0000 0000 9995', kind: 'CARD', brand: 'Visa', script: 'decline-soft' },
  { number: '4000 0000 0000 0341', kind: 'CARD', brand: 'Visa', script: 'decline-third' },
  { number: '5555 0000 0000 0069', kind: 'CARD', brand: 'Mastercard', script: 'decline-hard' },
  { number: '5555 0000 0000 0119', kind: 'CARD', brand: 'Mastercard', script: 'time-out' },
  { number: '5555 0000 0000 3220', kind: 'CARD', brand: 'Mastercard', script: 'unknown' },
  { number: '110-0000-0259', kind: 'ACCOUNT', brand: '한빛은행', script: 'late' },
  { number: '5555 0000 0000 3063', kind: 'CARD', brand: 'Mastercard', script: 'duplicate' },
  { number: '5555 0000 0000 7400', kind: 'CARD', brand: 'Mastercard', script: 'refund-refused' },
  { number: '4000 0000 0000 5126', kind: 'CARD', brand: 'Visa', script: 'refund-fails' },
];

const digits = (text: string): string => text.normalize('NFKC').replaceAll(/[^0-9]/g, '');

/** Undefined of a number that is not in the list: nobody shall type a real one. */
export const testNumber = (typed: string): TestNumber | undefined => TEST_NUMBERS.find(({ number }) => digits(number) === digits(typed));
export const lastFour = ({ number }: TestNumber): string => digits(number).slice(-4);

export const enterNumberInput = z.strictObject({ setupId: z.string().max(80), number: z.string().max(40) });
export type EnterNumber = z.output<typeof enterNumberInput>;

/** The third, the sixth, … of a mandate's charges is declined. */
export const isThird = (before: number): boolean => before % 3 === 2;

/** How long the sandbox holds back what comes late, and the answer that does not come in time. */
export const LATE_MINUTES = 10;
/** How long after it was accepted a refund fails: after its purchaser was told of it, and while whoever tries it still looks. */
export const REFUND_FAILS_MINUTES = 1;
export const TIME_OUT_MS = 12_000;
