import { Decimal as BaseDecimal } from 'decimal.js';
import { err, ok, type Result } from './result';

/** Forty digits: rates compound over hundreds of periods, and their last printed digit must not depend on the machine. */
export const Decimal = BaseDecimal.clone({ precision: 40, rounding: BaseDecimal.ROUND_HALF_EVEN, toExpNeg: -30, toExpPos: 40 });
export type Decimal = BaseDecimal;
export type DecimalValue = BaseDecimal.Value;

/** 0: at the end of each period, 1: at its beginning. */
export type PaymentType = 0 | 1;

const ONE = new Decimal(1);

/** (1 + rate)^nper. Throws RangeError at −100 % and below, where money has no price. */
function growth(rate: Decimal, nper: Decimal): Decimal {
  if (rate.lte(-1)) throw new RangeError('The rate must be above -1');
  return rate.plus(ONE).pow(nper);
}

/** What payments of 1 in each period amount to at the end of the last. */
function annuityFactor(rate: Decimal, nper: Decimal, type: PaymentType): Decimal {
  if (rate.isZero()) return nper;
  return growth(rate, nper).minus(ONE).div(rate).times(type === 1 ? rate.plus(ONE) : ONE);
}

/*
 * As in Excel: money paid out is negative, money received positive, `rate` is per period, and
 *   pv (1 + rate)^nper + pmt (1 + rate·type) ((1 + rate)^nper − 1) / rate + fv = 0.
 */

/** The level payment. Throws RangeError for nper ≤ 0. */
export function pmt(rate: DecimalValue, nper: DecimalValue, pv: DecimalValue, fv: DecimalValue = 0, type: PaymentType = 0): Decimal {
  const [r, n] = [new Decimal(rate), new Decimal(nper)];
  if (n.lte(0)) throw new RangeError('nper must be positive');
  return growth(r, n).times(pv).plus(fv).div(annuityFactor(r, n, type)).neg();
}

/** The value at the end. */
export function fv(rate: DecimalValue, nper: DecimalValue, pmt: DecimalValue, pv: DecimalValue = 0, type: PaymentType = 0): Decimal {
  const [r, n] = [new Decimal(rate), new Decimal(nper)];
  return growth(r, n).times(pv).plus(annuityFactor(r, n, type).times(pmt)).neg();
}

/** The value today. */
export function pv(rate: DecimalValue, nper: DecimalValue, pmt: DecimalValue, fv: DecimalValue = 0, type: PaymentType = 0): Decimal {
  const [r, n] = [new Decimal(rate), new Decimal(nper)];
  return annuityFactor(r, n, type).times(pmt).plus(fv).div(growth(r, n)).neg();
}

/** The number of payments, not always whole. Error: `terms.no-number-of-payments` when no number of payments does it. */
export function nper(rate: DecimalValue, pmt: DecimalValue, pv: DecimalValue, fv: DecimalValue = 0, type: PaymentType = 0): Result<Decimal> {
  const [r, payment, present, future] = [new Decimal(rate), new Decimal(pmt), new Decimal(pv), new Decimal(fv)];
  if (r.lte(-1)) return err({ code: 'terms.no-number-of-payments' });
  if (r.isZero()) return payment.isZero() ? err({ code: 'terms.no-number-of-payments' }) : ok(present.plus(future).div(payment).neg());
  const level = payment.times(type === 1 ? r.plus(ONE) : ONE);
  const [top, bottom] = [level.minus(future.times(r)), level.plus(present.times(r))];
  if (bottom.isZero() || top.div(bottom).lte(0)) return err({ code: 'terms.no-number-of-payments' });
  return ok(top.div(bottom).ln().div(r.plus(ONE).ln()));
}

function checkPeriod(per: DecimalValue, nper: DecimalValue): void {
  const period = new Decimal(per);
  if (!period.isInteger() || period.lt(1) || period.gt(nper)) throw new RangeError('per must be a whole number from 1 to nper');
}

/** The interest in payment `per`. Throws RangeError outside 1…nper. */
export function ipmt(
  rate: DecimalValue, per: DecimalValue, nper: DecimalValue, pv: DecimalValue, future: DecimalValue = 0, type: PaymentType = 0,
): Decimal {
  checkPeriod(per, nper);
  const r = new Decimal(rate);
  const before = new Decimal(per).minus(ONE);
  if (type === 1 && before.isZero()) return new Decimal(0);
  const owed = fv(r, before, pmt(r, nper, pv, future, type), pv, type);
  return owed.times(r).div(type === 1 ? r.plus(ONE) : ONE);
}

/** The principal in payment `per`. Throws RangeError outside 1…nper. */
export function ppmt(
  rate: DecimalValue, per: DecimalValue, nper: DecimalValue, pv: DecimalValue, future: DecimalValue = 0, type: PaymentType = 0,
): Decimal {
  return pmt(rate, nper, pv, future, type).minus(ipmt(rate, per, nper, pv, future, type));
}

/** The interest in payments `start` to `end`, both included. Throws RangeError outside 1…nper. */
export function cumipmt(
  rate: DecimalValue, nper: DecimalValue, pv: DecimalValue, start: number, end: number, type: PaymentType = 0,
): Decimal {
  if (start > end) throw new RangeError('start must not be after end');
  let sum = new Decimal(0);
  for (let per = start; per <= end; per += 1) sum = sum.plus(ipmt(rate, per, nper, pv, 0, type));
  return sum;
}
