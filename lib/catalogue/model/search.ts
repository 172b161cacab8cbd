const MAX_QUERY = 100;
const MAX_WORDS = 8;

/** How text is compared: NFC, lower case, single spaces. */
export const searchable = (...parts: readonly string[]): string =>
  parts.join(' ').normalize('NFC').toLowerCase().replaceAll(/\s+/g, ' ').trim();

/** The words that all must be found; empty for a query that says nothing. */
export const searchWords = (query: string): string[] =>
  [...new Set(searchable(query.slice(0, MAX_QUERY)).split(' '))].filter((word) => word !== '').slice(0, MAX_WORDS);

/**
 * Pairs of neighbouring characters, as the index `listing_search_pairs` holds them; a pair that begins with a space is the
 * beginning of a word. Korean words are often two syllables long, which trigrams cannot see inside a longer word.
 */
export function characterPairs(words: readonly string[]): string[] {
  const pairs = words.flatMap((word) => {
    const characters = [...word];
    if (characters.length === 1) return [` ${word}`];
    return characters.slice(1).map((character, index) => `${characters[index] ?? ''}${character}`);
  });
  return [...new Set(pairs)];
}

/** A word as a pattern for LIKE that means the word and nothing else. */
export const likePattern = (word: string): string => `%${word.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
