import { parseMinor } from '@/lib/kernel/money';
import { ENDS_OF_TERM, type EndOfTerm } from '@/lib/kernel/terms';
import { CONDITIONS, type Condition } from './condition';
import { REGIONS, type Region } from './regions';
import { TERM_CHOICES } from './term-choices';

export const SORTS = ['new', 'price-low', 'price-high', 'total-low', 'popular'] as const;
export type Sort = (typeof SORTS)[number];

/** What may be asked of the seller's promise: somebody comes within 48 hours, a replacement meanwhile, visits of care. */
export const GUARANTEES = ['visit48', 'replacement', 'care'] as const;
export type Guarantee = (typeof GUARANTEES)[number];

/** Shares of the cash price that a first payment may be compared at; 0 is the least that a listing asks for. */
export const FIRST_PERCENTS = [0, 10, 20, 30] as const;
export type FirstPercent = (typeof FIRST_PERCENTS)[number];

export type TermMonths = (typeof TERM_CHOICES)[number];

/** What somebody looks for in the mall, and in which order. Lists are without repeats and in a fixed order. */
export interface Browse {
  category?: string;
  /** As typed. */
  words?: string;
  /** What a month may cost. */
  ceilingMinor?: bigint;
  /** The term that prices are compared at; without it each listing's own, nearest to 36 months. */
  termMonths?: TermMonths;
  firstPercent: FirstPercent;
  ends: EndOfTerm[];
  brands: string[];
  conditions: Condition[];
  /** Any of them. */
  regions: Region[];
  /** All of them. */
  guarantees: Guarantee[];
  inStock?: boolean;
  /** Without it: the best matches of words first, else the newest. */
  sort?: Sort;
}

export const EVERYTHING: Browse = { firstPercent: 0, ends: [], brands: [], conditions: [], regions: [], guarantees: [] };

type Params = URLSearchParams | Readonly<Record<string, string | string[] | undefined>>;

const MAX_WORDS = 100;
const MAX_BRANDS = 20;
const MAX_BRAND = 40;
/** More a month than anything costs; a longer number is no ceiling. */
const MAX_DIGITS = 12;
const CATEGORY = /^[a-z][a-z-]{0,39}$/;

function valuesOf(params: Params, name: string): string[] {
  if (params instanceof URLSearchParams) return params.getAll(name);
  const value = params[name];
  return value === undefined ? [] : [value].flat();
}

/** How a known code is written in an address: TITLE_TRANSFER as title-transfer. */
export const inAddress = (code: string) => code.toLowerCase().replaceAll('_', '-');

/** Those of the known values that the address names, in the order in which they are known. */
const known = <T extends string>(params: Params, name: string, all: readonly T[]): T[] => {
  const said = new Set(valuesOf(params, name));
  return all.filter((value) => said.has(inAddress(value)));
};

const knownNumber = <T extends number>(params: Params, name: string, all: readonly T[]): T | undefined => all.find((value) => String(value) === valuesOf(params, name)[0]);

const clean = (text: string) => text.normalize('NFC').replaceAll(/[\p{Cc}\s]+/gu, ' ').trim();

function brandsOf(params: Params): string[] {
  const named = valuesOf(params, 'brand').map(clean).filter((brand) => brand !== '' && brand.length <= MAX_BRAND);
  return [...new Set(named)].sort().slice(0, MAX_BRANDS);
}

function ceilingOf(params: Params): bigint | undefined {
  const typed = valuesOf(params, 'max')[0]?.normalize('NFKC').replaceAll(/[,\s]/g, '') ?? '';
  const minor = typed.length <= MAX_DIGITS ? parseMinor(typed) : undefined;
  return minor !== undefined && minor > 0n ? minor : undefined;
}

/** What an address asks for; whatever it says that means nothing is left out. `category` is that of the path, where the path names one. */
export function readBrowse(params: Params, { category = valuesOf(params, 'category')[0] }: { category?: string | undefined } = {}): Browse {
  const words = clean((valuesOf(params, 'q')[0] ?? '').slice(0, MAX_WORDS));
  const ceilingMinor = ceilingOf(params);
  const termMonths = knownNumber(params, 'term', TERM_CHOICES);
  const sort = SORTS.find((each) => each === valuesOf(params, 'sort')[0]);
  return {
    ...(category !== undefined && CATEGORY.test(category) && { category }),
    ...(words !== '' && { words }),
    ...(ceilingMinor !== undefined && { ceilingMinor }),
    ...(termMonths && { termMonths }),
    firstPercent: knownNumber(params, 'first', FIRST_PERCENTS) ?? 0,
    ends: known(params, 'end', ENDS_OF_TERM),
    brands: brandsOf(params),
    conditions: known(params, 'condition', CONDITIONS),
    regions: known(params, 'region', REGIONS),
    guarantees: known(params, 'guarantee', GUARANTEES),
    ...(valuesOf(params, 'stock')[0] === '1' && { inStock: true }),
    // The newest come first anyway where no words are looked for.
    ...(sort && !(sort === 'new' && words === '') && { sort }),
  };
}

/** The query that {@link readBrowse} reads back: one for each thing that can be asked for, in one order. */
export function browseQuery(browse: Browse): URLSearchParams {
  const query = new URLSearchParams();
  const say = (name: string, value: string | undefined) => { if (value !== undefined) query.append(name, value); };
  say('q', browse.words);
  say('category', browse.category);
  say('max', browse.ceilingMinor?.toString());
  say('term', browse.termMonths?.toString());
  if (browse.firstPercent !== 0) say('first', String(browse.firstPercent));
  for (const end of browse.ends) say('end', inAddress(end));
  for (const brand of browse.brands) say('brand', brand);
  for (const condition of browse.conditions) say('condition', inAddress(condition));
  for (const region of browse.regions) say('region', region);
  for (const guarantee of browse.guarantees) say('guarantee', guarantee);
  if (browse.inStock) say('stock', '1');
  say('sort', browse.sort);
  return query;
}

/** The address of a list, and of a page of it: a category's own where no words are looked for. */
export function browseHref(browse: Browse, page: { after?: string; before?: string } = {}): string {
  const { category, ...rest } = browse;
  const own = category !== undefined && browse.words === undefined;
  const query = browseQuery(own ? rest : browse);
  if (page.after !== undefined) query.set('after', page.after);
  else if (page.before !== undefined) query.set('before', page.before);
  const said = query.toString();
  return `${own ? `/c/${category}` : '/search'}${said && `?${said}`}`;
}
