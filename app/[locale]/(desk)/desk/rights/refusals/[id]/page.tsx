import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { AnswerRefusalForm } from '@/components/rights/answer-refusal-form';
import { CaseAnswers } from '@/components/rights/case-answers';
import { CaseList } from '@/components/rights/case-list';
import { RefusalFacts } from '@/components/rights/refusal-facts';
import { RefusalTimeline } from '@/components/rights/refusal-timeline';
import { RightsBadge } from '@/components/rights/rights-table';
import { OutsideWords } from '@/components/rights/told-words';
import { NoticeText } from '@/components/rights/what-happens';
import { Deadline } from '@/components/ui/deadline';
import { PageHeader } from '@/components/ui/page-header';
import { Section } from '@/components/ui/section';
import { silenceBy } from '@/lib/rights/model/refusal';
import { deskRefusal } from '@/lib/rights/views/desk';
import { webDeps } from '@/lib/web/deps';
import { pageActor, titleFor } from '@/lib/web/session';
import { answerForFinancierAction, decideCaseAction } from '../../actions';

export async function generateMetadata(): Promise<Metadata> {
  await titleFor('DESK');
  return { title: (await getTranslations('rights'))('refuse.title') };
}

export default async function DeskRefusal({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const [actor, { db, clock }, t] = await Promise.all([pageActor('DESK', `/desk/rights/refusals/${encodeURIComponent(id)}`), webDeps(), getTranslations('rights')]);
  const refusal = await deskRefusal(db, actor, id);
  if (!refusal) notFound();
  const now = clock.now().toString();
  const waits = refusal.state === 'OPEN' && refusal.financier16.answer === null;
  const by = silenceBy({ seller: refusal.seller.answer, financier: refusal.financier16.answer, sellerBy: refusal.seller.by, financierBy: refusal.financier16.by });
  return (
    <>
      <PageHeader kicker={<span className="money">{refusal.number}</span>} title={refusal.title} badge={<RightsBadge state={refusal.state} />} lead={waits && by !== null && <>{t('seller.answerBy')} <Deadline at={by} now={now} />{by !== refusal.financier16.by && <span className="block text-sm">{t('desk.sellerFirst')}</span>}</>} />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-x-14 gap-y-10 xl:grid-cols-[minmax(0,1fr)_24.5rem]">
        <div className="flex max-w-read flex-col gap-10">
          <RefusalFacts refusal={refusal} />
          {waits && <Section title={t('desk.financierAnswer')}><OutsideWords about={refusal} /><AnswerRefusalForm refusalId={id} action={answerForFinancierAction} /></Section>}
          <CaseList cases={refusal.cases} action={decideCaseAction} blocked={refusal.ownAnswer} />
          <CaseAnswers cases={refusal.cases} currency={refusal.currency} />
          <NoticeText title={t('withdraw.noticeTitle')} text={refusal.notice} />
        </div>
        <Section title={t('steps')}><RefusalTimeline refusal={refusal} now={now} /></Section>
      </div>
    </>
  );
}
