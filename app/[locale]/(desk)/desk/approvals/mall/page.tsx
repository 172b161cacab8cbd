import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ApprovalTabs } from '@/components/limits/approval-tabs';
import { DeskMallLimitsTable } from '@/components/limits/desk-mall-limits-table';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { pageLinks } from '@/components/ui/page-links';
import { Pagination } from '@/components/ui/pagination';
import { deskMallLimits } from '@/lib/limits/views/desk-mall-limits';
import { webDeps } from '@/lib/web/deps';
import { pageRequest, type SearchParams } from '@/lib/web/page-request';
import { pageActor, titleFor } from '@/lib/web/session';
import { takeBackPreApprovalAction } from '../actions';

export async function generateMetadata(): Promise<Metadata> {
  await titleFor('DESK');
  return { title: (await getTranslations('limits.desk.approval'))('mall') };
}

export default async function DeskMallLimits({ searchParams }: { searchParams: SearchParams }) {
  const [actor, deps, page, t] = await Promise.all([pageActor('DESK', '/desk/approvals/mall'), webDeps(), pageRequest(searchParams), getTranslations('limits.desk.approval')]);
  const { rows, next, previous } = await deskMallLimits(deps, actor, page);
  return (
    <>
      <PageHeader title={t('title')} lead={t('mallLead')} />
      <ApprovalTabs current="mall" />
      {rows.length === 0 ? <EmptyState>{t('mallEmpty')}</EmptyState> : <DeskMallLimitsTable rows={rows} now={deps.clock.now().toString()} takeBack={takeBackPreApprovalAction} />}
      <Pagination {...pageLinks('/desk/approvals/mall', { next: next ?? null, previous: previous ?? null })} />
    </>
  );
}
