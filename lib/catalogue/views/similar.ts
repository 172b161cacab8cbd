import { EVERYTHING, type Browse } from '@/lib/catalogue/model/browse';
import { KINDS } from '@/lib/catalogue/model/kinds';
import { nearWords } from '@/lib/catalogue/model/near-words';
import { searchable, searchWords } from '@/lib/catalogue/model/search';
import type { Db } from '@/lib/platform/db';
import { Prisma } from '@/lib/platform/generated/client';
import { cardPage, readCards } from './cards';
import type { MallCard } from './mall-card';

const SIMILAR = 6;
const SUGGESTED = 4;
/** Below this, two Korean words of three syllables share no more than their beginning. */
const SIMILARITY = '0.4';
/** Listings that are looked through for what resembles the words. */
const CANDIDATES = 200;

/** Where nothing holds the words. */
export interface Suggestions {
  /** What may have been meant: words of the mall that resemble those typed. */
  words: string[];
  /** Codes of categories in which such things stand. */
  categories: string[];
}

const VOCABULARY = [...new Set(KINDS.flat())].filter((name) => !name.includes(' '));

/** The typed words with one replaced by what it may have been. */
function meant(words: readonly string[], vocabulary: readonly string[]): string[] {
  const phrases = words.flatMap((word, index) => nearWords(word, vocabulary).slice(0, SUGGESTED)
    .map((near) => words.with(index, near).join(' ')));
  return [...new Set(phrases)].slice(0, SUGGESTED);
}

/** What resembles words that nothing holds: by the keys that were pressed, by trigrams, and by each of the words alone. */
export async function similarTo(db: Db, browse: Browse): Promise<{ similar: MallCard[]; suggestions: Suggestions }> {
  const words = searchWords(browse.words ?? '');
  const { termMonths, firstPercent } = browse;
  const likewise: Browse = { ...EVERYTHING, ...(termMonths && { termMonths }), firstPercent };
  const tried = [...meant(words, VOCABULARY), ...(words.length > 1 ? words : [])];
  const pages = await Promise.all(tried.map(async (phrase) => ({ phrase, ...await cardPage(db, { ...likewise, words: phrase }, searchWords(phrase), { page: {}, size: SIMILAR }) })));
  const holding = pages.filter(({ cards }) => cards.length > 0);
  const cards = [...holding.flatMap((page) => page.cards), ...await byTrigrams(db, searchable(words.join(' ')))];
  const similar = [...new Map(cards.map((card) => [card.id, card])).values()].slice(0, SIMILAR);
  return {
    similar,
    suggestions: { words: holding.map(({ phrase }) => phrase).slice(0, SUGGESTED), categories: [...new Set(similar.flatMap(({ categoryCode }) => categoryCode ?? []))] },
  };
}

/** A slip of the finger still finds something. */
async function byTrigrams(db: Db, text: string): Promise<MallCard[]> {
  return db.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT set_config('pg_trgm.word_similarity_threshold', ${SIMILARITY}, true)`;
    const found = await readCards(tx, Prisma.sql`
      resembling AS MATERIALIZED (SELECT l.id, l.search_text FROM listing l WHERE l.status = 'PUBLISHED' AND ${text} <% l.search_text),
      alike AS (SELECT id, word_similarity(${text}, search_text) AS nearness FROM resembling LIMIT ${CANDIDATES}),
      place AS (SELECT id AS listing_id, 0 AS rank, row_number() OVER (ORDER BY nearness DESC, id DESC) AS at FROM alike ORDER BY nearness DESC, id DESC LIMIT ${SIMILAR})`);
    return found.map(({ card }) => card);
  });
}
