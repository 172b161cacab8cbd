import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { RegistrationFields } from '@/components/institutions/registration-fields';
import { Button } from '@/components/ui/button';
import { PageHeader } from '@/components/ui/page-header';
import { categoryNames } from '@/lib/catalogue/views/mall';
import { registrationStart } from '@/lib/institutions/model/registration-form';
import { registeredForAdmin } from '@/lib/institutions/views';
import { webDeps } from '@/lib/web/deps';
import { pageActor, titleFor } from '@/lib/web/session';
import { saveRegistrationAction } from '../actions';

export async function generateMetadata(): Promise<Metadata> {
  await titleFor('ADMIN');
  return { title: (await getTranslations('institutions'))('edit') };
}

export default async function EditInstitution({ params }: { params: Promise<{ code: string }> }) {
  const { code } = await params;
  const [actor, { db }, t, remittances] = await Promise.all([pageActor('ADMIN', `/admin/institutions/${encodeURIComponent(code)}`), webDeps(), getTranslations('institutions'), getTranslations('settlements.remittances')]);
  const [known, categories] = await Promise.all([registeredForAdmin(db, actor, code), categoryNames(db)]);
  if (!known) notFound();
  return (
    <div className="max-w-read">
      <PageHeader title={known.nameKo} kicker={t('edit')} lead={t('form.lead')} actions={<Button asChild size="sm"><Link href={`/admin/institutions/${encodeURIComponent(code)}/remittances`}>{remittances('link')}</Link></Button>} />
      <RegistrationFields start={registrationStart(known)} categories={categories} action={saveRegistrationAction} />
    </div>
  );
}
