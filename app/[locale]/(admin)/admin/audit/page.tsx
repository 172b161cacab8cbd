import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { AuditSearch } from '@/components/audit/audit-search';
import { AuditTable } from '@/components/audit/audit-table';
import { ChainPanel } from '@/components/audit/chain-panel';
import { PageHeader } from '@/components/ui/page-header';
import { pageLinks } from '@/components/ui/page-links';
import { Pagination } from '@/components/ui/pagination';
import { auditChain, auditTrail } from '@/lib/accounts/views/audit';
import { webDeps } from '@/lib/web/deps';
import { oneParam, type SearchParams } from '@/lib/web/page-request';
import { pageActor, titleFor } from '@/lib/web/session';

export async function generateMetadata(): Promise<Metadata> {
  await titleFor('ADMIN');
  const t = await getTranslations('audit');
  return { title: t('title') };
}

export default async function AuditPage({ searchParams }: { searchParams: SearchParams }) {
  const [actor, { db }, params, t] = await Promise.all([pageActor('ADMIN', '/admin/audit'), webDeps(), searchParams, getTranslations('audit')]);
  const [subject = '', by = '', action = '', from = '', to = ''] = ['subject', 'actor', 'action', 'from', 'to'].map((name) => oneParam(params[name]) ?? '');
  const values = { subject, actor: by, action, from, to };
  const exact = /^[a-z-]+\.[a-z-]+$/.test(action) && t.has(`actions.${action}`);
  const keys = { after: oneParam(params['after']), before: oneParam(params['before']) };
  const [{ rows, next, previous }, chain] = await Promise.all([auditTrail(db, actor, { ...values, exact, ...keys }), auditChain(db, actor, subject)]);
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      <AuditSearch values={values} />
      {chain && <ChainPanel chain={chain} />}
      <AuditTable rows={rows} />
      <Pagination {...pageLinks('/admin/audit', { next, previous }, values)} />
    </>
  );
}
