'use client';
import { useTranslations } from 'next-intl';
import { useEffect, useRef } from 'react';
import { Money } from '@/components/ui/money';
import type { ExitPoint } from '@/lib/kernel/exits';

/** The ribbon in figures, what leaving costs first: a phone has no room for all. Whoever opens it is taken there: on a phone it stands far below its button. */
export function ExitTable({ id, points, currency }: { id: string; points: readonly ExitPoint[]; currency: string }) {
  const t = useTranslations('catalogue');
  const region = useRef<HTMLDivElement>(null);
  useEffect(() => region.current?.focus(), []);
  const money = (minor: bigint) => <Money minor={minor} currency={currency} plain />;
  return (
    <div ref={region} id={id} className="mt-4 max-h-96 overflow-auto border-y border-line pb-3" tabIndex={0} role="region" aria-label={t('exitTable')}>
      <table className="w-full text-right text-sm">
        <caption className="sr-only">{t('exitTable')}</caption>
        <thead className="sticky top-0 bg-canvas text-xs text-ink-muted">
          <tr>
            <th scope="col" className="py-1.5 pr-2 text-left font-normal">{t('seq')}</th>
            <th scope="col" className="px-2 font-normal">{t('buyOut')}</th>
            <th scope="col" className="px-2 font-normal">{t('giveBack')}</th>
            <th scope="col" className="px-2 font-normal">{t('paidSoFar')}</th>
            <th scope="col" className="px-2 font-normal">{t('instalmentsLeft')}</th>
            <th scope="col" className="pl-2 font-normal">{t('unearnedFee')}</th>
          </tr>
        </thead>
        <tbody>
          {points.map((point) => (
            <tr key={point.month} className="border-t border-line">
              <th scope="row" className="money py-1.5 pr-2 text-left font-normal">{point.month === 0 ? t('axisStart') : point.month}</th>
              <td className="px-2">{money(point.buyoutMinor)}</td>
              <td className="px-2">{money(point.returnChargeMinor)}</td>
              <td className="px-2">{money(point.paidMinor)}</td>
              <td className="px-2">{money(point.leftMinor)}</td>
              <td className="pl-2">{money(point.unearnedFeeMinor)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
