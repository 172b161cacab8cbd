import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ComparisonView } from '@/components/catalogue/compare/comparison-view';
import { PageHeader } from '@/components/ui/page-header';
import { isOfPlans, readComparison } from '@/lib/catalogue/model/comparison';
import { comparedListings } from '@/lib/catalogue/views/finding';
import { webDeps } from '@/lib/web/deps';
import { oneParam, type SearchParams } from '@/lib/web/page-request';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('finding.comparison'))('title') };
}

/** Made from its address alone: it can be passed on, and works without script. */
export default async function ComparePage({ searchParams }: { searchParams: SearchParams }) {
  const [said, { db }, t] = await Promise.all([searchParams, webDeps(), getTranslations('finding.comparison')]);
  const of = (name: string) => ({ [name]: oneParam(said[name]) ?? '' });
  const comparison = readComparison({ ...of('ids'), ...of('term'), ...of('first'), ...of('diff') });
  const listings = await comparedListings(db, comparison);
  return (
    <>
      <PageHeader title={t('title')} lead={t(isOfPlans(comparison) ? 'leadOfPlans' : 'lead')} />
      <ComparisonView comparison={comparison} listings={listings} />
    </>
  );
}
