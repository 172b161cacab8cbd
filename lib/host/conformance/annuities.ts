import { cumipmt, fv, ipmt, nper, pmt, ppmt, pv } from '@/lib/kernel/annuity';
import { leasePayment, leaseYield, oddFirstPeriodPayment, remainingValue, unwindLiability, type LeaseTerms } from '@/lib/kernel/lease-payment';
import { irr, rate } from '@/lib/kernel/rate';
import { answer, type Functions } from './answer';
import { has, list, number, paymentType, strictPaymentType, type Inputs } from './inputs';

const leaseTerms = (i: Inputs): LeaseTerms =>
  ({ value: number(i, 'value'), residual: number(i, 'residual'), nper: number(i, 'nper'), advance: number(i, has(i, 'advance') ? 'advance' : 'advance_payments') });

/** HP's convention: a nominal rate a year, compounded monthly; or the month's own. */
const monthlyRate = (i: Inputs): number => (has(i, 'monthly_rate') ? number(i, 'monthly_rate') : number(i, 'annual_rate') / 12);

/** What is owed when the second year closes, the first of all payments made at commencement (IFRS 16, Illustrative Example 13). */
const afterTwoYears = (i: Inputs) => unwindLiability(number(i, 'rate'), number(i, 'remaining_payments') + 1, number(i, 'payment'))[2]?.opening ?? 0;

/** Time value of money, leases and lease liabilities, by the names of the published figures. */
export const ANNUITIES: Functions = {
  PMT: (i) => pmt(number(i, 'rate'), number(i, 'nper'), number(i, 'pv'), number(i, 'fv'), paymentType(i)),
  IPMT: (i) => ipmt(number(i, 'rate'), number(i, 'per'), number(i, 'nper'), number(i, 'pv'), number(i, 'fv'), paymentType(i)),
  PPMT: (i) => ppmt(number(i, 'rate'), number(i, 'per'), number(i, 'nper'), number(i, 'pv'), number(i, 'fv'), paymentType(i)),
  CUMIPMT: (i) => cumipmt(number(i, 'rate'), number(i, 'nper'), number(i, 'pv'), number(i, 'start'), number(i, 'end'), strictPaymentType(i)),
  PV: (i) => pv(number(i, 'rate'), number(i, 'nper'), number(i, 'pmt'), number(i, 'fv'), paymentType(i)),
  FV: (i) => fv(number(i, 'rate'), number(i, 'nper'), number(i, 'pmt'), number(i, 'pv'), paymentType(i)),
  NPER: (i) => answer(nper(number(i, 'rate'), number(i, 'pmt'), number(i, 'pv'), number(i, 'fv'), paymentType(i))),
  RATE: (i) => answer(rate(number(i, 'nper'), number(i, 'pmt'), number(i, 'pv'), number(i, 'fv'), paymentType(i), number(i, 'guess', 0.1))),
  IRR: (i) => answer(irr(list(i, 'cashflows').map(Number), number(i, 'guess', 0.1))),
  'lease_payment(value,residual,nper,advance_payments,monthly_rate)': (i) => leasePayment(monthlyRate(i), leaseTerms(i)),
  'lease_yield_annual_pct(value,residual,nper,advance_payments,payment)': (i) => answer(leaseYield(number(i, 'payment'), leaseTerms(i))).times(1200),
  'payment_odd_first_period(rate,n,pv,fv,days)': (i) =>
    oddFirstPeriodPayment(number(i, 'rate'), number(i, has(i, 'nper') ? 'nper' : 'n'), number(i, 'pv'), number(i, 'fv'), number(i, 'days')),
  PV_of_remaining_payments: (i) => remainingValue(number(i, 'rate'), number(i, 'remaining_payments'), number(i, 'payment')),
  closing_liability_year2: afterTwoYears,
  'liability_unwind[open,interest]': (i) => unwindLiability(number(i, 'rate'), number(i, 'years'), number(i, 'payment')).map(({ opening, interest }) => [opening, interest]),
};
