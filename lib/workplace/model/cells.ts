import type { Product, ProductForm, Specification } from '@/lib/catalogue/model/product';
import { productForm } from '@/lib/catalogue/model/product-form';
import { TERM_CHOICES } from '@/lib/catalogue/model/term-choices';
import { COLUMNS, termColumn, type Cells, type TermColumn } from './columns';
import { regionWords } from './region-words';
import { categoryWord, conditionWord, endWord, visitWord, yesNo, type Words } from './words';

/** A listing as a file holds it. */
export interface ListedProduct {
  number: string;
  product: Product;
  /** Of every unit that is not withdrawn, wherever it is. */
  serials: readonly string[];
  /** Units left at which the seller is told; null as of all its listings. */
  lowStockAt: number | null;
}

const OFFERED = 'O';

const escaped = (name: string) => name.replaceAll(/[\\:]/g, (sign) => `\\${sign}`);

/** One line a specification: `높이: 1,210 mm`; a colon in the name has a backslash before it. */
export const specificationLines = (rows: readonly Specification[]): string => rows.map(({ name, value }) => `${escaped(name)}: ${value}`).join('\n');

/** The name and the value of a line; without a colon there is no value. */
export function readSpecification(line: string): Specification {
  const match = /^((?:\\.|[^\\:])*):(.*)$/.exec(line);
  if (!match) return { name: line.trim(), value: '' };
  return { name: (match[1] ?? '').replaceAll(/\\(.)/g, '$1').trim(), value: (match[2] ?? '').trim() };
}

/** The text of each cell. The same listing has the same cells whenever it is written, in one language. */
export function listingCells({ number, product, serials, lowStockAt }: ListedProduct, words: Words): Cells {
  const form = productForm(product);
  const { guarantee } = form;
  const offers = Object.fromEntries(TERM_CHOICES.map((months) => [termColumn(months), offerCell(form, months)])) as Record<TermColumn, string>;
  return {
    number, title: form.title, category: categoryWord(form.categoryCode, words), brand: form.brand, model: form.model,
    condition: conditionWord(form.condition, words.locale), description: form.description, cashPrice: form.cashPrice,
    endOfTerm: endWord(form.endOfTerm, words.locale), ...offers,
    firstPaymentMin: form.firstPaymentMin, firstPaymentMax: form.firstPaymentMax, returnCharge: form.returnCharge, lateRate: form.lateRate,
    deliveryDays: form.deliveryDays, regions: regionWords(form.deliveryRegions, words.locale), responseHours: guarantee.responseHours,
    repairDays: guarantee.repairDays ?? '', visit: visitWord(guarantee.visit ?? 'ON_SITE', words.locale), exclusionsKo: guarantee.exclusionsKo ?? '', exclusionsEn: guarantee.exclusionsEn ?? '',
    repairFree: yesNo(guarantee.repairFree), replacement: yesNo(guarantee.replacement),
    careVisits: guarantee.careVisitsPerYear, noteKo: guarantee.noteKo, noteEn: guarantee.noteEn,
    specifications: specificationLines(form.specifications),
    photos: form.photos.map(({ fileId, alt }) => `${fileId} ${alt}`.trim()).join('\n'),
    serials: [...serials].sort().join('\n'), lowStock: lowStockAt === null ? '' : String(lowStockAt),
  };
}

function offerCell(form: ProductForm, months: number): string {
  const offer = form.offers.find(({ termMonths, offered }) => offered && termMonths === months);
  return offer ? offer.residual || OFFERED : '';
}

export const rowOf = (cells: Cells): string[] => COLUMNS.map((column) => cells[column]);

/** What two listings with equal cells have alike; the language makes no difference. */
export const cellsText = (listing: ListedProduct): string => JSON.stringify(rowOf(listingCells(listing, { locale: 'ko', categories: [] })));
