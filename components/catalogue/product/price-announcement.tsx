'use client';
import { useLocale, useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { formatMoney, spokenMoneyKo } from '@/lib/kernel/money';
import { usePriceChoice, type Priced } from './price-choice';

const QUIET_MS = 300;

/** Says the new prices to a screen reader once the reader has let go for a moment; says nothing about the first ones. */
export function PriceAnnouncement({ priced }: { priced: Priced }) {
  const t = useTranslations('catalogue');
  const locale = useLocale() === 'en' ? 'en' : 'ko';
  const { price } = usePriceChoice(priced);
  const [said, setSaid] = useState('');
  const first = useRef(true);
  const text = (minor: bigint) => (locale === 'ko' && price.currency === 'KRW' ? spokenMoneyKo(minor) : formatMoney(minor, price.currency, locale));
  const figures = { month: text(price.instalmentMinor), total: text(price.totalCostMinor), own: text(price.totalToOwnMinor) };
  const sentence = t(price.terms.residualMinor > 0n ? 'announceToOwn' : 'announce', figures);
  useEffect(() => {
    if (first.current) {
      first.current = false;
      return undefined;
    }
    const timer = setTimeout(() => setSaid(sentence), QUIET_MS);
    return () => clearTimeout(timer);
  }, [sentence]);
  return <p role="status" className="sr-only">{said}</p>;
}
