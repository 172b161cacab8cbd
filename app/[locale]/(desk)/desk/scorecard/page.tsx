import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { CardFigures } from '@/components/limits/scorecard/card-figures';
import { SaveDraft } from '@/components/limits/scorecard/press-card';
import { triedOf } from '@/components/limits/scorecard/tried';
import { TryForm } from '@/components/limits/scorecard/try-form';
import { VersionsTable } from '@/components/limits/scorecard/versions-table';
import { WhatIfResult } from '@/components/limits/scorecard/what-if-result';
import { PageHeader } from '@/components/ui/page-header';
import { Section } from '@/components/ui/section';
import { scorecardsPage, tryOnPast } from '@/lib/limits/views/scorecards';
import { webDeps } from '@/lib/web/deps';
import { pageActor, titleFor } from '@/lib/web/session';
import { draftScorecardAction } from './actions';

const HERE = '/desk/scorecard';

export async function generateMetadata(): Promise<Metadata> {
  await titleFor('DESK');
  return { title: (await getTranslations('limits'))('card.title') };
}

export default async function DeskScorecard({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const [actor, { db }, query, t] = await Promise.all([pageActor('DESK', HERE), webDeps(), searchParams, getTranslations('limits')]);
  const page = await scorecardsPage(db, actor);
  if (!page) notFound();
  const { active, versions } = page;
  const tried = triedOf(active, query);
  const result = tried.card ? await tryOnPast(db, actor, tried.card) : null;
  return (
    <>
      <PageHeader title={t('card.title')} lead={t('card.lead')} />
      <div className="space-y-12">
        {result && (
          <Section title={t('card.result')}>
            <WhatIfResult result={result} currency={active.currency} links />
            <SaveDraft typed={tried.typed} action={draftScorecardAction} />
          </Section>
        )}
        <div className="grid gap-x-14 gap-y-12 xl:grid-cols-[minmax(0,1fr)_24.5rem]">
          <Section title={t('card.change')} lead={t('card.changeLead')}>
            <TryForm key={JSON.stringify(tried.typed)} card={active} typed={tried.typed} problems={tried.problems} at={HERE} />
          </Section>
          <Section title={t('card.active')} aside={<span className="money">{active.version}</span>}><CardFigures card={active} /></Section>
        </div>
        <Section title={t('card.versions')}><VersionsTable rows={versions} at={HERE} /></Section>
      </div>
    </>
  );
}
