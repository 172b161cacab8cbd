import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { RefundByHandForm } from '@/components/billing/refund-by-hand-form';
import { CaseTable } from '@/components/rights/case-table';
import { RightsTable } from '@/components/rights/rights-table';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { Section } from '@/components/ui/section';
import { refundsByHand } from '@/lib/billing/views/refunds-by-hand';
import { deskRights } from '@/lib/rights/views/desk';
import { webDeps } from '@/lib/web/deps';
import { pageActor, titleFor } from '@/lib/web/session';
import { recordCameBackAction, recordRefundByHandAction } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  await titleFor('DESK');
  return { title: (await getTranslations('rights'))('desk.title') };
}

export default async function DeskRights() {
  const [actor, { db, clock }, t, b] = await Promise.all([pageActor('DESK', '/desk/rights'), webDeps(), getTranslations('rights.desk'), getTranslations('billing.refunds')]);
  const [{ cases, refusals, withdrawals }, refunds] = await Promise.all([deskRights(db, actor), refundsByHand(db, actor)]);
  const now = clock.now().toString();
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      <div className="space-y-12">
        {(cases.length > 0 || refunds.length === 0) && <Section title={t('cases')}>{cases.length === 0 ? <EmptyState>{t('casesEmpty')}</EmptyState> : <CaseTable rows={cases} now={now} caption={t('cases')} />}</Section>}
        {refunds.length > 0 && (
          <Section title={b('title')}>
            <p className="mb-4 max-w-[65ch] text-sm text-ink-muted">{b('lead')}</p>
            <ul className="space-y-6">{refunds.map((refund) => <li key={refund.id}><RefundByHandForm refund={refund} action={recordRefundByHandAction} cameBack={recordCameBackAction} /></li>)}</ul>
          </Section>
        )}
        <Section title={t('refusals')}>{refusals.length === 0 ? <EmptyState>{t('refusalsEmpty')}</EmptyState> : <RightsTable rows={refusals} base="/desk/rights/refusals" now={now} caption={t('refusals')} />}</Section>
        <Section title={t('withdrawals')}>{withdrawals.length === 0 ? <EmptyState>{t('withdrawalsEmpty')}</EmptyState> : <RightsTable rows={withdrawals} base="/desk/rights/withdrawals" now={now} caption={t('withdrawals')} />}</Section>
      </div>
    </>
  );
}
