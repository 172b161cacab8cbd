import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { ApproveButton } from '@/components/settlements/approve-button';
import { FailedForm } from '@/components/settlements/failed-form';
import { SettlementLines } from '@/components/settlements/settlement-lines';
import { SettlementNotice } from '@/components/settlements/settlement-notice';
import { SettlementBadge } from '@/components/settlements/settlement-table';
import { Button } from '@/components/ui/button';
import { DescriptionList } from '@/components/ui/description-list';
import { PageHeader } from '@/components/ui/page-header';
import { Section } from '@/components/ui/section';
import { formatTableDate } from '@/lib/kernel/day-text';
import { adminSettlement } from '@/lib/settlements/views/admin';
import { webDeps } from '@/lib/web/deps';
import { pageActor, titleFor } from '@/lib/web/session';
import { approveSettlementAction, recordPayoutFailedAction } from '../actions';

export async function generateMetadata(): Promise<Metadata> {
  await titleFor('ADMIN');
  return { title: (await getTranslations('settlements'))('title') };
}

export default async function AdminSettlementPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const [actor, deps, t, accounts, found] = await Promise.all([pageActor('ADMIN', `/admin/settlements/${id}`), webDeps(), getTranslations('settlements'), getTranslations('accounts.banks'), getLocale()]);
  const settlement = await adminSettlement(deps, actor, id);
  if (!settlement) notFound();
  const locale = found === 'en' ? 'en' : 'ko';
  const { account, firstBy, secondBy, state } = settlement;
  const facts = [
    { term: t('columns.number'), value: <span className="money">{settlement.number}</span> },
    ...(firstBy || secondBy ? [{ term: t('detail.approvals'), value: [firstBy && t('detail.first', { name: firstBy }), secondBy && t('detail.second', { name: secondBy })].filter(Boolean).join(' · ') }] : []),
    ...(account ? [{ term: t('detail.account'), value: <span className="money">{accounts.has(account.bank) ? accounts(account.bank) : account.bank} {account.number} · {account.holder}</span> }] : []),
    ...(settlement.paidOn ? [{ term: t('detail.paidAt'), value: <span className="money">{formatTableDate(settlement.paidOn, locale)}</span> }] : []),
    ...(settlement.failedReason ? [{ term: t('detail.failed'), value: settlement.failedReason }] : []),
  ];
  return (
    <>
      <PageHeader
        title={t('detail.title', { day: formatTableDate(settlement.day, locale) })} kicker={settlement.seller} badge={<SettlementBadge state={state} />}
        actions={<><Button asChild size="sm"><a href={`/admin/settlements/${id}/statement/pdf?lang=${locale}`} download>{t('detail.pdf')}</a></Button><Button asChild size="sm"><a href={`/admin/settlements/${id}/statement`} download>{t('detail.csv')}</a></Button><Button asChild size="sm"><Link href={`/admin/settlements/terms/${settlement.sellerId}`}>{t('admin.termsOf')}</Link></Button></>}
      />
      <DescriptionList items={facts} className="mb-8 max-w-read" />
      <SettlementNotice settlement={settlement} />
      {settlement.mayApprove && <div className="mb-10"><ApproveButton settlementId={id} again={state === 'FAILED'} action={approveSettlementAction} /></div>}
      <SettlementLines settlement={settlement} />
      {state === 'IN_FILE' && <Section title={t('admin.failedTitle')} className="mt-12 max-w-read"><FailedForm settlementId={id} action={recordPayoutFailedAction} /></Section>}
    </>
  );
}
