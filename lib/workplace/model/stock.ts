import { lowStockInput } from '@/lib/catalogue/model/low-stock';
import { serials as serialsField } from '@/lib/catalogue/model/serial';
import type { UnitState } from '@/lib/catalogue/model/states';
import { inputProblem } from '@/lib/kernel/zod-problem';
import { isRoundedNumber } from './cell-text';
import type { CellProblem } from './fate';

/** A unit of a listing that is not withdrawn. */
export interface Shelved {
  serial: string;
  state: UnitState;
}

/** Which serials of the seller stand in which listing (its number), over all listings. */
export type TakenSerials = ReadonlyMap<string, string>;

export interface StockChange {
  add: string[];
  withdraw: string[];
}

const inCapitals = (text: string) => text.normalize('NFKC').toUpperCase();

const parts = (cell: string) => cell.split(/[\r\n,]/).map((each) => each.replaceAll(/\s+/g, ' ').trim()).filter((each) => each !== '');

const problem = (code: string, params?: CellProblem['params']): CellProblem => ({ column: 'serials', code, ...(params && { params }) });

/** The serials that a cell wants on the shelf, against those that stand there: what comes, what goes, and why it cannot. */
export function stockOfCell(cell: string, shelf: readonly Shelved[]): StockChange & { problems: CellProblem[] } {
  const typed = parts(cell);
  const rounded = typed.find(isRoundedNumber);
  if (rounded) return { add: [], withdraw: [], problems: [problem('workplace.rounded-number', { text: rounded })] };
  const wanted = new Set(typed.map(inCapitals));
  const there = new Map(shelf.map(({ serial, state }) => [inCapitals(serial), { serial, state }]));
  const coming = typed.filter((each) => !there.has(inCapitals(each)));
  const read = serialsField.safeParse(coming.join('\n'));
  const problems: CellProblem[] = [];
  if (!read.success) problems.push(coded('serials', inputProblem(read.error).fields?.[''] ?? 'invalid'));
  const twice = typed.find((each, index) => typed.findIndex((other) => inCapitals(other) === inCapitals(each)) < index);
  if (twice && problems.length === 0) problems.push(problem('catalogue.serial-twice', { serial: twice }));
  const going = [...there].filter(([key]) => !wanted.has(key)).map(([, unit]) => unit);
  const stuck = going.filter(({ state }) => state !== 'AVAILABLE');
  if (stuck.length > 0) problems.push(problem('workplace.serial-in-use', { serials: stuck.slice(0, 5).map(({ serial }) => serial).join(', ') }));
  return { add: read.success ? read.data : [], withdraw: going.filter(({ state }) => state === 'AVAILABLE').map(({ serial }) => serial), problems };
}

/** How many units left a cell wants the seller to be told at; an empty one as of all listings. Without the column it stays. */
export function lowStockOfCell(cell: string | undefined, known: number | null): { lowStockAt: number | null; problems: CellProblem[] } {
  if (cell === undefined) return { lowStockAt: known, problems: [] };
  const read = lowStockInput.safeParse({ lowStockAt: cell });
  return read.success
    ? { lowStockAt: read.data.lowStockAt, problems: [] }
    : { lowStockAt: known, problems: [coded('lowStock', inputProblem(read.error).fields?.['lowStockAt'] ?? 'invalid')] };
}

/** Serials that cannot be added because they stand elsewhere. */
export function takenProblems(add: readonly string[], taken: TakenSerials): CellProblem[] {
  const named = add.filter((serial) => taken.has(serial)).slice(0, 5).map((serial) => `${serial} (${taken.get(serial) ?? ''})`);
  return named.length > 0 ? [problem('catalogue.serial-taken', { serials: named.join(', ') })] : [];
}

/** `too-long?max=80` of a schema as a code and its values. */
export function coded(column: CellProblem['column'], text: string): CellProblem {
  const [code = '', query] = text.split('?', 2);
  const params = Object.fromEntries(new URLSearchParams(query));
  return { column, code, ...(query && { params }) };
}
