import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ContractQueue } from '@/components/contracts/contract-queue';
import { PageHeader } from '@/components/ui/page-header';
import { Pagination } from '@/components/ui/pagination';
import { Section } from '@/components/ui/section';
import { contractQueue } from '@/lib/contracts/views/queue';
import { webDeps } from '@/lib/web/deps';
import { pageActor, titleFor } from '@/lib/web/session';

export async function generateMetadata(): Promise<Metadata> {
  await titleFor('ADMIN');
  return { title: (await getTranslations('contracts'))('queue.title') };
}

export default async function ContractsPage({ searchParams }: { searchParams: Promise<{ after?: string }> }) {
  const [actor, deps, { after }, t] = await Promise.all([pageActor('ADMIN', '/admin/contracts'), webDeps(), searchParams, getTranslations('contracts')]);
  const { rows, next, waiting, elsewhere } = await contractQueue(deps.db, actor, typeof after === 'string' ? after : undefined);
  return (
    <>
      <PageHeader title={t('queue.title')} lead={t('queue.lead', { count: waiting })} />
      <ContractQueue caption={t('queue.title')} empty={t('queue.empty')} rows={rows} now={deps.clock.now().epochMilliseconds} />
      <Pagination {...(next ? { next: `/admin/contracts?after=${encodeURIComponent(next)}` } : {})} />
      {elsewhere.length > 0 && (
        <Section title={t('queue.elsewhere')} lead={t('queue.elsewhereLead')} className="mt-12">
          <ContractQueue caption={t('queue.elsewhere')} empty="" rows={elsewhere} now={deps.clock.now().epochMilliseconds} />
        </Section>
      )}
    </>
  );
}
