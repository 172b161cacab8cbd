import { Decimal, type DecimalValue, fv as futureValue, type PaymentType } from './annuity';
import { err, ok, type Result } from './result';
import { flowSign, rootNear, type SignAt } from './root-search';

const NO_RATE = { code: 'terms.no-rate' } as const;

/** Takes a root found in floating point to thirty digits: secant steps in exact arithmetic. */
function polish(exact: (rate: Decimal) => Decimal, root: number): Decimal {
  let [before, here] = [new Decimal(root).plus(new Decimal(1 + root).times('1e-9')), new Decimal(root)];
  let [valueBefore, value] = [exact(before), exact(here)];
  for (let step = 0; step < 8 && !value.isZero() && !value.eq(valueBefore); step += 1) {
    const next = here.minus(value.times(here.minus(before)).div(value.minus(valueBefore)));
    if (next.minus(root).abs().gt(1e-6 * (1 + root))) return new Decimal(root);
    [before, valueBefore, here, value] = [here, value, next, exact(next)];
  }
  return here;
}

function solve(sign: SignAt, exact: (rate: Decimal) => Decimal, guess: number): Result<Decimal> {
  const root = rootNear(sign, guess);
  if (root === undefined) return err(NO_RATE);
  return ok(root === 0 ? new Decimal(0) : polish(exact, root));
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
  if (!inOut || !Number.isFinite(scale) || !(n > 0)) return err(NO_RATE);
  const [payment, present, future] = [Number(pmt) / scale, Number(pv) / scale, Number(fv) / scale];
  const sign = (r: number): number => {
    // (1 + r)^±n with the sign of n that cannot overflow; expm1 keeps the digits of rates near zero.
    const exponent = -Math.abs(n * Math.log1p(r));
    const level = payment * (1 + r * type) * (r === 0 ? n : -Math.expm1(exponent) / Math.abs(r));
    return r > 0 ? present + level + future * Math.exp(exponent) : present * Math.exp(exponent) + level + future;
  };
  return solve(sign, (r) => futureValue(r, nper, pmt, pv, type).minus(fv).neg(), guess);
}

/**
 * Excel's IRR: the rate per period at which the flows are worth nothing today; the one nearest to `guess` if there
 * are several. Error: `terms.no-rate`, always so when all flows have one sign.
 */
export function irr(cashflows: readonly DecimalValue[], guess = 0.1): Result<Decimal> {
  const flows = cashflows.map((flow) => new Decimal(flow));
  const sign = flowSign(flows.map((flow) => flow.toNumber()));
  if (!sign) return err(NO_RATE);
  const exact = (r: Decimal): Decimal => {
    const discount = new Decimal(1).div(r.plus(1));
    return flows.reduceRight((sum, flow) => sum.times(discount).plus(flow), new Decimal(0));
  };
  return solve(sign, exact, guess);
}

/** An amount at `t` periods from now and a further fraction `f` of one, over which interest is simple: (1 + f·i)(1 + i)^t. */
export interface TimedFlow {
  amount: DecimalValue;
  t: number;
  f: number;
}

/**
 * The rate per period at which flows at any times are worth nothing today; the one nearest to `guess` if there are
 * several. Error: `terms.no-rate`.
 */
export function solveRate(flows: readonly TimedFlow[], guess = 0.01): Result<Decimal> {
  const amounts = flows.map(({ amount }) => Number(amount));
  if (!amounts.some((amount) => amount > 0) || !amounts.some((amount) => amount < 0)) return err(NO_RATE);
  // All at one time: any rate will do for equal sums, and the least of them says that nothing is charged.
  if (flows.every(({ t, f }) => t === flows[0]?.t && f === flows[0].f)) return amounts.reduce((sum, each) => sum + each, 0) === 0 ? ok(new Decimal(0)) : err(NO_RATE);
  const largest = amounts.reduce((most, amount) => Math.max(most, Math.abs(amount)), 0);
  const horizon = flows.reduce((most, { t }) => Math.max(most, t), 0);
  // Below zero what comes last would overflow: there all is looked at from the end.
  const sign = (rate: number): number => flows.reduce((sum, { t, f }, index) =>
    sum + ((amounts[index] ?? 0) / largest) * (1 + rate) ** (rate < 0 ? horizon - t : -t) / (1 + f * rate), 0);
  const exact = (rate: Decimal): Decimal => flows.reduce((sum, { amount, t, f }) =>
    sum.plus(new Decimal(amount).div(rate.times(f).plus(1)).div(rate.plus(1).pow(t))), new Decimal(0));
  return solve(sign, exact, guess);
}
