import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import Link from 'next/link';
import { CallerSection } from '@/components/institutions/caller-section';
import { InstitutionSection } from '@/components/institutions/institution-section';
import { KeySection } from '@/components/institutions/key-section';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { categoryNames } from '@/lib/catalogue/views/mall';
import { callersOf, lendersPlayed } from '@/lib/desk-server/views';
import { institutionsForAdmin, mallKeysForAdmin } from '@/lib/institutions/views';
import { webDeps } from '@/lib/web/deps';
import { pageActor, titleFor } from '@/lib/web/session';
import * as actions from './actions';

export async function generateMetadata(): Promise<Metadata> {
  await titleFor('ADMIN');
  return { title: (await getTranslations('institutions'))('title') };
}

export default async function InstitutionsPage() {
  const [actor, { db, clock, env }, t] = await Promise.all([pageActor('ADMIN', '/admin/institutions'), webDeps(), getTranslations('institutions')]);
  const [institutions, categories, keys, callers, lenders] = await Promise.all([
    institutionsForAdmin(db, actor), categoryNames(db), mallKeysForAdmin(db, actor), callersOf(db, actor), lendersPlayed(db, actor),
  ]);
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} actions={<Button asChild variant="primary"><Link href="/admin/institutions/new">{t('add')}</Link></Button>} />
      {institutions.length === 0 && <EmptyState>{t('empty')}</EmptyState>}
      {institutions.map((institution) => (
        <InstitutionSection key={institution.id} institution={institution} categories={categories} now={clock.now().toString()} baseUrl={env.baseUrl} actions={{ ...actions }} />
      ))}
      <KeySection keys={keys} makeNext={actions.makeNextKeyAction} turn={actions.turnKeyAction} />
      <CallerSection callers={callers} lenders={lenders} baseUrl={env.baseUrl} admit={actions.admitCallerAction} dismiss={actions.dismissCallerAction} />
    </>
  );
}
