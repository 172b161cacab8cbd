import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { RegistrationFields } from '@/components/institutions/registration-fields';
import { PageHeader } from '@/components/ui/page-header';
import { categoryNames } from '@/lib/catalogue/views/mall';
import { registrationStart } from '@/lib/institutions/model/registration-form';
import { webDeps } from '@/lib/web/deps';
import { pageActor, titleFor } from '@/lib/web/session';
import { saveRegistrationAction } from '../actions';

export async function generateMetadata(): Promise<Metadata> {
  await titleFor('ADMIN');
  return { title: (await getTranslations('institutions'))('add') };
}

export default async function NewInstitution() {
  const [, { db }, t] = await Promise.all([pageActor('ADMIN', '/admin/institutions/new'), webDeps(), getTranslations('institutions')]);
  return (
    <div className="max-w-read">
      <PageHeader title={t('add')} lead={t('form.lead')} />
      <RegistrationFields start={registrationStart()} categories={await categoryNames(db)} isNew action={saveRegistrationAction} />
    </div>
  );
}
