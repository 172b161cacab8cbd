import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { CardFigures } from '@/components/limits/scorecard/card-figures';
import { VersionsTable } from '@/components/limits/scorecard/versions-table';
import { PageHeader } from '@/components/ui/page-header';
import { Section } from '@/components/ui/section';
import { scorecardsPage } from '@/lib/limits/views/scorecards';
import { webDeps } from '@/lib/web/deps';
import { pageActor, titleFor } from '@/lib/web/session';

export async function generateMetadata(): Promise<Metadata> {
  await titleFor('ADMIN');
  return { title: (await getTranslations('limits'))('card.title') };
}

export default async function AdminScorecard() {
  const [actor, { db }, t] = await Promise.all([pageActor('ADMIN', '/admin/scorecard'), webDeps(), getTranslations('limits')]);
  const page = await scorecardsPage(db, actor);
  if (!page) notFound();
  return (
    <>
      <PageHeader title={t('card.title')} lead={t('card.lead')} />
      <div className="space-y-12">
        <Section title={t('card.versions')}><VersionsTable rows={page.versions} at="/admin/scorecard" /></Section>
        <Section title={t('card.active')} aside={<span className="money">{page.active.version}</span>}><CardFigures card={page.active} /></Section>
      </div>
    </>
  );
}
