import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ConfirmEmailForm } from '@/components/accounts/confirm-email-form';
import { MailLinkForm } from '@/components/accounts/mail-link-form';
import { PageHeader } from '@/components/ui/page-header';
import { Section } from '@/components/ui/section';
import { linkOwner } from '@/lib/accounts/views/link';
import { webDeps } from '@/lib/web/deps';
import { oneParam, type SearchParams } from '@/lib/web/page-request';
import { resendConfirmationAction } from '../sign-in/actions';
import { confirmEmailAction } from './actions';

/* The address holds a secret: it is told to no other site. */
export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('accounts.confirm');
  return { title: t('title'), referrer: 'no-referrer', robots: { index: false } };
}

export default async function ConfirmEmailPage({ searchParams }: { searchParams: SearchParams }) {
  const [params, deps, t] = await Promise.all([searchParams, webDeps(), getTranslations('accounts.confirm')]);
  const token = oneParam(params['token']) ?? '';
  const email = await linkOwner(deps.db, token, 'CONFIRM_EMAIL', deps.clock.now());
  if (email) {
    return (
      <div className="max-w-112">
        <PageHeader title={t('title')} lead={t('text', { email })} />
        <ConfirmEmailForm token={token} action={confirmEmailAction} />
      </div>
    );
  }
  return (
    <div className="max-w-112">
      <PageHeader title={t('invalidTitle')} lead={t('invalidText')} />
      <Section title={t('again')}><MailLinkForm purpose="confirm" action={resendConfirmationAction} demo={deps.env.mode === 'demo'} /></Section>
    </div>
  );
}
