import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { VersionView } from '@/components/limits/scorecard/version-view';
import { scorecardVersion, tryOnPast } from '@/lib/limits/views/scorecards';
import { webDeps } from '@/lib/web/deps';
import { pageActor, titleFor } from '@/lib/web/session';
import { decideScorecardAction } from '../actions';

export async function generateMetadata(): Promise<Metadata> {
  await titleFor('ADMIN');
  return { title: (await getTranslations('limits'))('card.title') };
}

export default async function AdminScorecardVersion({ params }: { params: Promise<{ version: string }> }) {
  const { version: name } = await params;
  const [actor, { db }] = await Promise.all([pageActor('ADMIN', `/admin/scorecard/${encodeURIComponent(name)}`), webDeps()]);
  const version = await scorecardVersion(db, actor, name);
  if (!version) notFound();
  const waits = version.state === 'DRAFT' || version.state === 'PROPOSED';
  const result = waits ? await tryOnPast(db, actor, version.card) : null;
  return <VersionView version={version} result={result} decide={decideScorecardAction} links={false} />;
}
