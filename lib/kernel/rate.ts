import { Decimal, type DecimalValue, fv as futureValue, type PaymentType } from './annuity';
import { err, ok, type Result } from './result';

/** A function of the rate with the sign of the value sought, safe from overflow, and the same exactly. */
interface Equation {
  /** In floating point, for the search: any positive multiple of the value. */
  sign: (rate: number) => number;
  /** In forty digits, for the last polish; may differ from `sign` by a positive factor. */
  exact: (rate: Decimal) => Decimal;
}

const NO_ANSWER = { code: 'terms.no-rate' } as const;

/** Rates tried for a change of sign: from −99.99995 % to 1.6 million per period, densest around zero. */
const GRID: readonly number[] = Array.from({ length: 401 }, (_, index) => Math.expm1(14.5 * ((index - 200) / 200) ** 3));

/** Halves a bracket until floating point has no number between its ends. */
function bisect(sign: (rate: number) => number, from: number, to: number): number {
  let [low, high] = [from, to];
  const lowSign = Math.sign(sign(low));
  for (let step = 0; step < 200; step += 1) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) break;
    if (Math.sign(sign(middle)) === lowSign) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** Every root that the grid separates. */
function roots(sign: (rate: number) => number): number[] {
  const found: number[] = [];
  let [before, signBefore] = [Number.NaN, 0];
  for (const rate of GRID) {
    const here = Math.sign(sign(rate));
    if (here === 0) found.push(rate);
    else if (here === -signBefore) found.push(bisect(sign, before, rate));
    [before, signBefore] = [rate, here];
  }
  return found;
}

/** Newton from the guess, for a root that touches zero without crossing it. */
function newton(equation: Equation, guess: number): number | undefined {
  let rate = guess;
  for (let step = 0; step < 100; step += 1) {
    const value = equation.sign(rate);
    if (Math.abs(value) < 1e-14) return rate;
    const move = value / slopeAt(equation, rate);
    if (!Number.isFinite(move) || rate - move <= -1) return undefined;
    rate -= move;
  }
  return undefined;
}

function slopeAt({ sign }: Equation, rate: number): number {
  const width = 1e-6 * (1 + rate);
  return (sign(rate + width) - sign(rate - width)) / (2 * width);
}

/** Takes a root found in floating point to thirty digits: secant steps in exact arithmetic. */
function polish({ exact }: Equation, root: number): Decimal {
  let [before, here] = [new Decimal(root).plus(new Decimal(1 + root).times('1e-9')), new Decimal(root)];
  let [valueBefore, value] = [exact(before), exact(here)];
  for (let step = 0; step < 8 && !value.isZero() && !value.eq(valueBefore); step += 1) {
    const next = here.minus(value.times(here.minus(before)).div(value.minus(valueBefore)));
    if (next.minus(root).abs().gt(1e-6 * (1 + root))) return new Decimal(root);
    [before, valueBefore, here, value] = [here, value, next, exact(next)];
  }
  return here;
}

/** The root nearest to the guess. Searches the whole range for changes of sign before it trusts Newton's steps. */
function solve(equation: Equation, guess: number): Result<Decimal> {
  const found = roots(equation.sign).sort((a, b) => Math.abs(a - guess) - Math.abs(b - guess));
  const root = found[0] ?? newton(equation, guess);
  return root === undefined ? err(NO_ANSWER) : ok(root === 0 ? new Decimal(0) : polish(equation, root));
}

/**
 * Excel's RATE: the rate per period at which pv, pmt and fv balance; the one nearest to `guess` if there are several.
 * Error: `terms.no-rate` where no rate above −100 % does it.
 */
export function rate(
  nper: DecimalValue, pmt: DecimalValue, pv: DecimalValue, fv: DecimalValue = 0, type: PaymentType = 0, guess = 0.1,
): Result<Decimal> {
  const amounts = [pmt, pv, fv].map(Number);
  const scale = Math.max(...amounts.map(Math.abs));
  const n = Number(nper);
  const inOut = amounts.some((amount) => amount > 0) && amounts.some((amount) => amount < 0);
  if (!inOut || !Number.isFinite(scale) || !(n > 0)) return err(NO_ANSWER);
  const [payment, present, future] = [Number(pmt) / scale, Number(pv) / scale, Number(fv) / scale];
  const sign = (r: number): number => {
    // (1 + r)^±n with the sign of n that cannot overflow; expm1 keeps the digits of rates near zero.
    const exponent = -Math.abs(n * Math.log1p(r));
    const level = payment * (1 + r * type) * (r === 0 ? n : -Math.expm1(exponent) / Math.abs(r));
    return r > 0 ? present + level + future * Math.exp(exponent) : present * Math.exp(exponent) + level + future;
  };
  return solve({ sign, exact: (r) => futureValue(r, nper, pmt, pv, type).minus(fv).neg() }, guess);
}

/**
 * Excel's IRR: the rate per period at which the flows are worth nothing today; the one nearest to `guess` if there
 * are several. Error: `terms.no-rate`, always so when all flows have one sign.
 */
export function irr(cashflows: readonly DecimalValue[], guess = 0.1): Result<Decimal> {
  const exactFlows = cashflows.map((flow) => new Decimal(flow));
  const scale = exactFlows.reduce((most, flow) => Decimal.max(most, flow.abs()), new Decimal(0));
  const inOut = exactFlows.some((flow) => flow.gt(0)) && exactFlows.some((flow) => flow.lt(0));
  if (!inOut) return err(NO_ANSWER);
  // Zeros at either end shift the flows in time without moving a root, but would hide the sign at the range's ends.
  const start = exactFlows.findIndex((flow) => !flow.isZero());
  const flows = exactFlows.slice(start, exactFlows.findLastIndex((flow) => !flow.isZero()) + 1);
  const forward = flows.map((flow) => flow.div(scale).toNumber());
  const backward = forward.toReversed();
  const horner = (terms: readonly number[], x: number): number => terms.reduceRight((sum, term) => sum * x + term, 0);
  const sign = (r: number): number => (r >= 0 ? horner(forward, 1 / (1 + r)) : horner(backward, 1 + r));
  const exact = (r: Decimal): Decimal => {
    const discount = new Decimal(1).div(r.plus(1));
    return flows.reduceRight((sum, flow) => sum.times(discount).plus(flow), new Decimal(0));
  };
  return solve({ sign, exact }, guess);
}

/**
 * 실제연간요율, the real annual rate, as a decimal string with six digits ("0.069003"): twelve times the monthly
 * internal rate of return of the flows as they are really paid, roundings included. It is nominal, not compounded,
 * so that it can be set beside the rate in the terms. Flows in minor units, one a month from month 0.
 * Error: `terms.no-rate`.
 */
export function realAnnualRate(monthlyFlows: readonly bigint[]): Result<string> {
  const monthly = irr(monthlyFlows.map((flow) => flow.toString()), 0.005);
  return monthly.ok ? ok(monthly.value.times(12).toFixed(6)) : monthly;
}
