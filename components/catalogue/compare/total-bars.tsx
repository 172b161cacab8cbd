import { useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';
import { Money } from '@/components/ui/money';
import { ToOwn } from '@/components/ui/price-block';
import { Section } from '@/components/ui/section';
import { lowestOf, type Compared } from '@/lib/catalogue/model/comparison';
import { REFERENCE_RATE } from '@/lib/catalogue/model/terms';
import { formatRate } from '@/lib/kernel/money';
import { usePlanTitle } from './compare-table';

const share = (part: bigint, whole: bigint) => `${whole > 0n ? Number((part * 10_000n) / whole) / 100 : 0}%`;

/** What decides, before all else: every total as a bar on one scale, the smallest named in words. */
export function TotalBars({ listings }: { listings: readonly Compared[] }) {
  const t = useTranslations('finding.comparison');
  const planTitle = usePlanTitle();
  const totals = listings.map(({ price }) => price.totalCostMinor);
  const lowest = lowestOf(totals);
  const scale = listings.reduce((most, { price }) => (price.totalToOwnMinor > most ? price.totalToOwnMinor : most), 0n);
  const buyout = listings.some(({ price }) => price.totalToOwnMinor > price.totalCostMinor);
  const sorted = [...totals].sort((a, b) => (a < b ? -1 : 1));
  const spread = (sorted.at(-1) ?? 0n) - (sorted[0] ?? 0n);
  const rate = formatRate(REFERENCE_RATE);
  return (
    <Section title={t('chart')} className="mt-10">
      <ul>
        {listings.map((listing, place) => ({ ...listing, place, name: planTitle(listing) })).map(({ id, name, price, place }) => (
          <li key={id} className="border-b border-line py-3">
            <p className="flex flex-wrap items-baseline justify-between gap-x-4">
              <span className="flex min-w-0 flex-wrap items-center gap-x-2 text-sm">{name}{lowest.has(place) && <Badge tone="positive">{t('lowest')}</Badge>}</span>
              <span className="ml-auto flex flex-wrap items-baseline justify-end gap-x-3">
                <Money minor={price.totalCostMinor} currency={price.currency} className="text-base font-bold" />
                {price.totalToOwnMinor > price.totalCostMinor && <ToOwn minor={price.totalToOwnMinor} currency={price.currency} />}
              </span>
            </p>
            <div aria-hidden className="mt-1.5 flex h-3 gap-px">
              <span className="rounded-xs bg-accent" style={{ width: share(price.totalCostMinor, scale) }} />
              {price.totalToOwnMinor > price.totalCostMinor && (
                <span
                  className="rounded-xs border border-accent bg-[repeating-linear-gradient(135deg,var(--accent)_0_1px,transparent_1px_5px)]"
                  style={{ width: share(price.totalToOwnMinor - price.totalCostMinor, scale) }}
                />
              )}
            </div>
          </li>
        ))}
      </ul>
      <p className="mt-3 text-sm">
        {spread > 0n && t.rich('spread', { amount: () => <Money minor={spread} currency={listings[0]?.price.currency} className="font-semibold" /> })}
        {listings.some(({ otherTerm, otherFirst }) => otherTerm || otherFirst) && <>{' '}{t('unequal')}</>}
      </p>
      <p className="mt-1 text-xs text-ink-muted">{t(buyout ? 'chartNote' : 'chartNotePlain', { rate })}</p>
    </Section>
  );
}
