import type { ProductForm } from '@/lib/catalogue/model/product';
import { TERM_CHOICES } from '@/lib/catalogue/model/term-choices';
import { isRoundedNumber } from './cell-text';
import { readSpecification } from './cells';
import { termColumn, type Cells, type Column } from './columns';
import type { CellProblem } from './fate';
import { readRegions, regionChoices } from './region-words';
import { categoryWords, conditionWords, endWords, readCategory, readCondition, readEnd, readVisit, readYesNo, visitWords, type Words } from './words';

export const linesOf = (cell: string): string[] => cell.split(/\r\n|\r|\n/).map((line) => line.trim()).filter((line) => line !== '');

/** 5,480,000원 → 5480000; whatever else is typed is for the form's rules to refuse. */
const amountText = (cell: string) => cell.normalize('NFKC').replaceAll(/[\s,₩원]/g, '');

const wholeText = (cell: string) => cell.normalize('NFKC').replaceAll(/[\s,]/g, '');

export interface ReadForm {
  form: ProductForm;
  problems: CellProblem[];
}

/** The registration form filled in from those cells that the file has; what it does not have stays as `base` has it. */
export function formOfCells(base: ProductForm, cells: Partial<Cells>, words: Words): ReadForm {
  const problems: CellProblem[] = [];
  const has = <C extends Column, T>(column: C, otherwise: T, read: (cell: string) => T): T => {
    const cell = cells[column];
    return cell === undefined ? otherwise : read(cell);
  };
  const choice = <T>(column: Column, otherwise: T, read: (cell: string) => T | undefined, choices: string): T => has(column, otherwise, (cell) => {
    const found = read(cell);
    if (found === undefined) problems.push({ column, code: 'workplace.not-a-choice', params: { choices } });
    return found ?? otherwise;
  });
  const text = (column: Column, otherwise: string) => has(column, otherwise, (cell) => {
    if (column === 'model' && isRoundedNumber(cell)) problems.push({ column, code: 'workplace.rounded-number', params: { text: cell.trim() } });
    return cell;
  });
  const amount = (column: Column, otherwise: string) => has(column, otherwise, (cell) => {
    if (isRoundedNumber(cell)) problems.push({ column, code: 'workplace.rounded-number', params: { text: cell.trim() } });
    return amountText(cell);
  });
  const number = (column: Column, otherwise: string) => has(column, otherwise, wholeText);
  const { locale } = words;
  const form: ProductForm = {
    title: text('title', base.title), brand: text('brand', base.brand), model: text('model', base.model), description: text('description', base.description),
    categoryCode: choice('category', base.categoryCode, (cell) => readCategory(cell, words), categoryWords(words)),
    condition: choice('condition', base.condition, readCondition, conditionWords(locale)),
    endOfTerm: choice('endOfTerm', base.endOfTerm, readEnd, endWords(locale)),
    cashPrice: amount('cashPrice', base.cashPrice),
    offers: [],
    firstPaymentMin: number('firstPaymentMin', base.firstPaymentMin), firstPaymentMax: number('firstPaymentMax', base.firstPaymentMax),
    returnCharge: number('returnCharge', base.returnCharge), lateRate: number('lateRate', base.lateRate), deliveryDays: number('deliveryDays', base.deliveryDays),
    deliveryRegions: choice('regions', base.deliveryRegions, readRegions, regionChoices(locale)),
    guarantee: {
      ...base.guarantee,
      responseHours: number('responseHours', base.guarantee.responseHours), careVisitsPerYear: number('careVisits', base.guarantee.careVisitsPerYear),
      repairFree: choice('repairFree', base.guarantee.repairFree, readYesNo, 'O, X'), replacement: choice('replacement', base.guarantee.replacement, readYesNo, 'O, X'),
      repairDays: number('repairDays', base.guarantee.repairDays ?? ''), visit: choice('visit', base.guarantee.visit, readVisit, visitWords(locale)),
      exclusionsKo: text('exclusionsKo', base.guarantee.exclusionsKo ?? ''), exclusionsEn: text('exclusionsEn', base.guarantee.exclusionsEn ?? ''),
      noteKo: text('noteKo', base.guarantee.noteKo), noteEn: text('noteEn', base.guarantee.noteEn),
    },
    specifications: has('specifications', base.specifications, (cell) => linesOf(cell).map(readSpecification)),
    photos: has('photos', base.photos, (cell) => linesOf(cell).map(readPhoto)),
  };
  return { form: { ...form, offers: offersOfCells(base, form.endOfTerm, cells, problems) }, problems };
}

function readPhoto(line: string): { fileId: string; alt: string } {
  const [fileId = '', ...alt] = line.split(/\s+/);
  return { fileId, alt: alt.join(' ') };
}

/** Under a term stands the residual, or O where title passes; an empty cell offers nothing. */
function offersOfCells(base: ProductForm, end: ProductForm['endOfTerm'], cells: Partial<Cells>, problems: CellProblem[]): ProductForm['offers'] {
  return TERM_CHOICES.map((termMonths) => {
    const column = termColumn(termMonths);
    const cell = cells[column];
    const known = base.offers.find((offer) => offer.termMonths === termMonths) ?? { termMonths, offered: false, residual: '' };
    if (cell === undefined) return known;
    const text = amountText(cell);
    if (text === '' || text.toLowerCase() === 'x') return { termMonths, offered: false, residual: '' };
    const mark = readYesNo(text) === true || text === '0';
    if (end === 'TITLE_TRANSFER' && !mark) problems.push({ column, code: 'workplace.residual-without-buyout' });
    return { termMonths, offered: true, residual: end === 'TITLE_TRANSFER' || mark ? '' : text };
  });
}
