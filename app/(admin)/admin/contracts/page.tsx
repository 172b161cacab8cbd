import { getTranslations } from 'next-intl/server';
import { ContractQueue } from '@/components/contracts/contract-queue';
import { PageHeader } from '@/components/ui/page-header';
import { Pagination } from '@/components/ui/pagination';
import { contractQueue } from '@/lib/contracts/views';
import { webDeps } from '@/lib/web/deps';
import { pageActor } from '@/lib/web/session';

export default async function ContractsPage({ searchParams }: { searchParams: Promise<{ after?: string }> }) {
  const [actor, deps, { after }, t] = await Promise.all([pageActor('ADMIN', '/admin/contracts'), webDeps(), searchParams, getTranslations('contracts')]);
  const { rows, next, waiting } = await contractQueue(deps.db, actor, typeof after === 'string' ? after : undefined);
  return (
    <>
      <PageHeader title={t('queue.title')} lead={t('queue.lead', { count: waiting })} />
      <ContractQueue rows={rows} now={deps.clock.now().epochMilliseconds} />
      <Pagination {...(next ? { next: `/admin/contracts?after=${encodeURIComponent(next)}` } : {})} />
    </>
  );
}
