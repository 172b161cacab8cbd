import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ContractQueue } from '@/components/contracts/contract-queue';
import { PageHeader } from '@/components/ui/page-header';
import { pageLinks } from '@/components/ui/page-links';
import { Pagination } from '@/components/ui/pagination';
import { Section } from '@/components/ui/section';
import { contractQueue } from '@/lib/contracts/views/queue';
import { webDeps } from '@/lib/web/deps';
import { paramsOf, type SearchParams } from '@/lib/web/page-request';
import { pageActor, titleFor } from '@/lib/web/session';

export async function generateMetadata(): Promise<Metadata> {
  await titleFor('ADMIN');
  return { title: (await getTranslations('contracts'))('queue.title') };
}

export default async function ContractsPage({ searchParams }: { searchParams: SearchParams }) {
  const [actor, deps, keys, t] = await Promise.all([pageActor('ADMIN', '/admin/contracts'), webDeps(), paramsOf(searchParams), getTranslations('contracts')]);
  const { rows, next, previous, waiting, elsewhere } = await contractQueue(deps.db, actor, { after: keys['after'], before: keys['before'] });
  return (
    <>
      <PageHeader title={t('queue.title')} lead={t('queue.lead', { count: waiting })} />
      <ContractQueue caption={t('queue.title')} empty={t('queue.empty')} rows={rows} now={deps.clock.now().epochMilliseconds} />
      <Pagination {...pageLinks('/admin/contracts', { next, previous })} />
      {elsewhere.length > 0 && (
        <Section title={t('queue.elsewhere')} lead={t('queue.elsewhereLead')} className="mt-12">
          <ContractQueue caption={t('queue.elsewhere')} empty="" rows={elsewhere} now={deps.clock.now().epochMilliseconds} />
        </Section>
      )}
    </>
  );
}
