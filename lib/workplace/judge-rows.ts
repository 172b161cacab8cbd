import { createHash } from 'node:crypto';
import { listingDisclosures } from '@/lib/catalogue/model/disclosure-values';
import { readSeller } from '@/lib/catalogue/store/sellers';
import { missingDisclosures } from '@/lib/disclosures/model/pack';
import { HOME_JURISDICTION, packInForce } from '@/lib/disclosures/model/packs';
import type { Locale } from '@/lib/kernel/money';
import { dayOf } from '@/lib/platform/clock';
import type { Deps } from '@/lib/platform/db';
import type { CsvRow } from './csv-text';
import { cellsText, type ListedProduct } from './model/cells';
import { linesOf } from './model/form-of-cells';
import { judge, type Judgement, type KnownListing, type Surroundings } from './model/judge';
import { allCategories, ownPhotos, readKnown, serialPlaces } from './store/known';

export interface JudgedRow extends Judgement, CsvRow {
  listingId: string | null;
  number: string;
  title: string;
  fingerprint: string | null;
}

/** Rows that the process reads before it looks at other requests. */
const AT_A_TIME = 50;

/** What a listing says now, in short: another one means that somebody changed it since. */
export const fingerprintOf = (listing: ListedProduct): string => createHash('sha256').update(cellsText(listing)).digest('hex');

/** The fate of every row, from a few looks at the database for all of them together. */
export async function judgeRows(deps: Pick<Deps, 'db' | 'clock'>, sellerId: string, rows: readonly CsvRow[], locale: Locale): Promise<JudgedRow[]> {
  const numbers = rows.map(numberIn).filter((number) => number !== '');
  const known = new Map((await readKnown(deps.db, sellerId, { numbers: [...new Set(numbers)] })).map((listing) => [listing.number, listing]));
  const around = await surroundings(deps, sellerId, rows, locale);
  const judged: JudgedRow[] = [];
  const seen = { numbers: new Map<string, number>(), serials: new Map<string, number>() };
  for (const [index, row] of rows.entries()) {
    // Prices take a while to compute, and this process answers others too.
    if (index % AT_A_TIME === AT_A_TIME - 1) await new Promise((resolve) => { setImmediate(resolve); });
    judged.push(alone(judgedRow(row, known.get(numberIn(row)), around), seen));
  }
  return judged;
}

const numberIn = ({ cells }: CsvRow) => (cells.number ?? '').toUpperCase();

function judgedRow(row: CsvRow, known: KnownListing | undefined, around: Surroundings): JudgedRow {
  const number = numberIn(row);
  const facts = { ...row, listingId: known?.id ?? null, number, title: row.cells.title ?? known?.product.title ?? '', fingerprint: known ? fingerprintOf(known) : null };
  if (row.uneven) return { ...facts, ...refused('workplace.uneven-row', { ...row.uneven }) };
  if (number !== '' && !known) return { ...facts, ...refused('workplace.unknown-number', { number: number.slice(0, 40) }) };
  return { ...facts, ...judge({ ...row.cells, ...(row.cells.number !== undefined && { number }) }, known, around) };
}

const refused = (code: string, params: Record<string, string | number>): Judgement =>
  ({ fate: 'FAULTY', changes: [], problems: [{ column: 'number', code, params }], wanted: null, prices: null, remarks: [] });

/** A listing is changed by one row of a file, and a thing put on one shelf: the later row is refused. */
function alone(row: JudgedRow, seen: { numbers: Map<string, number>; serials: Map<string, number> }): JudgedRow {
  const first = row.number === '' ? undefined : seen.numbers.get(row.number);
  if (first !== undefined) return { ...row, ...refused('workplace.number-twice', { row: first }) };
  if (row.number !== '') seen.numbers.set(row.number, row.line);
  const added = row.wanted?.add ?? [];
  const twice = added.find((serial) => seen.serials.has(serial));
  for (const serial of added) if (!seen.serials.has(serial)) seen.serials.set(serial, row.line);
  if (twice === undefined) return row;
  const params = { serial: twice, row: seen.serials.get(twice) ?? 0 };
  return { ...row, fate: 'FAULTY', changes: [], wanted: null, prices: null, remarks: [], problems: [{ column: 'serials', code: 'workplace.serial-twice', params }] };
}

async function surroundings({ db, clock }: Pick<Deps, 'db' | 'clock'>, sellerId: string, rows: readonly CsvRow[], locale: Locale): Promise<Surroundings> {
  const serials = rows.flatMap(({ cells }) => (cells.serials ?? '').split(/[\n,]/).map((each) => each.replaceAll(/\s+/g, ' ').trim().normalize('NFKC').toUpperCase()));
  const files = rows.flatMap(({ cells }) => linesOf(cells.photos ?? '').map((line) => line.split(/\s+/, 1)[0] ?? ''));
  const [categories, taken, photos, seller] = await Promise.all([
    allCategories(db), serialPlaces(db, sellerId, [...new Set(serials)].filter(Boolean)), ownPhotos(db, sellerId, [...new Set(files)]), readSeller(db, sellerId),
  ]);
  const pack = packInForce(HOME_JURISDICTION, dayOf(clock.now()));
  return {
    words: { locale, categories }, taken,
    // What a file without photos leaves as it is has been checked when it was saved.
    ownsPhoto: (fileId) => photos.has(fileId) || !files.includes(fileId),
    missing: (product) => (seller ? missingDisclosures(pack.listing, listingDisclosures(product, seller.identity)) : []),
  };
}
