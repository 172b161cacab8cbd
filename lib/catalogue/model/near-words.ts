import { pressedKeys } from './keyboard';

/** Slips that are forgiven: one in a short word, two in one that takes six keys or more. */
const allowed = (keys: string) => (keys.length < 4 ? 0 : keys.length < 7 ? 1 : 2);

/** How many keys were pressed wrongly, left out, doubled or swapped (optimal string alignment); `most + 1` for whatever is further. */
export function keySlips(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      let best = Math.min((above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (above[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) best = Math.min(best, (before[j - 2] ?? 0) + 1);
      row.push(best);
    }
    [before, above] = [above, row];
  }
  return Math.min(above[b.length] ?? most + 1, most + 1);
}

/** Words of a vocabulary that a typed one may have been, the nearest first. Korean is compared by its keys: `냉장꼬` is one from `냉장고`. */
export function nearWords(typed: string, vocabulary: readonly string[]): string[] {
  const keys = pressedKeys(typed);
  const most = allowed(keys);
  if (most === 0) return [];
  const found = vocabulary.flatMap((word) => {
    const slips = keySlips(keys, pressedKeys(word), most);
    return slips > 0 && slips <= most ? [{ word, slips }] : [];
  });
  return found.sort((a, b) => a.slips - b.slips || a.word.localeCompare(b.word)).map(({ word }) => word);
}
