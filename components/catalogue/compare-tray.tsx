'use client';
import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { useEffect, useRef } from 'react';
import { buttonVariants } from '@/components/ui/button-look';
import { notify } from '@/components/ui/notify';
import { comparisonAddress } from '@/lib/catalogue/model/comparison';
import { COMPARED_MAX } from '@/lib/catalogue/model/finding';
import { useComparison } from './finding/use-comparison';
import { useBringWishes } from './finding/use-favourites';

/**
 * Along the lower edge while something is ticked, on pages where there is something to tick. On a phone's product page
 * that edge is the price's, and the way to the comparison stands beside the tick.
 */
export function CompareTray() {
  const t = useTranslations('finding');
  const { compared, refused, setCompared } = useComparison();
  const bring = useBringWishes();
  const bringing = useRef(bring);
  useEffect(() => void bringing.current(), []);
  if (compared.length === 0) return null;
  const clear = () => {
    const before = compared;
    setCompared([]);
    notify(t('cleared'), { label: t('undo'), onClick: () => setCompared(before) });
  };
  return (
    <section
      aria-label={t('tray')}
      data-compare-tray
      className="hidden border-t border-line-strong bg-surface in-[body:has([data-compare-tick])]:block max-lg:in-[body:has([data-sticky-bar])]:hidden!"
    >
      <div className="page-column flex min-h-13 flex-wrap items-center gap-x-3 gap-y-1 py-1">
        <p role="status" className="min-w-0 flex-1 basis-40 text-sm">
          <span className="money font-semibold">{t('traySize', { count: compared.length, max: COMPARED_MAX })}</span>
          {refused && <span className="block text-xs text-critical md:ml-3 md:inline md:text-sm">{t('full', { max: COMPARED_MAX })}</span>}
          {!refused && compared.length === 1 && <span className="ml-3 text-xs text-ink-muted max-sm:hidden">{t('oneMore')}</span>}
        </p>
        <button type="button" onClick={clear} className={buttonVariants({ variant: 'ghost', size: 'sm' })}>{t('clear')}</button>
        <Link href={comparisonAddress({ ids: compared })} prefetch={false} className={buttonVariants({ size: 'sm' })}>{t('seeComparison')}</Link>
      </div>
    </section>
  );
}
