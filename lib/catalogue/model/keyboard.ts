/** Two keyboards on the same keys: Korean (KS X 5002, two-set) and English. Words typed with the wrong one are read with the other. */
const INITIALS = ['r', 'R', 's', 'e', 'E', 'f', 'a', 'q', 'Q', 't', 'T', 'd', 'w', 'W', 'c', 'z', 'x', 'v', 'g'];
const VOWELS = ['k', 'o', 'i', 'O', 'j', 'p', 'u', 'P', 'h', 'hk', 'ho', 'hl', 'y', 'n', 'nj', 'np', 'nl', 'b', 'm', 'ml', 'l'];
const FINALS = ['', 'r', 'R', 'rt', 's', 'sw', 'sg', 'e', 'f', 'fr', 'fa', 'fq', 'ft', 'fx', 'fv', 'fg', 'a', 'q', 'qt', 't', 'T', 'd', 'w', 'c', 'z', 'x', 'v', 'g'];
/** Letters that stand alone, by their code points from U+3131. */
const ALONE = 'r R rt s sw sg e E f fr fa fq ft fx fv fg a q Q qt t T d w W c z x v g k o i O j p u P h hk ho hl y n nj np nl b m ml l'.split(' ');

const FIRST_SYLLABLE = 0xac00;
const LAST_SYLLABLE = 0xd7a3;
const FIRST_ALONE = 0x3131;

function keysOf(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code >= FIRST_SYLLABLE && code <= LAST_SYLLABLE) {
    const index = code - FIRST_SYLLABLE;
    return `${INITIALS[Math.floor(index / 588)] ?? ''}${VOWELS[Math.floor((index % 588) / 28)] ?? ''}${FINALS[index % 28] ?? ''}`;
  }
  return ALONE[code - FIRST_ALONE] ?? character;
}

/** The keys that were pressed for Korean text, as English letters: `ㅣ멧ㅐㅔ` → `laptop`. */
export const pressedKeys = (text: string): string => [...text.normalize('NFC')].map(keysOf).join('');

/** Only these are other letters with the shift key; any other capital is a shift held by mistake. */
const asKeys = (text: string) => text.replaceAll(/[A-Z]/g, (letter) => ('QWERTOP'.includes(letter) ? letter : letter.toLowerCase()));

/** The longest of these that the text goes on with at a place. */
function longest(all: readonly string[], text: string, at: number): string | undefined {
  return [2, 1].map((length) => text.slice(at, at + length)).find((keys) => keys !== '' && all.includes(keys));
}

/** The final consonant of a syllable: what a vowel follows begins the next syllable instead. */
function finalAt(keys: string, at: number): string {
  const beginsNext = (place: number) => longest(VOWELS, keys, place) !== undefined;
  const two = keys.slice(at, at + 2);
  if (two.length === 2 && FINALS.includes(two) && !beginsNext(at + 2)) return two;
  const one = keys.slice(at, at + 1);
  return one !== '' && FINALS.includes(one) && !beginsNext(at + 1) ? one : '';
}

/** Korean text of the keys that were pressed, `dkssud` → `안녕`; undefined where they do not make whole syllables. */
export function asHangul(text: string): string | undefined {
  const keys = asKeys(text);
  let made = '';
  for (let at = 0; at < keys.length;) {
    const initial = keys[at] ?? '';
    if (!/[A-Za-z]/.test(initial)) {
      made += initial;
      at += 1;
      continue;
    }
    const vowel = INITIALS.includes(initial) ? longest(VOWELS, keys, at + 1) : undefined;
    if (vowel === undefined) return undefined;
    const final = finalAt(keys, at + 1 + vowel.length);
    made += String.fromCodePoint(FIRST_SYLLABLE + INITIALS.indexOf(initial) * 588 + VOWELS.indexOf(vowel) * 28 + FINALS.indexOf(final));
    at += 1 + vowel.length + final.length;
  }
  return made === text ? undefined : made;
}

/** What was meant where the other keyboard was on; undefined where nothing else can have been. */
export function otherKeyboard(text: string): string | undefined {
  if (/[ㄱ-ㆎ가-힣]/.test(text)) {
    const keys = pressedKeys(text).toLowerCase();
    return keys === text ? undefined : keys;
  }
  return asHangul(text);
}
