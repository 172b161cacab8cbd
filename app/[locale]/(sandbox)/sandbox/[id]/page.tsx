import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { SandboxForm } from '@/components/payments/sandbox-form';
import { PageHeader } from '@/components/ui/page-header';
import { setupPage } from '@/lib/sandbox-gateway/views';
import { webDeps } from '@/lib/web/deps';
import { enterNumberAction } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('payments.sandbox'))('title'), robots: { index: false } };
}

/** The hosted page of the demo's payment gateway. */
export default async function SandboxPage({ params }: { params: Promise<{ id: string }> }) {
  const [{ id }, { db, env }, t] = await Promise.all([params, webDeps(), getTranslations('payments.sandbox')]);
  const setup = env.mode === 'demo' ? await setupPage(db, id) : null;
  if (!setup) notFound();
  return (
    <>
      <PageHeader title={t('title')} lead={setup.doneAt ? t('done') : t('lead')} />
      {!setup.doneAt && <SandboxForm setupId={setup.id} action={enterNumberAction} />}
      <p className="mt-8"><a href={setup.returnUrl} className="text-accent underline underline-offset-4">{setup.doneAt ? t('back') : t('cancel')}</a></p>
    </>
  );
}
