import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { SettlementTable } from '@/components/settlements/settlement-table';
import { EmptyState } from '@/components/ui/empty-state';
import { Money } from '@/components/ui/money';
import { PageHeader } from '@/components/ui/page-header';
import { pageLinks } from '@/components/ui/page-links';
import { Pagination } from '@/components/ui/pagination';
import { Section } from '@/components/ui/section';
import { StatRow } from '@/components/ui/stat-row';
import { formatDay } from '@/lib/kernel/day-text';
import { sellerSettlements } from '@/lib/settlements/views/seller';
import { webDeps } from '@/lib/web/deps';
import { paramsOf, type SearchParams } from '@/lib/web/page-request';
import { sellerPage, sellerTitle } from '@/lib/web/session';

export async function generateMetadata(): Promise<Metadata> {
  await sellerTitle('business');
  return { title: (await getTranslations('settlements'))('title') };
}

export default async function SellerSettlements({ searchParams }: { searchParams: SearchParams }) {
  const [actor, { db, clock }, params, t, found] = await Promise.all([sellerPage('business', '/seller/settlements'), webDeps(), paramsOf(searchParams), getTranslations('settlements'), getLocale()]);
  const page = await sellerSettlements(db, actor, { after: params['after'], before: params['before'] }, clock.now());
  if (!page) notFound();
  const next = formatDay(page.nextDay, found === 'en' ? 'en' : 'ko');
  const outlook = page.outlook.length > 0 ? page.outlook : [{ currency: 'KRW', waitingMinor: 0n, heldMinor: 0n, carriedMinor: 0n, payableMinor: 0n }];
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      <div className="space-y-12">
        <div className="space-y-4">
          {outlook.map(({ currency, waitingMinor, heldMinor, carriedMinor, payableMinor }) => (
            <StatRow key={currency} stats={[
              { key: 'next', label: t('seller.next'), value: next }, { key: 'waiting', label: t('seller.waiting'), value: <Money minor={waitingMinor} currency={currency} /> },
              { key: 'held', label: t('seller.held'), value: <Money minor={heldMinor} currency={currency} /> }, { key: 'carried', label: t('seller.carried'), value: <Money minor={carriedMinor} currency={currency} /> },
              ...(carriedMinor < 0n ? [{ key: 'payable', label: t('seller.payable'), value: <Money minor={payableMinor} currency={currency} /> }] : []),
            ]} />
          ))}
          <p className="text-sm text-ink-muted">{t('seller.heldNote')}</p>
        </div>
        <Section title={t('seller.past')}>
          {page.rows.length === 0 ? <EmptyState>{t('seller.empty')}</EmptyState> : <SettlementTable rows={page.rows} base="/seller/settlements" caption={t('seller.past')} />}
          <Pagination {...pageLinks('/seller/settlements', { next: page.next, previous: page.previous })} />
        </Section>
      </div>
    </>
  );
}
