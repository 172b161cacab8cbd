import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import Link from 'next/link';
import { MailLinkForm } from '@/components/accounts/mail-link-form';
import { PageHeader } from '@/components/ui/page-header';
import { webDeps } from '@/lib/web/deps';
import { requestPasswordResetAction } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('accounts.recover');
  return { title: t('title') };
}

export default async function RecoverPage() {
  const [{ env }, t] = await Promise.all([webDeps(), getTranslations('accounts.recover')]);
  return (
    <div className="max-w-112">
      <PageHeader title={t('title')} lead={t('text')} />
      <MailLinkForm purpose="recover" action={requestPasswordResetAction} demo={env.mode === 'demo'} />
      <p className="mt-8 border-t border-line pt-3 text-sm">
        <Link className="inline-flex min-h-11 items-center text-accent underline underline-offset-4" href="/sign-in">{t('back')}</Link>
      </p>
    </div>
  );
}
