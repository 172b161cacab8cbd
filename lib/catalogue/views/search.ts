import type { PageRequest } from '@/lib/catalogue/model/cursor';
import { characterPairs, likePattern, searchable, searchWords } from '@/lib/catalogue/model/search';
import type { Db } from '@/lib/platform/db';
import { Prisma } from '@/lib/platform/generated/client';
import { cardCount, cardPage, type CardPage, type MallCard, type Selection } from './cards';

const SEARCH_PAGE = 12;
const SIMILAR = 6;
/** Below this, two Korean words of three syllables share no more than their beginning. */
const SIMILARITY = '0.4';

/** Listings that hold every word, in any order: found by the index of character pairs, then compared letter by letter. */
export function wordsSelection(words: readonly string[]): Selection {
  const pairs = Prisma.sql`AND character_pairs(l.search_text) @> ${characterPairs(words)}::text[]`;
  const likes = words.map((word) => Prisma.sql`AND l.search_text LIKE ${likePattern(word)}`);
  const phrase = likePattern(words.join(' '));
  return {
    where: Prisma.sql`${pairs} ${Prisma.join(likes, ' ')}`,
    rank: Prisma.sql`(lower(l.title) LIKE ${phrase})::int`,
  };
}

export interface SearchPage extends CardPage {
  count: number;
  /** Where nothing holds the words: what resembles them. */
  similar: MallCard[];
}

/** What the mall has under these words; titles that hold them all come first. For everybody. */
export async function searchPage(db: Db, query: string, page: PageRequest): Promise<SearchPage> {
  const words = searchWords(query);
  if (words.length === 0) return { cards: [], count: 0, similar: [] };
  const selection = wordsSelection(words);
  const [cards, count] = await Promise.all([cardPage(db, selection, page, SEARCH_PAGE), cardCount(db, selection)]);
  return { ...cards, count, similar: count === 0 ? await similarCards(db, searchable(query.slice(0, 100))) : [] };
}

/** A slip of the finger still finds something: by trigrams of words. */
async function similarCards(db: Db, query: string): Promise<MallCard[]> {
  return db.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT set_config('pg_trgm.word_similarity_threshold', ${SIMILARITY}, true)`;
    const { cards } = await cardPage(tx, { where: Prisma.sql`AND ${query} <% l.search_text` }, {}, SIMILAR);
    return cards;
  });
}
