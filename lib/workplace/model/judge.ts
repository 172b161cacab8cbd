import { cardOf } from '@/lib/catalogue/model/card';
import { missingCode } from '@/lib/catalogue/model/missing';
import { productInput, type Product, type ProductForm } from '@/lib/catalogue/model/product';
import { EMPTY_PRODUCT, productForm } from '@/lib/catalogue/model/product-form';
import type { DraftStage } from '@/lib/catalogue/model/states';
import type { DisclosureField } from '@/lib/disclosures/model/pack';
import { inputProblem } from '@/lib/kernel/zod-problem';
import { listingCells, type ListedProduct } from './cells';
import { COLUMNS, columnOfField, type Cells, type Column } from './columns';
import type { CellChange, CellProblem, Fate, PricesText, PriceText } from './fate';
import { formOfCells } from './form-of-cells';
import { coded, lowStockOfCell, stockOfCell, takenProblems, type Shelved, type StockChange, type TakenSerials } from './stock';
import type { Words } from './words';

/** A listing of the seller as it stands. */
export interface KnownListing extends ListedProduct {
  id: string;
  stage: DraftStage;
  shelf: readonly Shelved[];
}

/** What one look at the database has found for all rows. */
export interface Surroundings {
  words: Words;
  /** Whether it is a photo that the seller put up. */
  ownsPhoto: (fileId: string) => boolean;
  taken: TakenSerials;
  /** What the law wants said before a review and this product does not say. */
  missing: (product: Product) => readonly DisclosureField[];
}

/** What applying a row writes: the form where the product changes, units that come and go, and the level of low stock where it changes. */
export interface Wanted extends StockChange {
  product: ProductForm | null;
  lowStockAt?: number | null;
}

export interface Judgement {
  fate: Fate;
  changes: CellChange[];
  problems: CellProblem[];
  wanted: Wanted | null;
  prices: PricesText | null;
  /** Why it could not be handed in for review as it is. */
  remarks: CellProblem[];
}

const faulty = (problems: CellProblem[]): Judgement => ({ fate: 'FAULTY', changes: [], problems: inOrder(problems), wanted: null, prices: null, remarks: [] });

/** By column, one sentence a column: the first that was found. */
function inOrder(problems: readonly CellProblem[]): CellProblem[] {
  return COLUMNS.flatMap((column) => problems.find((each) => each.column === column) ?? []);
}

function readProduct(form: ProductForm): { product?: Product; problems: CellProblem[] } {
  const read = productInput.safeParse(form);
  if (read.success) return { product: read.data, problems: [] };
  return { problems: Object.entries(inputProblem(read.error).fields ?? {}).map(([path, code]) => coded(columnOfField(path), code)) };
}

const same = (known: KnownListing, cells: Partial<Cells>, words: Words): boolean => {
  const now = listingCells(known, words);
  return Object.entries(cells).every(([column, cell]) => now[column as Column] === cell.replaceAll(/\r\n?/g, '\n').trim());
};

/** What becomes of a row: of a listing that is there (`known`), or of one that is to be made. Nothing is written. */
export function judge(cells: Partial<Cells>, known: KnownListing | undefined, around: Surroundings): Judgement {
  const unchanged: Judgement = { fate: 'UNCHANGED', changes: [], problems: [], wanted: null, prices: null, remarks: [] };
  // Most rows of a file that was sent out and comes back say what they said.
  if (known && same(known, cells, around.words)) return unchanged;
  const { form, problems } = formOfCells(known ? productForm(known.product) : EMPTY_PRODUCT, cells, around.words);
  const { product, problems: wrong } = readProduct(form);
  const stock = stockOfCell(cells.serials ?? known?.serials.join('\n') ?? '', known?.shelf ?? []);
  const low = lowStockOfCell(cells.lowStock, known?.lowStockAt ?? null);
  const strange = form.photos.every(({ fileId }) => around.ownsPhoto(fileId)) ? [] : [{ column: 'photos' as const, code: 'catalogue.photo-gone' }];
  const all = [...problems, ...wrong, ...strange, ...stock.problems, ...low.problems, ...takenProblems(stock.add, around.taken)];
  if (!product || all.length > 0) return faulty(all);
  return compared({ known, product, form, stock, lowStockAt: low.lowStockAt, around });
}

interface Read {
  known: KnownListing | undefined;
  product: Product;
  form: ProductForm;
  stock: StockChange;
  lowStockAt: number | null;
  around: Surroundings;
}

function compared({ known, product, form, stock: { add, withdraw }, lowStockAt, around }: Read): Judgement {
  const gone = new Set(withdraw);
  const serials = [...(known?.serials ?? []).filter((serial) => !gone.has(serial)), ...add];
  const after = listingCells({ number: known?.number ?? '', product, serials, lowStockAt }, around.words);
  const before = known && listingCells(known, around.words);
  const changes = before ? COLUMNS.filter((column) => before[column] !== after[column]).map((column) => ({ column, before: before[column], after: after[column] })) : [];
  const rewritten = !before || changes.some(({ column }) => column !== 'serials' && column !== 'lowStock');
  if (known && changes.length === 0) return { fate: 'UNCHANGED', changes, problems: [], wanted: null, prices: null, remarks: [] };
  if (known?.stage === 'SUBMITTED' && rewritten) return faulty([{ column: 'number', code: 'catalogue.under-review' }]);
  return {
    fate: known ? 'CHANGED' : 'NEW', changes, problems: [],
    wanted: { product: rewritten ? form : null, add, withdraw, ...(lowStockAt !== (known?.lowStockAt ?? null) && { lowStockAt }) },
    prices: pricesOf(known?.product, product),
    remarks: rewritten ? around.missing(product).map((field) => coded(columnOfField(field.key), missingCode(field))) : [],
  };
}

function pricesOf(before: Product | undefined, after: Product): PricesText {
  const [was, is] = [before && priceOf(before), priceOf(after)];
  return { ...(was && { before: was }), ...(is && { after: is }) };
}

/** What the mall's card shows of it, at the reference rate. */
function priceOf(product: Product): PriceText | undefined {
  const card = cardOf(product);
  return card && {
    termMonths: card.cardTermMonths, monthMinor: card.cardInstalmentMinor.toString(), totalMinor: card.cardTotalCostMinor.toString(),
    toOwnMinor: card.cardTotalToOwnMinor.toString(), currency: product.currency,
  };
}
