import { describe, expect, test } from 'vitest';
import { cumipmt, fv, ipmt, nper, pmt, ppmt, pv, type Decimal, type PaymentType } from '@/lib/kernel/annuity';
import { addMonthsClamped, dueDates } from '@/lib/kernel/calendar';
import { irr, rate } from '@/lib/kernel/rate';
import type { Result } from '@/lib/kernel/result';
import { priced } from './random-plan';
import figures from './lease-math.json';

interface Inputs {
  [name: string]: unknown;
}

const number = (inputs: Inputs, name: string): number => (inputs[name] ?? 0) as number;
const type = (inputs: Inputs): PaymentType => (inputs.type ?? 0) as PaymentType;
const answer = (result: Result<Decimal>): number => {
  if (!result.ok) throw new Error(result.error.code);
  return result.value.toNumber();
};

const FUNCTIONS: Record<string, (inputs: Inputs) => number | string | string[]> = {
  PMT: (i) => pmt(number(i, 'rate'), number(i, 'nper'), number(i, 'pv'), number(i, 'fv'), type(i)).toNumber(),
  IPMT: (i) => ipmt(number(i, 'rate'), number(i, 'per'), number(i, 'nper'), number(i, 'pv'), number(i, 'fv'), type(i)).toNumber(),
  PPMT: (i) => ppmt(number(i, 'rate'), number(i, 'per'), number(i, 'nper'), number(i, 'pv'), number(i, 'fv'), type(i)).toNumber(),
  CUMIPMT: (i) => cumipmt(number(i, 'rate'), number(i, 'nper'), number(i, 'pv'), number(i, 'start'), number(i, 'end'), type(i)).toNumber(),
  PV: (i) => pv(number(i, 'rate'), number(i, 'nper'), number(i, 'pmt'), number(i, 'fv'), type(i)).toNumber(),
  FV: (i) => fv(number(i, 'rate'), number(i, 'nper'), number(i, 'pmt'), number(i, 'pv'), type(i)).toNumber(),
  NPER: (i) => answer(nper(number(i, 'rate'), number(i, 'pmt'), number(i, 'pv'), number(i, 'fv'), type(i))),
  RATE: (i) => answer(rate(number(i, 'nper'), number(i, 'pmt'), number(i, 'pv'), number(i, 'fv'), type(i))),
  IRR: (i) => answer(irr(i.cashflows as number[])),
  PV_of_remaining_payments: (i) => pv(number(i, 'rate'), number(i, 'remaining_payments'), -number(i, 'payment')).toNumber(),
  EDATE: (i) => addMonthsClamped(i.start as string, number(i, 'months')),
  monthly_due_dates: (i) => dueDates(i.first_due as string, number(i, 'n')),
  EMI: (i) => Number(priced({
    currency: 'USD', cashPriceMinor: BigInt(number(i, 'principal_minor_units')), firstPaymentMinor: 0n, residualMinor: 0n,
    termMonths: number(i, 'periods'), annualRate: String(number(i, 'annual_rate_pct') / 100), timing: 'ARREARS',
    advancePayments: 0, rounding: { unit: 1n, mode: 'HALF_EVEN', interest: 'HALF_EVEN' }, endOfTerm: 'TITLE_TRANSFER',
  }).instalmentMinor),
};

describe.each(Object.entries(FUNCTIONS))('%s gives the published figures', (name, run) => {
  const own = figures.filter((figure) => figure.function === name);

  test('there is at least one to meet', () => expect(own.length).toBeGreaterThan(0));

  test.each(own.map((figure) => [figure.id, figure] as const))('%s', (_id, figure) => {
    const actual = run(figure.inputs);
    if (typeof actual === 'number') expect(Math.abs(actual - (figure.expected as number))).toBeLessThanOrEqual(figure.tolerance ?? 0);
    else expect(actual).toEqual(figure.expected);
  });
});
