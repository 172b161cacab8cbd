import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import Link from 'next/link';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { Section } from '@/components/ui/section';
import { StatRow } from '@/components/ui/stat-row';
import { sellerShelf } from '@/lib/catalogue/views/seller-listings';
import { webDeps } from '@/lib/web/deps';
import { pageActor } from '@/lib/web/session';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('catalogue'))('today.title') };
}

export default async function SellerToday() {
  const [actor, { db }, t] = await Promise.all([pageActor('SELLER', '/seller'), webDeps(), getTranslations('catalogue')]);
  const { counts, available, soldOut } = await sellerShelf(db, actor);
  const none = Object.values(counts).every((count) => count === 0);
  const create = <Button asChild variant="primary"><Link href="/seller/listings/new">{t('create')}</Link></Button>;
  return (
    <>
      <PageHeader title={t('today.title')} actions={!none && create} />
      <Section title={t('listings')} aside={<Link href="/seller/listings" className="inline-flex min-h-6 items-center text-accent underline underline-offset-4">{t('today.allListings')}</Link>}>
        {none ? <EmptyState action={create}>{t('noListings')}</EmptyState> : (
          <StatRow
            stats={[
              { key: 'mend', label: t('status.CHANGES_REQUESTED'), value: counts.CHANGES_REQUESTED, ...(counts.CHANGES_REQUESTED > 0 && { tone: 'critical' as const }) },
              { key: 'waiting', label: t('status.SUBMITTED'), value: counts.SUBMITTED },
              { key: 'published', label: t('status.PUBLISHED'), value: counts.PUBLISHED },
              { key: 'units', label: t('today.available'), value: available },
              { key: 'soldOut', label: t('today.soldOut'), value: soldOut },
            ]}
          />
        )}
      </Section>
    </>
  );
}
