import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { AnswerRefusalForm } from '@/components/rights/answer-refusal-form';
import { CaseAnswers } from '@/components/rights/case-answers';
import { RefusalFacts } from '@/components/rights/refusal-facts';
import { RefusalTimeline } from '@/components/rights/refusal-timeline';
import { RightsBadge } from '@/components/rights/rights-table';
import { NoticeText } from '@/components/rights/what-happens';
import { Deadline } from '@/components/ui/deadline';
import { PageHeader } from '@/components/ui/page-header';
import { Section } from '@/components/ui/section';
import { sellerRefusal } from '@/lib/rights/views/seller';
import { webDeps } from '@/lib/web/deps';
import { sellerPage, sellerTitle } from '@/lib/web/session';
import { answerRefusalAction } from '../../actions';

export async function generateMetadata(): Promise<Metadata> {
  await sellerTitle('contracts');
  return { title: (await getTranslations('rights'))('refuse.title') };
}

export default async function SellerRefusal({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const [actor, { db, clock }, t] = await Promise.all([sellerPage('contracts', `/seller/rights/refusals/${encodeURIComponent(id)}`), webDeps(), getTranslations('rights')]);
  const refusal = await sellerRefusal(db, actor, id);
  if (!refusal) notFound();
  const now = clock.now().toString();
  const waits = refusal.state === 'OPEN' && refusal.seller.answer === null;
  return (
    <>
      <PageHeader kicker={<span className="money">{refusal.number}</span>} title={refusal.title} badge={<RightsBadge state={refusal.state} />} lead={waits && <>{t('seller.answerBy')} <Deadline at={refusal.seller.by} now={now} /></>} />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-x-14 gap-y-10 xl:grid-cols-[minmax(0,1fr)_24.5rem]">
        <div className="flex max-w-read flex-col gap-10">
          <RefusalFacts refusal={refusal} />
          {waits && <Section title={t('seller.answerTitle')}><AnswerRefusalForm refusalId={id} action={answerRefusalAction} /></Section>}
          <CaseAnswers cases={refusal.cases} currency={refusal.currency} />
          <NoticeText title={t('withdraw.noticeTitle')} text={refusal.notice} />
        </div>
        <Section title={t('steps')}><RefusalTimeline refusal={refusal} now={now} /></Section>
      </div>
    </>
  );
}
