import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { CaseAnswers } from '@/components/rights/case-answers';
import { GoodsBackForm } from '@/components/rights/goods-back-form';
import { GoodsSentList } from '@/components/rights/goods-sent';
import { RightsBadge } from '@/components/rights/rights-table';
import { NoticeText } from '@/components/rights/what-happens';
import { WithdrawalTimeline } from '@/components/rights/withdrawal-timeline';
import { Deadline } from '@/components/ui/deadline';
import { PageHeader } from '@/components/ui/page-header';
import { Section } from '@/components/ui/section';
import { sellerWithdrawal } from '@/lib/rights/views/seller';
import { goodsSent } from '@/lib/endings/views/returns';
import { webDeps } from '@/lib/web/deps';
import { sellerPage, sellerTitle } from '@/lib/web/session';
import { confirmGoodsBackAction } from '../../actions';

export async function generateMetadata(): Promise<Metadata> {
  await sellerTitle('orders');
  return { title: (await getTranslations('rights'))('withdraw.title') };
}

export default async function SellerWithdrawal({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const [actor, { db, clock }, t] = await Promise.all([sellerPage('orders', `/seller/rights/withdrawals/${encodeURIComponent(id)}`), webDeps(), getTranslations('rights')]);
  const withdrawal = await sellerWithdrawal(db, actor, id);
  if (!withdrawal) notFound();
  const goods = await goodsSent(db, actor, withdrawal.contractId);
  const now = clock.now().toString();
  return (
    <>
      <PageHeader
        kicker={<Link href={`/seller/orders/${withdrawal.orderId}`} className="money underline underline-offset-4">{withdrawal.number}</Link>} title={withdrawal.title} badge={<RightsBadge state={withdrawal.state} />}
        lead={withdrawal.state === 'SENT' && <>{t('seller.goodsBy')} <Deadline at={withdrawal.returnBy} now={now} /></>}
      />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-x-14 gap-y-10 xl:grid-cols-[minmax(0,1fr)_24.5rem]">
        <div className="flex max-w-read flex-col gap-10">
          {goods && <GoodsSentList goods={goods} />}
          {withdrawal.state === 'SENT' && <Section title={t('seller.backTitle')}><GoodsBackForm withdrawalId={id} action={confirmGoodsBackAction} /></Section>}
          <CaseAnswers cases={withdrawal.cases} currency={withdrawal.currency} />
          <NoticeText title={t('withdraw.noticeTitle')} text={withdrawal.notice} />
        </div>
        <Section title={t('steps')}><WithdrawalTimeline withdrawal={withdrawal} now={now} /></Section>
      </div>
    </>
  );
}
