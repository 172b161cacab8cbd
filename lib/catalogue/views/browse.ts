import type { Temporal } from 'temporal-polyfill';
import { EVERYTHING, type Browse } from '@/lib/catalogue/model/browse';
import { otherKeyboard } from '@/lib/catalogue/model/keyboard';
import { searchWords } from '@/lib/catalogue/model/search';
import type { Db } from '@/lib/platform/db';
import { cardPage, type CardPage, type PageTexts } from './cards';
import { facetCounts, type Facets } from './facets';
import { weeksLead } from './lead';
import type { MallCard } from './mall-card';
import { similarTo, type Instead } from './similar';

/** Cards of one page of a list. */
export const BROWSE_PAGE = 24;

export interface BrowsePage extends CardPage, Instead {
  /** How many there are, at most one more than `cap`. */
  count: number;
  cap: number;
  facets: Facets;
  /** The words were typed with the other keyboard; this is what was looked for instead. */
  lookedFor?: string;
  /** What is shown large before the others; it may be among them. */
  lead?: MallCard;
}

const NOTHING = { similar: [], suggestions: { words: [], categories: [] } };

async function lookFor(db: Db, browse: Browse, page: PageTexts): Promise<BrowsePage> {
  const words = searchWords(browse.words ?? '');
  const [cards, counts] = await Promise.all([cardPage(db, browse, words, { page, size: BROWSE_PAGE }), facetCounts(db, browse, words)]);
  return { ...cards, ...counts, ...NOTHING };
}

/** What the mall has of what is looked for: a page of cards, and what each further choice would leave. For everybody. */
export async function browsePage(db: Db, browse: Browse, page: PageTexts = {}): Promise<BrowsePage> {
  const found = await lookFor(db, browse, page);
  if (found.count > 0 || browse.words === undefined) return found;
  const other = otherKeyboard(browse.words);
  if (other !== undefined) {
    const meant = await lookFor(db, { ...browse, words: other }, page);
    if (meant.count > 0) return { ...meant, lookedFor: other };
  }
  return { ...found, ...await similarTo(db, browse) };
}

/** The whole mall as its front shows it, led by what the week has chosen. */
export async function frontPage(db: Db, now: Temporal.Instant): Promise<BrowsePage> {
  const [page, lead] = await Promise.all([browsePage(db, EVERYTHING), weeksLead(db, now)]);
  return { ...page, ...(lead && { lead }) };
}
