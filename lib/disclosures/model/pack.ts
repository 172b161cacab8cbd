import type { PlainDate } from '@/lib/kernel/calendar';

/** One thing that must be said, and the article that demands it. */
export interface DisclosureField {
  /** Name under which the caller hands in the value; its words stand in the messages (`disclosures.fields.<key>`). */
  key: string;
  /** Names the article: `disclosures.articles.<article>` in the messages, its address in the pack. */
  article: string;
}

/** The most that a rate may be from a day on, until the next of its list. */
export interface RateMaximum {
  from: PlainDate;
  /** A decimal per year: "0.20". */
  annualRate: string;
  article: string;
}

/** Rates that a law may cap: what the whole costs, and what is added to what is late. */
export type CappedRate = 'realAnnualRate' | 'lateRate';

/**
 * What the law of one jurisdiction wants said, as data. A new law is a new version beside the old one: orders and
 * contracts keep the pack they were made under.
 */
export interface DisclosurePack {
  /** Code and version, e.g. `KR-INSTALMENT@2026.1`. */
  id: string;
  jurisdiction: 'KR' | 'US';
  /** Plain dates, both included; null: until further notice. */
  validFrom: PlainDate;
  validUntil: PlainDate | null;
  /** Article → where its text can be read. */
  articles: Readonly<Record<string, string>>;
  /** Before a listing is published. */
  listing: readonly DisclosureField[];
  /** Before an order form is signed. */
  form: readonly DisclosureField[];
  /** In the contract. */
  contract: readonly DisclosureField[];
  /** What the purchaser agrees to one by one before signing the contract, in the order in which it is read; each has its sentence (`contracts.rights.<key>`). */
  consents: readonly DisclosureField[];
  /** Statutory maxima, oldest first. Above them nothing is published, signed or issued. */
  maxima: Readonly<Record<CappedRate, readonly RateMaximum[]>>;
}

export type DisclosureValues = Readonly<Record<string, unknown>>;

/** Zero and false say something; nothing, blanks and empty lists do not. */
export function isSaid(value: unknown): boolean {
  if (value === undefined || value === null) return false;
  if (typeof value === 'string') return value.trim() !== '';
  if (Array.isArray(value)) return value.length > 0;
  return true;
}

/** The fields of a pack's stage (`pack.listing`, `pack.form`, `pack.contract`) that `values` does not say, in the pack's order. */
export const missingDisclosures = (fields: readonly DisclosureField[], values: DisclosureValues): DisclosureField[] =>
  fields.filter(({ key }) => !isSaid(values[key]));

/** The error code of a missing field: a sentence that names the article. */
export const disclosureCode = ({ article }: DisclosureField): string => `disclosures.${article}`;

/** Field → error code, for a Problem. */
export const disclosureProblems = (missing: readonly DisclosureField[]): Record<string, string> =>
  Object.fromEntries(missing.map((field) => [field.key, disclosureCode(field)]));

/** The maximum of a rate on a day; undefined where the law of the pack sets none. */
export const maximumOn = ({ maxima }: DisclosurePack, rate: CappedRate, on: PlainDate): RateMaximum | undefined =>
  maxima[rate].findLast(({ from }) => from <= on);

/** Rate → error code for what is above its maximum on a day; the sentence names the maximum and the article. Rates are decimals per year. */
export function ratesOver(pack: DisclosurePack, rates: Readonly<Partial<Record<CappedRate, string>>>, on: PlainDate): Partial<Record<CappedRate, string>> {
  const over = (Object.entries(rates) as [CappedRate, string][]).flatMap(([rate, value]) => {
    const most = maximumOn(pack, rate, on);
    return most && Number(value) > Number(most.annualRate)
      ? [[rate, `disclosures.over-maximum?max=${Number(most.annualRate) * 100}&article=@disclosures.articles.${most.article}`] as const] : [];
  });
  return Object.fromEntries(over);
}
