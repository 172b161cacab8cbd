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
