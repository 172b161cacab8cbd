import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import Link from 'next/link';
import { ConfirmNewEmailForm } from '@/components/people/confirm-new-email-form';
import { PageHeader } from '@/components/ui/page-header';
import { newEmailOf } from '@/lib/accounts/views/link';
import { webDeps } from '@/lib/web/deps';
import { oneParam, type SearchParams } from '@/lib/web/page-request';
import { changeEmailAction } from './actions';

/* The address holds a secret: it is told to no other site. */
export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('people.email');
  return { title: t('confirmTitle'), referrer: 'no-referrer', robots: { index: false } };
}

export default async function ConfirmNewEmailPage({ searchParams }: { searchParams: SearchParams }) {
  const [params, deps, t, confirm] = await Promise.all([searchParams, webDeps(), getTranslations('people.email'), getTranslations('accounts.confirm')]);
  const token = oneParam(params['token']) ?? '';
  const email = await newEmailOf(deps.db, token, deps.clock.now());
  if (!email) {
    return (
      <div className="max-w-112">
        <PageHeader title={confirm('invalidTitle')} lead={t('invalid')} />
        <Link href="/account/security" className="inline-flex min-h-11 items-center text-accent underline underline-offset-4">{t('goBack')}</Link>
      </div>
    );
  }
  return (
    <div className="max-w-112">
      <PageHeader title={t('confirmTitle')} lead={t('confirmText', { email })} />
      <ConfirmNewEmailForm token={token} action={changeEmailAction} />
    </div>
  );
}
