import { CsvError, parse } from 'csv-parse/sync';
import { err, ok, type Result } from '@/lib/kernel/result';
import type { Locale } from '@/lib/kernel/money';
import { decodeCp949 } from './cp949';
import { guarded, unguarded } from './model/cell-text';
import { COLUMNS, columnUnder, HEADINGS, type Cells, type Column } from './model/columns';

const BOM = '\uFEFF';
/** Rows of one file. */
export const MAX_ROWS = 5000;

const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;

/** One line of a file: every cell in quotes, RFC 4180. */
export const csvLine = (cells: readonly string[]): string => `${cells.map((cell) => quoted(guarded(cell))).join(',')}\r\n`;

/** Excel takes a file for UTF-8 by its first character alone. */
export const csvHead = (locale: Locale, columns: readonly Column[] = COLUMNS, further: readonly string[] = []): string =>
  BOM + csvLine([...columns.map((column) => HEADINGS[column][locale]), ...further]);

/** UTF-8; what Korean Excel writes when it is asked for CSV (CP949); or its "Unicode text". Undefined for anything else. */
function textOf(bytes: Uint8Array): string | undefined {
  const utf = (name: string) => (all: Uint8Array) => new TextDecoder(name, { fatal: true }).decode(all);
  const wide = bytes[0] === 0xff && bytes[1] === 0xfe;
  for (const decode of wide ? [utf('utf-16le')] : [utf('utf-8'), decodeCp949]) {
    try {
      const text = decode(bytes);
      return text.includes('\0') ? undefined : text;
    } catch {
      // Not in this one.
    }
  }
  return undefined;
}

export interface CsvRow {
  /** As a spreadsheet numbers its rows; the headings are the first. */
  line: number;
  cells: Partial<Cells>;
  /** Cells of the row and of the heading, where they differ. */
  uneven?: { cells: number; columns: number };
}

/** Of the three signs that spreadsheets part cells with, the one under which most headings are known. */
function delimiterOf(text: string): string {
  const [head = ''] = text.split(/\r\n|\r|\n/, 1);
  const known = (sign: string) => head.split(sign).filter((name) => columnUnder(name.replaceAll('"', ''))).length;
  return [',', ';', '\t'].reduce((best, sign) => (known(sign) > known(best) ? sign : best), ',');
}

/**
 * The rows of a listings file. Errors, of the file as a whole: `workplace.encoding`, `workplace.csv-broken` with the line,
 * `workplace.no-columns`, `workplace.column-twice`, `workplace.column-unknown`, `workplace.no-rows`, `workplace.too-many-rows`.
 */
export function readCsv(bytes: Uint8Array): Result<CsvRow[]> {
  const text = textOf(bytes);
  if (text === undefined) return err({ code: 'workplace.encoding' });
  let read: string[][];
  try {
    read = parse(text, { bom: true, relax_column_count: true, record_delimiter: ['\r\n', '\n', '\r'], delimiter: delimiterOf(text), to: MAX_ROWS + 2 });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return err({ code: 'workplace.csv-broken', params: { line: Number((error as CsvError & { lines?: number }).lines ?? 0) } });
  }
  const [head, ...rows] = read;
  const columns = headOf(head ?? []);
  if (!columns.ok) return columns;
  const filled = rows.map((row, index) => rowAt(row, index + 2, columns.value)).filter(({ cells }) => Object.values(cells).some((cell) => cell.trim() !== ''));
  if (filled.length === 0) return err({ code: 'workplace.no-rows' });
  return filled.length > MAX_ROWS ? err({ code: 'workplace.too-many-rows', params: { most: MAX_ROWS } }) : ok(filled);
}

/** What the columns of a file are; one that is called as the reasons of a rejected row are is passed over. */
function headOf(names: readonly string[]): Result<(Column | null)[]> {
  const columns = names.map((name) => columnUnder(name) ?? (isReason(name) || name.trim() === '' ? null : undefined));
  const known = columns.filter((column) => column);
  const unknown = names.find((_, index) => columns[index] === undefined);
  if (known.length === 0) return err({ code: 'workplace.no-columns' });
  if (unknown !== undefined) return err({ code: 'workplace.column-unknown', params: { name: unknown.slice(0, 60) } });
  const twice = known.find((column, index) => known.indexOf(column) < index);
  if (twice) return err({ code: 'workplace.column-twice', params: { name: HEADINGS[twice].ko } });
  return ok(columns as (Column | null)[]);
}

/** Over the reasons, in the file of the rows that were refused. */
export const REASON_HEADING: Record<Locale, string> = { ko: '고칠 곳', en: 'What to mend' };
const isReason = (name: string) => Object.values(REASON_HEADING).includes(name.trim());

function rowAt(record: readonly string[], line: number, columns: readonly (Column | null)[]): CsvRow {
  const cells: Partial<Cells> = {};
  columns.forEach((column, index) => {
    if (column) cells[column] = unguarded(record[index] ?? '').replaceAll(/\r\n?/g, '\n').normalize('NFC').trim();
  });
  const uneven = record.slice(columns.length).some((cell) => cell.trim() !== '') || record.length < columns.length;
  return { line, cells, ...(uneven && { uneven: { cells: record.length, columns: columns.length } }) };
}
