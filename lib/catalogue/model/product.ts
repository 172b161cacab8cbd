import { z } from 'zod';
import { line, optionalLine, optionalText } from '@/lib/accounts/model/text';
import { HOME_JURISDICTION, newestPack } from '@/lib/disclosures/model/packs';
import { positiveAmount } from '@/lib/kernel/fields';
import { parseMinor } from '@/lib/kernel/money';
import { buildSchedule } from '@/lib/kernel/schedule';
import { ENDS_OF_TERM, type EndOfTerm, type Timing } from '@/lib/kernel/terms';
import { inputProblem } from '@/lib/kernel/zod-problem';
import { CONDITIONS, type Condition } from './condition';
import { guaranteeInput, type GuaranteePlan } from './guarantee';
import { percentText, rateOf } from './percent';
import { addProblems } from './problems';
import { REGIONS, regionsOf, type Region } from './regions';
import { TERM_CHOICES } from './term-choices';
import { firstPaymentRange, listingTerms, REFERENCE_RATE, type OfferJson, type PricedVersion } from './terms';
import { percentBps, wholeNumber } from './typed-number';

export const MAX_PHOTOS = 12;
const MAX_SPECIFICATIONS = 30;

export interface Specification {
  name: string;
  value: string;
}

export interface PhotoRef {
  fileId: string;
  alt: string;
}

/** What a version of a listing says: the writable columns of `listing_version`, and its photos in order. */
export interface Product extends PricedVersion {
  title: string;
  categoryCode: string;
  brand: string;
  model: string;
  description: string;
  condition: Condition;
  endOfTerm: EndOfTerm;
  timing: Timing;
  offers: OfferJson[];
  returnChargeBps: number;
  lateRate: string;
  guarantee: GuaranteePlan;
  specifications: Specification[];
  deliveryDays: number;
  /** Where it is delivered to, in the order of the regions. */
  deliveryRegions: Region[];
  photos: PhotoRef[];
}

/** Instalments are whole tens of won, interest is exact to the won; every listing of this mall is rounded alike. */
const ROUNDING = { roundingUnit: 10, roundingMode: 'HALF_UP', roundingInterest: 'HALF_EVEN' } as const;

const MONEY = { currency: 'KRW', timing: 'ARREARS' } as const;

const offerRow = z.strictObject({
  termMonths: z.int({ error: 'choose' }).refine((months) => TERM_CHOICES.some((choice) => choice === months), 'choose'),
  offered: z.boolean(),
  /** Won as digits; empty where title passes. */
  residual: z.string(),
});

const compared = (text: string) => text.normalize('NFKC').toLowerCase();

/** A fact needs a name and something said under it; a row that is left empty is no row. */
const specificationRow = z.strictObject({ name: optionalLine(40), value: optionalLine(200) }).superRefine(({ name, value }, context) => {
  if (name === '' && value !== '') addProblems(context, { name: 'catalogue.specification-name' });
  if (value === '' && name !== '') addProblems(context, { value: 'catalogue.specification-value' });
  if (name !== '' && compared(name) === compared(value)) addProblems(context, { value: 'catalogue.specification-same' });
});

/** What no late rate may be above by the newest law; on submitting it is held to the law of the day. */
const MAX_LATE = newestPack(HOME_JURISDICTION).maxima.lateRate.at(-1);
const MAX_LATE_BPS = Math.round(Number(MAX_LATE?.annualRate ?? '1') * 10_000);

/** Ten thousand million won: dearer goods are a slip of the keyboard. */
const MOST_CASH_MINOR = 10n ** 10n;

const fields = z.strictObject({
  title: line(80),
  categoryCode: z.string({ error: 'choose' }).min(1, 'choose').max(40, 'choose'),
  brand: optionalLine(40),
  model: optionalLine(60),
  description: optionalText(4000),
  condition: z.enum(CONDITIONS, { error: 'choose' }),
  photos: z.array(z.strictObject({ fileId: z.string(), alt: optionalLine(120) })).max(MAX_PHOTOS, 'catalogue.too-many-photos'),
  cashPrice: z.string({ error: 'required' }).min(1, 'required').pipe(positiveAmount.refine((minor) => minor <= MOST_CASH_MINOR, 'catalogue.cash-price-too-high')),
  endOfTerm: z.enum(ENDS_OF_TERM, { error: 'choose' }),
  offers: z.array(offerRow).max(TERM_CHOICES.length, 'choose'),
  firstPaymentMin: percentBps(9000, 'catalogue.first-payment-share'),
  firstPaymentMax: percentBps(9000, 'catalogue.first-payment-share'),
  returnCharge: percentBps(1000, 'catalogue.return-charge'),
  lateRate: percentBps(MAX_LATE_BPS, `catalogue.late-rate?max=${percentText(MAX_LATE_BPS)}${MAX_LATE ? `&article=@disclosures.articles.${MAX_LATE.article}` : ''}`),
  guarantee: guaranteeInput,
  specifications: z.array(specificationRow).max(MAX_SPECIFICATIONS, 'catalogue.too-many-specifications'),
  deliveryDays: wholeNumber(1, 60, 'catalogue.delivery-days'),
  deliveryRegions: z.array(z.enum(REGIONS, { error: 'choose' }), { error: 'browse.regions' }).min(1, 'browse.regions').transform(regionsOf),
});

type Fields = z.output<typeof fields>;

/** What could be read, each field by itself, where the whole could not. */
function readable(typed: unknown): Partial<Fields> {
  if (typeof typed !== 'object' || typed === null) return {};
  const known = Object.entries(fields.shape).flatMap(([name, schema]) => {
    const read = (schema as z.ZodType).safeParse((typed as Record<string, unknown>)[name]);
    return read.success ? [[name, read.data] as const] : [];
  });
  return Object.fromEntries(known);
}

function offersFrom({ offers = [], endOfTerm }: Partial<Fields>): { offers: OfferJson[]; problems: Record<string, string> } {
  const problems: Record<string, string> = {};
  const found = offers.flatMap((row, index) => {
    if (!row.offered || !endOfTerm) return [];
    const residual = endOfTerm === 'TITLE_TRANSFER' ? 0n : parseMinor(row.residual);
    if (residual === undefined || (endOfTerm === 'RETURN_OR_BUYOUT' && residual === 0n)) {
      problems[`offers.${index}.residual`] = row.residual === '' ? 'required' : 'amount';
      return [];
    }
    return [{ termMonths: row.termMonths, residualMinor: residual.toString() }];
  });
  if (new Set(found.map((offer) => offer.termMonths)).size < found.length) problems.offers = 'choose';
  return { offers: found.sort((a, b) => a.termMonths - b.termMonths), problems };
}

/**
 * Offers that no schedule can be made of, with the smallest and the largest first payment: a price so low that an
 * instalment comes to nothing or ends early, or a residual that is not below what is financed.
 */
function unpriceable(version: PricedVersion, offers: OfferJson[], rows: Fields['offers']): Record<string, string> {
  const problems: Record<string, string> = {};
  const { minMinor, maxMinor } = firstPaymentRange(version);
  for (const { termMonths, residualMinor } of offers) {
    const failed = [minMinor, maxMinor]
      .map((firstPaymentMinor) => buildSchedule(listingTerms(version, { termMonths, firstPaymentMinor, annualRate: REFERENCE_RATE })))
      .find((schedule) => !schedule.ok);
    if (!failed || failed.ok) continue;
    const index = rows.findIndex((row) => row.offered && row.termMonths === termMonths);
    if (residualMinor === '0' || failed.error.code === 'terms.rounding-too-coarse') problems.cashPrice = 'catalogue.cash-price-too-low';
    else problems[`offers.${index}.residual`] = 'catalogue.not-priceable';
  }
  return problems;
}

/** What fields say together, of those that could be read, so that it is said along with what is wrong in the others. */
function together(known: Partial<Fields>): { offers: OfferJson[]; problems: Record<string, string> } {
  const { cashPrice, endOfTerm, firstPaymentMin, firstPaymentMax, offers: rows } = known;
  const { offers, problems } = offersFrom(known);
  if (firstPaymentMin === undefined || firstPaymentMax === undefined) return { offers, problems };
  if (firstPaymentMin > firstPaymentMax) problems.firstPaymentMax = 'catalogue.first-payment-range';
  else if (cashPrice !== undefined && endOfTerm && rows && !problems.offers) {
    const version = { ...ROUNDING, ...MONEY, cashPriceMinor: cashPrice, endOfTerm, firstPaymentMinBps: firstPaymentMin, firstPaymentMaxBps: firstPaymentMax, offers };
    Object.assign(problems, unpriceable(version, offers, rows));
  }
  return { offers, problems };
}

function productOf(input: Fields, offers: OfferJson[]): Product {
  const { cashPrice, firstPaymentMin, firstPaymentMax, returnCharge, lateRate, specifications, ...same } = input;
  return {
    ...same,
    ...ROUNDING,
    ...MONEY,
    cashPriceMinor: cashPrice,
    offers,
    firstPaymentMinBps: firstPaymentMin,
    firstPaymentMaxBps: firstPaymentMax,
    returnChargeBps: returnCharge,
    lateRate: rateOf(lateRate),
    specifications: specifications.filter(({ name }) => name !== ''),
  };
}

/**
 * The fields of the registration form → a product; whatever is wrong is said at once. What may still be missing (pack,
 * photos) is found on submitting.
 */
export const productInput = z.custom<z.input<typeof fields>>().transform((typed, context): Product => {
  const read = fields.safeParse(typed);
  const { offers, problems } = together(read.success ? read.data : readable(typed));
  const all = { ...problems, ...(read.success ? {} : inputProblem(read.error).fields) };
  addProblems(context, all);
  return read.success && Object.keys(all).length === 0 ? productOf(read.data, offers) : z.NEVER;
});

export type ProductForm = z.input<typeof productInput>;
