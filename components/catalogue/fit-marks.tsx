'use client';
import { useLocale } from 'next-intl';
import { useEffect } from 'react';
import { usePerson } from '@/components/shell/personal';
import { formatMoney } from '@/lib/kernel/money';

/** Texts, because the mall's pages send client components none; `{amount}` stands where it is filled in. */
interface Words {
  fits: string;
  overMonth: string;
  overTotal: string;
}

/**
 * Says at every price (`FitLine`) whether it fits the reader's limit for the whole mall: one part for all of them,
 * since a list has many cards and each price stands in the page already.
 */
export function FitMarks({ fits, overMonth, overTotal }: Words) {
  const room = usePerson()?.room;
  const locale = useLocale() === 'en' ? 'en' : 'ko';
  useEffect(() => {
    const say = (place: HTMLElement) => {
      const over = (key: 'month' | 'amount', free: string) => BigInt(place.dataset[key] ?? 0) - BigInt(free);
      const [month, total] = room ? [over('month', room.monthlyMinor), over('amount', room.totalMinor)] : [0n, 0n];
      const told = (text: string, minor: bigint) => text.replace('{amount}', formatMoney(minor, 'KRW', locale));
      const text = !room ? '' : month > 0n ? told(overMonth, month) : total > 0n ? told(overTotal, total) : fits;
      if (place.textContent !== text) place.textContent = text;
      place.dataset['fit'] = text === fits ? 'yes' : 'no';
    };
    const all = () => { for (const place of document.querySelectorAll<HTMLElement>('[data-fit]')) say(place); };
    all();
    const main = document.getElementById('main');
    if (!room || !main) return undefined;
    const changes = new MutationObserver(all);
    changes.observe(main, { childList: true, subtree: true, attributeFilter: ['data-month'] });
    return () => changes.disconnect();
  }, [room, locale, fits, overMonth, overTotal]);
  return null;
}
