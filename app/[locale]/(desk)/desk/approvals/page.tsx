import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ApprovalTabs } from '@/components/limits/approval-tabs';
import { DeskApprovalsTable } from '@/components/limits/desk-approvals-table';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { pageLinks } from '@/components/ui/page-links';
import { Pagination } from '@/components/ui/pagination';
import { deskApprovals } from '@/lib/limits/views/desk-approvals';
import { webDeps } from '@/lib/web/deps';
import { pageRequest, type SearchParams } from '@/lib/web/page-request';
import { pageActor, titleFor } from '@/lib/web/session';
import { reduceApprovalAction, takeBackApprovalAction } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  await titleFor('DESK');
  return { title: (await getTranslations('limits.desk.approval'))('title') };
}

export default async function DeskApprovals({ searchParams }: { searchParams: SearchParams }) {
  const [actor, deps, page, t] = await Promise.all([pageActor('DESK', '/desk/approvals'), webDeps(), pageRequest(searchParams), getTranslations('limits.desk.approval')]);
  const { rows, next, previous } = await deskApprovals(deps, actor, page);
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      <ApprovalTabs current="goods" />
      {rows.length === 0 ? <EmptyState>{t('empty')}</EmptyState>
        : <DeskApprovalsTable rows={rows} now={deps.clock.now().toString()} actions={{ takeBack: takeBackApprovalAction, reduce: reduceApprovalAction }} />}
      <Pagination {...pageLinks('/desk/approvals', { next: next ?? null, previous: previous ?? null })} />
    </>
  );
}
