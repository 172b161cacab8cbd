import { EVERYTHING, type Browse } from '@/lib/catalogue/model/browse';
import { KINDS } from '@/lib/catalogue/model/kinds';
import { nearWords } from '@/lib/catalogue/model/near-words';
import { searchable, searchWords } from '@/lib/catalogue/model/search';
import type { Db } from '@/lib/platform/db';
import { Prisma } from '@/lib/platform/generated/client';
import { cardPage, readCards } from './cards';
import type { MallCard } from './mall-card';
import { foundSql, offerConditions, SOLD, termKeyOf } from './offer-sql';

const SIMILAR = 6;
const SUGGESTED = 4;
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

const inLatin = (word: string) => /^[\u0020-\u007e]/.test(word);

/** What is suggested for a name of the mall's: the first of its kind in the letters that were typed, never somebody's slip. */
const SUGGESTION = new Map(KINDS.flatMap((names) => names.map((name) => [name, names.find((each) => inLatin(each) === inLatin(name)) ?? name])));

/** The typed words with one replaced by what it may have been. What the mall has a name for was meant as it stands. */
function meant(words: readonly string[], vocabulary: readonly string[]): string[] {
  const phrases = words.flatMap((word, index) => (vocabulary.includes(word) ? [] : [...new Set(nearWords(word, vocabulary).map((near) => SUGGESTION.get(near) ?? near))].slice(0, SUGGESTED)
    .map((near) => words.with(index, near).join(' '))));
  return [...new Set(phrases)].slice(0, SUGGESTED);
}

/** What is shown to who looked for words that nothing holds. */
export interface Instead {
  similar: MallCard[];
  /** Nothing resembles the words: what `similar` has is the newest. */
  unlike?: boolean;
  suggestions: Suggestions;
}

/** What resembles words that nothing holds: by the keys that were pressed, by trigrams, and by each of the words alone. The newest where nothing does. */
export async function similarTo(db: Db, browse: Browse): Promise<Instead> {
  const words = searchWords(browse.words ?? '');
  const { termMonths, firstPercent } = browse;
  const likewise: Browse = { ...EVERYTHING, ...(termMonths && { termMonths }), firstPercent };
  const tried = [...meant(words, VOCABULARY), ...(words.length > 1 ? words : [])];
  const [holding, resembling] = await Promise.all([byPhrases(db, likewise, tried), byTrigrams(db, searchable(words.join(' ')))]);
  const cards = [...holding.map(({ card }) => card), ...resembling];
  const similar = [...new Map(cards.map((card) => [card.id, card])).values()].slice(0, SIMILAR);
  if (similar.length === 0) return { similar: (await cardPage(db, likewise, [], { page: {}, size: SIMILAR })).cards, unlike: true, suggestions: { words: [], categories: [] } };
  return {
    similar,
    suggestions: { words: [...new Set(holding.map(({ phrase }) => phrase))].slice(0, SUGGESTED), categories: [...new Set(similar.flatMap(({ categoryCode }) => categoryCode ?? []))] },
  };
}

/** The best of what holds each of the phrases, phrase by phrase. */
async function byPhrases(db: Db, browse: Browse, phrases: readonly string[]): Promise<{ card: MallCard; phrase: string }[]> {
  if (phrases.length === 0) return [];
  const held = phrases.map((phrase, index) => Prisma.sql`
    (SELECT ${index}::int AS phrase, f.* FROM (${foundSql(searchWords(phrase), { ranked: true })} ORDER BY rank DESC, value DESC, listing_id DESC) AS f
      CROSS JOIN LATERAL (SELECT 1 FROM listing_offer o WHERE o.listing_id = f.listing_id AND o.term_key = ${termKeyOf(browse)} AND ${SOLD} ${offerConditions(browse)} LIMIT 1) AS offered LIMIT ${SIMILAR})`);
  const found = await readCards(db, Prisma.sql`
    held AS (${Prisma.join(held, ' UNION ALL ')}),
    place AS (SELECT listing_id, phrase AS rank, row_number() OVER (ORDER BY phrase, rank DESC, value DESC, listing_id DESC) AS at FROM held)`,
  { termKey: termKeyOf(browse), firstPercent: browse.firstPercent });
  return found.map(({ card, row }) => ({ card, phrase: phrases[row.rank] ?? '' }));
}

/** A slip of the finger still finds something. How alike is alike enough is a setting of the connection (`CONNECTION_SETTINGS`). */
async function byTrigrams(db: Db, text: string): Promise<MallCard[]> {
  const found = await readCards(db, Prisma.sql`
    resembling AS MATERIALIZED (SELECT l.id, l.search_text FROM listing l WHERE l.status = 'PUBLISHED' AND ${text} <% l.search_text),
    alike AS (SELECT id, word_similarity(${text}, search_text) AS nearness FROM resembling LIMIT ${CANDIDATES}),
    place AS (SELECT id AS listing_id, 0 AS rank, row_number() OVER (ORDER BY nearness DESC, id DESC) AS at FROM alike ORDER BY nearness DESC, id DESC LIMIT ${SIMILAR})`);
  return found.map(({ card }) => card);
}
