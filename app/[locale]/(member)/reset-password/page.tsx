import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { MailLinkForm } from '@/components/accounts/mail-link-form';
import { ResetPasswordForm } from '@/components/accounts/reset-password-form';
import { PageHeader } from '@/components/ui/page-header';
import { Section } from '@/components/ui/section';
import { linkOwner } from '@/lib/accounts/views/link';
import { webDeps } from '@/lib/web/deps';
import { oneParam, type SearchParams } from '@/lib/web/page-request';
import { requestPasswordResetAction } from '../recover/actions';
import { resetPasswordAction } from './actions';

/* The address holds a secret: it is told to no other site. */
export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('accounts.reset');
  return { title: t('title'), referrer: 'no-referrer', robots: { index: false } };
}

export default async function ResetPasswordPage({ searchParams }: { searchParams: SearchParams }) {
  const [params, deps, t, confirm] = await Promise.all([searchParams, webDeps(), getTranslations('accounts.reset'), getTranslations('accounts.confirm')]);
  const token = oneParam(params['token']) ?? '';
  const email = await linkOwner(deps.db, token, 'RESET_PASSWORD', deps.clock.now());
  if (email) {
    return (
      <div className="max-w-112">
        <PageHeader title={t('title')} lead={t('text', { email })} />
        <ResetPasswordForm token={token} action={resetPasswordAction} />
      </div>
    );
  }
  return (
    <div className="max-w-112">
      <PageHeader title={confirm('invalidTitle')} lead={t('invalidText')} />
      <Section title={t('again')}><MailLinkForm purpose="recover" action={requestPasswordResetAction} demo={deps.env.mode === 'demo'} /></Section>
    </div>
  );
}
