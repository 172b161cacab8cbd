import { z } from 'zod';
import { bpsOf } from '@/lib/catalogue/model/percent';
import { addProblems } from '@/lib/catalogue/model/problems';
import { parseMinor } from '@/lib/kernel/money';
import { roundRatio } from '@/lib/kernel/rounding';

export const PRICE_MODES = ['keep', 'set', 'raise', 'lower'] as const;
export type PriceMode = (typeof PRICE_MODES)[number];

/** Won to which a changed price is rounded. */
export const ROUND_UNITS = ['1', '10', '100', '1000', '10000'] as const;

/** Listings that one change may touch. */
export const MAX_SELECTED = 500;
const MAX_LINES = 2000;

export type PriceChange = { mode: 'keep' } | { mode: 'set'; minor: bigint } | { mode: 'percent'; bps: number; unit: bigint };

/** The new price; half a unit goes up. */
export function changedPrice(minor: bigint, change: PriceChange): bigint {
  if (change.mode === 'keep') return minor;
  if (change.mode === 'set') return change.minor;
  return roundRatio({ numerator: minor * BigInt(10_000 + change.bps), denominator: 10_000n }, 'HALF_UP', change.unit);
}

/** A unit to put on the shelf of a listing, as a line says it. */
export interface UnitLine {
  number: string;
  serial: string;
}

export interface BulkEdit {
  listingIds: string[];
  price: PriceChange;
  add: UnitLine[];
  /** Serials. */
  withdraw: string[];
}

const fields = z.strictObject({
  listingIds: z.array(z.string()).min(1, 'required').max(MAX_SELECTED, 'workplace.too-many'),
  mode: z.enum(PRICE_MODES, { error: 'choose' }),
  amount: z.string(),
  percent: z.string(),
  unit: z.enum(ROUND_UNITS, { error: 'choose' }),
  /** A listing's number and a serial a line. */
  add: z.string(),
  /** A serial a line. */
  withdraw: z.string(),
});
type Fields = z.output<typeof fields>;

const linesOf = (text: string) => text.split(/[\r\n]+/).map((line) => line.trim()).filter((line) => line !== '');
const inCapitals = (text: string) => text.normalize('NFKC').toUpperCase().replaceAll(/\s+/g, ' ').trim();

function priceOf({ mode, amount, percent, unit }: Fields): PriceChange | string {
  if (mode === 'keep') return { mode };
  if (mode === 'set') {
    const minor = parseMinor(amount);
    return minor !== undefined && minor > 0n ? { mode, minor } : amount === '' ? 'required' : 'amount';
  }
  const bps = bpsOf(percent);
  const most = mode === 'lower' ? 9000 : 50_000;
  if (bps === undefined || bps === 0 || bps > most) return percent.trim() === '' ? 'required' : `workplace.percent?max=${most / 100}`;
  return { mode: 'percent', bps: mode === 'raise' ? bps : -bps, unit: BigInt(unit) };
}

/** `L-2603-0001 SN-1`, with a tab or a comma between as a spreadsheet copies it. */
function unitLine(line: string): UnitLine | undefined {
  const match = /^(\S+?)[\s,]+(\S.*)$/.exec(inCapitals(line));
  return match ? { number: match[1] ?? '', serial: match[2] ?? '' } : undefined;
}

/** What a page wants to change in the listings that were picked. */
export const bulkEditInput = fields.transform((typed, context): BulkEdit => {
  const problems: Record<string, string> = {};
  const price = priceOf(typed);
  if (typeof price === 'string') problems[typed.mode === 'set' ? 'amount' : 'percent'] = price;
  const lines = linesOf(typed.add);
  const add = lines.map(unitLine);
  const wrong = add.indexOf(undefined);
  if (wrong >= 0) problems['add'] = `workplace.unit-line?line=${wrong + 1}`;
  if (lines.length > MAX_LINES) problems['add'] = `workplace.too-many-lines?most=${MAX_LINES}`;
  const withdraw = typed.withdraw.split(/[\r\n,]+/).map(inCapitals).filter((serial) => serial !== '');
  if (withdraw.length > MAX_LINES) problems['withdraw'] = `workplace.too-many-lines?most=${MAX_LINES}`;
  if (typed.mode === 'keep' && lines.length === 0 && withdraw.length === 0) problems['mode'] = 'workplace.nothing-to-change';
  addProblems(context, problems);
  if (typeof price === 'string' || Object.keys(problems).length > 0) return z.NEVER;
  return { listingIds: typed.listingIds, price, add: add.flatMap((each) => each ?? []), withdraw };
});
export type BulkEditForm = z.input<typeof bulkEditInput>;
