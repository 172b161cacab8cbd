import type { Actor } from '@/lib/kernel/actor';
import type { Locale } from '@/lib/kernel/money';
import { problemKey } from '@/lib/kernel/result';
import type { Db } from '@/lib/platform/db';
import { translate } from '@/lib/platform/messages';
import { csvHead, csvLine, REASON_HEADING } from '@/lib/workplace/csv-text';
import { COLUMNS, HEADINGS, type Column } from '@/lib/workplace/model/columns';
import type { CellProblem } from '@/lib/workplace/model/fate';
import { faultyRows } from './imports';

/** One problem in words; a value that begins with @ is itself a text. */
function sentence({ column, code, params = {} }: CellProblem, locale: Locale): string {
  const values = Object.entries(params).map(([name, value]) => [name, typeof value === 'string' && value.startsWith('@disclosures.') ? translate(locale, value.slice(1)) : value] as const);
  return `${HEADINGS[column][locale]}: ${translate(locale, problemKey(code), Object.fromEntries(values))}`;
}

/** The rows that were refused as a file to mend and send again: the columns that the file had, and why. */
export async function* faultyFile(db: Db, actor: Actor, importId: string, locale: Locale): AsyncGenerator<string> {
  let columns: Column[] | undefined;
  for await (const rows of faultyRows(db, actor, importId)) {
    const had = COLUMNS.filter((column) => rows.some(({ cells }) => column in cells));
    if (!columns) yield csvHead(locale, had, [REASON_HEADING[locale]]);
    const order = (columns ??= had);
    yield rows.map(({ cells, problems }) => csvLine([...order.map((column) => cells[column] ?? ''), problems.map((each) => sentence(each, locale)).join('\n')])).join('');
  }
  if (!columns) yield csvHead(locale, COLUMNS, [REASON_HEADING[locale]]);
}
