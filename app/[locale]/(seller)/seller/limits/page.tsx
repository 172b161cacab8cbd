import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ExposureList } from '@/components/limits/exposure-list';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { sellerExposure } from '@/lib/limits/views/exposure';
import { webDeps } from '@/lib/web/deps';
import { sellerPage, sellerTitle } from '@/lib/web/session';

export async function generateMetadata(): Promise<Metadata> {
  await sellerTitle('limits');
  return { title: (await getTranslations('limits'))('exposure.title') };
}

export default async function SellerLimits() {
  const [actor, deps, t] = await Promise.all([sellerPage('limits', '/seller/limits'), webDeps(), getTranslations('limits')]);
  const rows = await sellerExposure(deps, actor);
  return (
    <>
      <PageHeader title={t('exposure.title')} lead={t('exposure.lead')} />
      {rows.length === 0 ? <EmptyState>{t('exposure.empty')}</EmptyState> : <ExposureList rows={rows} />}
    </>
  );
}
