'use client';
import { ChevronDown } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Money } from '@/components/ui/money';
import { Section } from '@/components/ui/section';
import type { ScheduleRow } from '@/lib/kernel/schedule';
import { usePriceChoice, type Priced } from './price-choice';

const MONTHS = 12;

/** Every instalment, a year at a time; a year says what it comes to before it is opened. */
export function ScheduleByYear({ priced }: { priced: Priced }) {
  const t = useTranslations('catalogue');
  const { price } = usePriceChoice(priced);
  const years = Array.from({ length: Math.ceil(price.rows.length / MONTHS) }, (_, year) => price.rows.slice(year * MONTHS, (year + 1) * MONTHS));
  return (
    <Section title={t('schedule')} lead={t('scheduleLead')}>
      {years.map((rows, index) => <Year key={index} number={index + 1} rows={rows} currency={price.currency} />)}
    </Section>
  );
}

function Year({ number, rows, currency }: { number: number; rows: readonly ScheduleRow[]; currency: string }) {
  const t = useTranslations('catalogue');
  const sum = rows.reduce((total, row) => total + row.amountMinor, 0n);
  const name = t('yearOf', { year: number, from: rows[0]?.seq ?? 0, to: rows.at(-1)?.seq ?? 0 });
  const money = (minor: bigint) => <Money minor={minor} currency={currency} plain />;
  return (
    <details className="group border-b border-line">
      <summary className="flex min-h-11 list-none items-center justify-between gap-3 text-sm [&::-webkit-details-marker]:hidden">
        <span className="flex items-center gap-2 font-medium">
          <ChevronDown aria-hidden className="size-4 transition-transform duration-quick group-open:rotate-180" />
          {name}
        </span>
        <Money minor={sum} currency={currency} className="font-semibold" />
      </summary>
      <div className="overflow-x-auto pb-4" tabIndex={0} role="region" aria-label={name}>
        <table className="w-full text-right text-sm">
          <caption className="sr-only">{name} {t('schedule')}</caption>
          <thead className="text-xs text-ink-muted">
            <tr>
              <th scope="col" className="py-1.5 pr-2 text-left font-normal">{t('seq')}</th>
              <th scope="col" className="px-2 font-normal">{t('instalment')}</th>
              <th scope="col" className="px-2 font-normal max-sm:hidden">{t('interest')}</th>
              <th scope="col" className="px-2 font-normal max-sm:hidden">{t('principal')}</th>
              <th scope="col" className="pl-2 font-normal">{t('balance')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.seq} className="border-t border-line">
                <th scope="row" className="money py-1.5 pr-2 text-left font-normal">{row.seq}</th>
                <td className="px-2">{money(row.amountMinor)}</td>
                <td className="px-2 max-sm:hidden">{money(row.interestMinor)}</td>
                <td className="px-2 max-sm:hidden">{money(row.principalMinor)}</td>
                <td className="pl-2">{money(row.balanceMinor)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
