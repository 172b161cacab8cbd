import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { InstitutionSection } from '@/components/institutions/institution-section';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { categoryNames } from '@/lib/catalogue/views/mall';
import { institutionsForAdmin } from '@/lib/institutions/views';
import { webDeps } from '@/lib/web/deps';
import { pageActor, titleFor } from '@/lib/web/session';

export async function generateMetadata(): Promise<Metadata> {
  await titleFor('ADMIN');
  return { title: (await getTranslations('institutions'))('title') };
}

export default async function InstitutionsPage() {
  const [actor, deps, t] = await Promise.all([pageActor('ADMIN', '/admin/institutions'), webDeps(), getTranslations('institutions')]);
  const [institutions, categories] = await Promise.all([institutionsForAdmin(deps.db, actor), categoryNames(deps.db)]);
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      {institutions.length === 0 && <EmptyState>{t('empty')}</EmptyState>}
      {institutions.map((institution) => <InstitutionSection key={institution.id} institution={institution} categories={categories} />)}
    </>
  );
}
