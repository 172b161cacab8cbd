import { Decimal } from '@/lib/kernel/annuity';
import { NoAnswer, type Answer, type Functions } from './answer';
import { ANNUITIES } from './annuities';
import { DATES_AND_RATES } from './dates-and-rates';
import { BadInput, type Inputs } from './inputs';
import { SCHEDULES } from './schedules';
import { SIGNATURES } from './signatures';

/** A published figure, as `lease-math.json` has them. */
export interface Figure {
  id: string;
  category: string;
  function: string;
  inputs: Inputs;
  expected: unknown;
  /** `|actual − expected| ≤ tolerance`, element by element; null: exactly. */
  tolerance: number | null;
}

export type Verdict = { kind: 'passed' } | { kind: 'failed'; why: string };

const FUNCTIONS: Functions = { ...ANNUITIES, ...DATES_AND_RATES, ...SCHEDULES, ...SIGNATURES };

/** How a table of figures says that there is no answer. */
const NONE: readonly unknown[] = [null, '#NUM!', '#VALUE!', '#DIV/0!', 'NaN', 'nan', 'inf'];

/** And how it says that what is asked is not even a number. */
const UNREADABLE: readonly unknown[] = ['#VALUE!'];

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);

/** Where an answer is not what was published, in words; undefined where it is. */
function difference(actual: Answer, expected: unknown, tolerance: number, at = ''): string | undefined {
  if (isList(actual)) {
    if (!isList(expected) || expected.length !== actual.length) return `${at} is a list of ${actual.length}`;
    for (const [index, each] of actual.entries()) {
      const found = difference(each, expected[index], tolerance, `${at}[${index}]`);
      if (found) return found;
    }
    return undefined;
  }
  if (typeof actual === 'string') return actual === expected ? undefined : `${at} is ${actual}, published ${String(expected)}`;
  const near = typeof expected === 'number' && new Decimal(actual).minus(expected).abs().lte(tolerance);
  return near ? undefined : `${at} is ${String(actual)}, published ${String(expected)} (tolerance ${tolerance})`;
}

/** What becomes of one published figure. */
export function checkFigure({ function: name, inputs, expected, tolerance }: Figure): Verdict {
  const run = Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name] : undefined;
  if (!run) return { kind: 'failed', why: `unknown function ${name}` };
  try {
    const why = difference(run(inputs, expected), expected, tolerance ?? 0);
    return why === undefined ? { kind: 'passed' } : { kind: 'failed', why: `${name}${why}` };
  } catch (error) {
    const unreadable = error instanceof BadInput;
    // The kernel refuses impossible terms by a RangeError.
    const none = unreadable || error instanceof NoAnswer || error instanceof RangeError;
    if (!none) throw error;
    return (unreadable ? UNREADABLE : NONE).includes(expected) ? { kind: 'passed' } : { kind: 'failed', why: `${name}: no answer (${error.message}), published ${String(expected)}` };
  }
}

/** Why a value is no figure; undefined for one. */
export function figureProblem(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || isList(value)) return 'it is no object';
  const { id, function: name, inputs, tolerance } = value as Record<string, unknown>;
  if (typeof id !== 'string') return 'it has no "id"';
  if (typeof name !== 'string') return `${id} has no "function"`;
  if (typeof inputs !== 'object' || inputs === null || isList(inputs)) return `${id} has no "inputs"`;
  if (!('expected' in value)) return `${id} has no "expected"`;
  return tolerance === null || tolerance === undefined || (typeof tolerance === 'number' && tolerance >= 0) ? undefined : `the "tolerance" of ${id} is no number`;
}
