import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { AnswerForm } from '@/components/limits/objections/answer-form';
import { ObjectionFacts } from '@/components/limits/objections/objection-facts';
import { Deadline } from '@/components/ui/deadline';
import { DescriptionList } from '@/components/ui/description-list';
import { PageHeader } from '@/components/ui/page-header';
import { Section } from '@/components/ui/section';
import { formatTableInstant } from '@/lib/kernel/date-text';
import { objectionCase, type ObjectionCase } from '@/lib/limits/views/objections';
import { webDeps } from '@/lib/web/deps';
import { pageActor, titleFor } from '@/lib/web/session';
import { answerObjectionAction } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  await titleFor('DESK');
  return { title: (await getTranslations('limits'))('objection.queue') };
}

export default async function DeskObjection({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const [actor, deps, t] = await Promise.all([pageActor('DESK', `/desk/objections/${encodeURIComponent(id)}`), webDeps(), getTranslations('limits')]);
  const objection = await objectionCase(deps, actor, id);
  if (!objection) notFound();
  const { answered } = objection;
  return (
    <>
      <PageHeader
        title={objection.title} kicker={t('requestNumber', { number: objection.number })}
        lead={!answered && <>{t('objection.answerBy')} <Deadline at={objection.answerBy} now={objection.now} /></>}
      />
      <div className="grid gap-x-14 gap-y-10 xl:grid-cols-[minmax(0,1fr)_24.5rem]">
        <ObjectionFacts objection={objection} />
        <Section title={t('objection.answer')}>
          {answered && <Answered objection={objection} answered={answered} />}
          {!answered && (objection.ownDecision ? <p className="text-sm">{t('objection.ownDecision')}</p> : <AnswerForm objectionId={id} action={answerObjectionAction} />)}
        </Section>
      </div>
    </>
  );
}

async function Answered({ objection, answered }: { objection: ObjectionCase; answered: NonNullable<ObjectionCase['answered']> }) {
  const [t, locale] = await Promise.all([getTranslations('limits'), getLocale()]);
  return (
    <DescriptionList
      items={[
        { term: t('objection.outcome'), value: objection.outcome && t(`objection.outcomes.${objection.outcome}`) },
        { term: t('objection.answerField'), value: <span className="whitespace-pre-line">{answered.answer}</span> },
        { term: t('objection.answeredBy'), value: answered.by },
        { term: t('objection.answeredAt'), value: formatTableInstant(answered.at, locale === 'en' ? 'en' : 'ko') },
        ...(answered.newAskId ? [{ term: t('objection.newRequest'), value: <Link href={`/desk/limits/${answered.newAskId}`} className="text-accent underline underline-offset-4">{t('objection.toCase')}</Link> }] : []),
      ]}
    />
  );
}
