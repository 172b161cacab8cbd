import { Decimal, fv, pmt, pv, type DecimalValue } from './annuity';
import { err, ok, type Result } from './result';
import { solveRate } from './rate';

/** A lease as a pocket calculator knows it. Amounts in any one unit; `rate` per period. */
export interface LeaseTerms {
  value: DecimalValue;
  /** What the goods are worth when the term ends. */
  residual: DecimalValue;
  nper: number;
  /** Payments made at signing: the last ones of the term, so that the others follow at the end of each period. */
  advance: number;
}

const checked = ({ nper, advance }: LeaseTerms): void => {
  if (!Number.isInteger(nper) || nper < 1) throw new RangeError('nper must be a whole number of at least 1');
  if (!Number.isInteger(advance) || advance < 0 || advance > nper) throw new RangeError('advance must be a whole number from 0 to nper');
};

/** What payments of 1 are worth at signing: those in advance whole, the others at the end of each period. */
const worthOfPayments = (rate: Decimal, { nper, advance }: LeaseTerms): Decimal => pv(rate, nper - advance, -1).plus(advance);

/**
 * The payment of a lease with payments in advance and a residual (HP 12C, "Leasing: advance payments with residual";
 * MathWorks `payadv`): (value − residual (1 + i)^−n) / ((1 − (1 + i)^−(n − a)) / i + a). Throws RangeError for
 * impossible terms.
 */
export function leasePayment(rate: DecimalValue, terms: LeaseTerms): Decimal {
  checked(terms);
  const r = new Decimal(rate);
  return new Decimal(terms.value).plus(pv(r, terms.nper, 0, terms.residual)).div(worthOfPayments(r, terms));
}

/** The rate per period that a lease yields. Error: `terms.no-rate`. Throws RangeError for impossible terms. */
export function leaseYield(payment: DecimalValue, terms: LeaseTerms): Result<Decimal> {
  checked(terms);
  const { value, residual, nper, advance } = terms;
  const paid = new Decimal(payment);
  const flows = Array.from({ length: nper + 1 }, (_, period) => {
    const now = period === 0 ? paid.times(advance).minus(value) : period <= nper - advance ? paid : new Decimal(0);
    return { amount: period === nper ? now.plus(residual) : now, t: period, f: 0 };
  });
  const found = solveRate(flows, 0.01);
  return found.ok ? ok(found.value) : err(found.error);
}

/**
 * The level payment where the first one lies `days` ahead: the days beyond thirty bear simple interest at `rate` a
 * month of thirty days (MathWorks `payodd`). As elsewhere money received (`pv`) is positive, and so is the answer.
 */
export function oddFirstPeriodPayment(rate: DecimalValue, nper: DecimalValue, present: DecimalValue, future: DecimalValue, days: number): Decimal {
  const r = new Decimal(rate);
  const carried = new Decimal(present).times(r.times(days - 30).div(30).plus(1));
  return pmt(r, nper, carried.neg(), future);
}

/** One period of a liability: what is owed when it begins, its payment made, and the interest it bears. */
export interface LiabilityRow {
  opening: Decimal;
  interest: Decimal;
}

/** The present value of `count` payments at the end of each period (IFRS 16 §26). */
export const remainingValue = (rate: DecimalValue, count: number, payment: DecimalValue): Decimal =>
  count === 0 ? new Decimal(0) : pv(rate, count, new Decimal(payment).neg());

/**
 * How a lease liability unwinds whose first payment is made at commencement: what is owed at the beginning of each
 * period (in the first after its payment, then before it), and the interest of the period (IFRS 16 §36).
 */
export function unwindLiability(rate: DecimalValue, count: number, payment: DecimalValue): LiabilityRow[] {
  const r = new Decimal(rate);
  return Array.from({ length: count }, (_, period) => {
    const opening = period === 0 ? remainingValue(r, count - 1, payment) : fv(r, 1, 0, remainingValue(r, count - period, payment)).neg();
    const paid = period === 0 ? new Decimal(0) : new Decimal(payment);
    return { opening, interest: opening.minus(paid).times(r) };
  });
}
