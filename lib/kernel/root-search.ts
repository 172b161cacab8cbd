/** A value with the sign of the one sought, in floating point: any positive multiple of it will do. */
export type SignAt = (rate: number) => number;

const STEPS = 400;

/** Positive rates from 1.6e-8 to 63 million per period, densest at zero, and beyond. By plain arithmetic, alike on every machine. */
const UPWARDS: readonly number[] = [
  ...Array.from({ length: STEPS - 1 }, (_, index) => {
    const odds = (index + 1) / (STEPS - 1 - index);
    return odds * odds * odds;
  }),
  1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14,
];

/** Rates tried for a change of sign, from nearly −100 % upwards: p and its mirror image, the rate that undoes p. */
const GRID: readonly number[] = [...UPWARDS.map((rate) => -rate / (1 + rate)).reverse(), 0, ...UPWARDS];

/** Halves a bracket until floating point has no number between its ends. */
function bisect(sign: SignAt, from: number, to: number): number {
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
function roots(sign: SignAt): number[] {
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

function slopeAt(sign: SignAt, rate: number): number {
  const width = 1e-6 * (1 + rate);
  return (sign(rate + width) - sign(rate - width)) / (2 * width);
}

/** Newton from the guess, for a root that touches zero without crossing it. */
function newton(sign: SignAt, guess: number): number | undefined {
  let rate = guess;
  for (let step = 0; step < 100; step += 1) {
    const value = sign(rate);
    if (Math.abs(value) < 1e-14) return rate;
    const move = value / slopeAt(sign, rate);
    if (!Number.isFinite(move) || rate - move <= -1) return undefined;
    rate -= move;
  }
  return undefined;
}

/** The root nearest to the guess. Searches the whole range for changes of sign before it trusts Newton's steps. */
export function rootNear(sign: SignAt, guess: number): number | undefined {
  const found = roots(sign).sort((a, b) => Math.abs(a - guess) - Math.abs(b - guess));
  return found[0] ?? newton(sign, guess);
}

/**
 * What flows are worth, scaled to at most one each and by a power of 1 + rate that cannot overflow. Undefined when they
 * have one sign only: then no rate makes them nothing. Zeros at either end shift the flows in time without moving a
 * root, but would hide the sign at the ends of the range.
 */
export function flowSign(flows: readonly number[]): SignAt | undefined {
  if (!flows.some((flow) => flow > 0) || !flows.some((flow) => flow < 0)) return undefined;
  const largest = flows.reduce((most, flow) => Math.max(most, Math.abs(flow)), 0);
  const start = flows.findIndex((flow) => flow !== 0);
  const forward = flows.slice(start, flows.findLastIndex((flow) => flow !== 0) + 1).map((flow) => flow / largest);
  const backward = forward.toReversed();
  const horner = (terms: readonly number[], x: number): number => terms.reduceRight((sum, term) => sum * x + term, 0);
  return (rate) => (rate >= 0 ? horner(forward, 1 / (1 + rate)) : horner(backward, 1 + rate));
}
