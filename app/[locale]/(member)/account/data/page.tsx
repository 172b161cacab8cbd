import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { AccountHead } from '@/components/people/account-head';
import { ExportPanel } from '@/components/people/export-panel';
import { Section } from '@/components/ui/section';
import { myExports } from '@/lib/privacy/views/data-page';
import { webDeps } from '@/lib/web/deps';
import { currentActor, signInFirst } from '@/lib/web/session';
import { askExportAction } from '../actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('people.nav'))('data') };
}

export default async function DataPage() {
  const [actor, { db, clock }, t] = await Promise.all([currentActor(), webDeps(), getTranslations('people.data')]);
  if (!actor) return signInFirst('/account/data');
  return (
    <>
      <AccountHead place="data" />
      <Section title={t('title')} lead={t('lead')}><ExportPanel rows={await myExports(db, actor, clock.now())} ask={askExportAction} /></Section>
    </>
  );
}
