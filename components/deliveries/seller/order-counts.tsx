import { useTranslations } from 'next-intl';
import { Money } from '@/components/ui/money';
import { PartBar } from '@/components/ui/part-bar';
import { StatRow, type Stat } from '@/components/ui/stat-row';
import type { SellerCounts, SellerExposure } from '@/lib/deliveries/views/seller-orders';

/** What has to be done today and what is late; how much of the seller's limit is taken. */
export function OrderCounts({ counts, exposure }: { counts: SellerCounts; exposure: SellerExposure | null }) {
  const t = useTranslations('deliveries.seller');
  const stat = (key: 'acceptToday' | 'shipToday' | 'late' | 'relay', tone?: Stat['tone']): Stat => ({
    key, label: t(key), ...(tone && counts[key] > 0 && { tone }),
    value: t.rich('count', { count: counts[key], unit: (word) => <span className="ml-1 text-xs font-normal">{word}</span> }),
  });
  return (
    <div className="mb-8 xl:grid xl:grid-cols-[minmax(0,1fr)_minmax(0,26rem)]">
      <StatRow stats={[stat('acceptToday'), stat('shipToday'), stat('late', 'critical'), stat('relay')]} />
      {exposure && <ExposureBar exposure={exposure} />}
    </div>
  );
}

/** Approved by all financiers together: in progress, held for orders, left. */
function ExposureBar({ exposure: { approvedMinor, usedMinor, heldMinor, currency } }: { exposure: SellerExposure }) {
  const t = useTranslations('deliveries.seller');
  const left = approvedMinor - usedMinor - heldMinor;
  const money = (minor: bigint, className?: string) => <Money minor={minor} currency={currency} {...(className && { className })} />;
  return (
    <section aria-labelledby="exposure" className="border-b border-line py-3 text-xs text-ink-muted xl:border-t xl:border-l xl:border-t-ink xl:pl-6">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 id="exposure">{t('exposure')}</h2>
        <p>{t.rich('exposureLeft', { left: () => money(left, 'text-sm font-bold text-ink'), all: () => money(approvedMinor) })}</p>
      </div>
      <PartBar className="my-2" whole={approvedMinor} parts={[{ look: 'accent', minor: usedMinor }, { look: 'moon', minor: heldMinor }]} />
      <p>{t.rich('exposureParts', { used: () => money(usedMinor), held: () => money(heldMinor) })}</p>
    </section>
  );
}
