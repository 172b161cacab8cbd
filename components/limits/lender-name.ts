import { useLocale } from 'next-intl';

interface Named {
  nameKo: string;
  nameEn: string;
}

/** A financier's name in the reader's language. */
export function useLenderName(): (lender: Named) => string {
  const korean = useLocale() === 'ko';
  return (lender) => (korean ? lender.nameKo : lender.nameEn);
}

const HANGUL_FIRST = 0xac00;
const HANGUL_LAST = 0xd7a3;
const FINALS = 28;
const RIEUL = 8;

/** The Korean particle for "with, by way of" after a word: 로 after a vowel or ㄹ, else 으로; both where it is not Hangul. */
export function roOf(word: string): string {
  const code = word.trimEnd().charCodeAt(word.trimEnd().length - 1);
  if (!(code >= HANGUL_FIRST && code <= HANGUL_LAST)) return '(으)로';
  const final = (code - HANGUL_FIRST) % FINALS;
  return final === 0 || final === RIEUL ? '로' : '으로';
}
