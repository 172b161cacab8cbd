import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { DecideForm } from '@/components/limits/decide-form';
import { ReferredFacts } from '@/components/limits/referred-facts';
import { Deadline } from '@/components/ui/deadline';
import { DescriptionList } from '@/components/ui/description-list';
import { PageHeader } from '@/components/ui/page-header';
import { Section } from '@/components/ui/section';
import { referredCase, type ReferredCase } from '@/lib/limits/views/desk';
import { webDeps } from '@/lib/web/deps';
import { pageActor, titleFor } from '@/lib/web/session';
import { decideAskAction } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  await titleFor('DESK');
  return { title: (await getTranslations('limits'))('desk.queue') };
}

export default async function ReferredAsk({ params }: { params: Promise<{ askId: string }> }) {
  const { askId } = await params;
  const [actor, deps, t] = await Promise.all([pageActor('DESK', `/desk/limits/${encodeURIComponent(askId)}`), webDeps(), getTranslations('limits')]);
  const referred = await referredCase(deps, actor, askId);
  if (!referred) notFound();
  const waits = referred.state === 'REFERRED';
  return (
    <>
      <PageHeader title={referred.title} kicker={t('requestNumber', { number: referred.number })} lead={waits && <>{t('desk.answerBy')} <Deadline at={referred.answerBy} now={referred.now} /></>} />
      <div className="grid gap-x-14 gap-y-10 xl:grid-cols-[minmax(0,1fr)_24.5rem]">
        <ReferredFacts referred={referred} />
        <Section title={t(waits ? 'desk.decide' : 'desk.decision')}>
          {waits ? <DecideForm referred={referred} action={decideAskAction} /> : <Decided referred={referred} />}
        </Section>
      </div>
    </>
  );
}

async function Decided({ referred }: { referred: ReferredCase }) {
  const t = await getTranslations('limits');
  return (
    <DescriptionList
      items={[
        { term: t('desk.decision'), value: t(`state.${referred.state}`) },
        { term: t('desk.decidedBy'), value: referred.decided?.by ?? (referred.scorecard ? t('card.byVersion', { version: referred.scorecard }) : '–') },
        { term: t('desk.note'), value: referred.decided?.note ?? '–' },
      ]}
    />
  );
}
