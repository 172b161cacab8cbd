import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { CameBackForm } from '@/components/billing/came-back-form';
import { CaseAnswers } from '@/components/rights/case-answers';
import { CaseList } from '@/components/rights/case-list';
import { GoodsBackForm } from '@/components/rights/goods-back-form';
import { RefundForm } from '@/components/rights/refund-form';
import { RefundParts } from '@/components/rights/refund-parts';
import { GoodsSentList } from '@/components/rights/goods-sent';
import { RightsBadge } from '@/components/rights/rights-table';
import { NoticeText } from '@/components/rights/what-happens';
import { WithdrawalTimeline } from '@/components/rights/withdrawal-timeline';
import { DescriptionList } from '@/components/ui/description-list';
import { PageHeader } from '@/components/ui/page-header';
import { Section } from '@/components/ui/section';
import { deskConfirms } from '@/lib/rights/model/withdrawal';
import { deskWithdrawal } from '@/lib/rights/views/desk';
import { goodsSent } from '@/lib/endings/views/returns';
import { webDeps } from '@/lib/web/deps';
import { pageActor, titleFor } from '@/lib/web/session';
import { confirmForSellerAction, decideCaseAction, recordCameBackAction, recordRefundAction } from '../../actions';

export async function generateMetadata(): Promise<Metadata> {
  await titleFor('DESK');
  return { title: (await getTranslations('rights'))('withdraw.title') };
}

export default async function DeskWithdrawal({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const [actor, { db, clock }, t] = await Promise.all([pageActor('DESK', `/desk/rights/withdrawals/${encodeURIComponent(id)}`), webDeps(), getTranslations('rights')]);
  const withdrawal = await deskWithdrawal(db, actor, id);
  if (!withdrawal) notFound();
  const goods = await goodsSent(db, actor, withdrawal.contractId);
  const byHandMinor = withdrawal.refunds.reduce((sum, { method, paidAt, amountMinor }) => (method === null && paidAt === null ? sum + amountMinor : sum), 0n);
  const now = clock.now().toString();
  return (
    <>
      <PageHeader kicker={<span className="money">{withdrawal.number}</span>} title={withdrawal.title} badge={<RightsBadge state={withdrawal.state} />} />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-x-14 gap-y-10 xl:grid-cols-[minmax(0,1fr)_24.5rem]">
        <div className="flex max-w-read flex-col gap-10">
          {goods && <GoodsSentList goods={goods} />}
          {withdrawal.refunds.length > 0 && (
            <Section title={t('desk.refundTitle')}>
              <div className="space-y-6">
                {withdrawal.payee && (
                  <DescriptionList items={[
                    { term: t('desk.payee'), value: withdrawal.payee.name },
                    { term: t('desk.payeePhone'), value: <a href={`tel:${withdrawal.payee.phone}`} className="money underline">{withdrawal.payee.phone}</a> },
                  ]} />
                )}
                {byHandMinor > 0n && <RefundForm withdrawalId={id} amountMinor={byHandMinor} currency={withdrawal.currency} action={recordRefundAction} />}
                <RefundParts withdrawal={withdrawal} now={now} />
                {withdrawal.refunds.map(({ refusedId }) => refusedId !== null && <CameBackForm key={refusedId} refundId={refusedId} number={withdrawal.number} action={recordCameBackAction} />)}
              </div>
            </Section>
          )}
          {deskConfirms(withdrawal, now) && <Section title={t('seller.backTitle')}><GoodsBackForm withdrawalId={id} action={confirmForSellerAction} /></Section>}
          <CaseList cases={withdrawal.cases} action={decideCaseAction} />
          <CaseAnswers cases={withdrawal.cases} currency={withdrawal.currency} />
          <NoticeText title={t('withdraw.noticeTitle')} text={withdrawal.notice} />
        </div>
        <Section title={t('steps')}><WithdrawalTimeline withdrawal={withdrawal} now={now} /></Section>
      </div>
    </>
  );
}
