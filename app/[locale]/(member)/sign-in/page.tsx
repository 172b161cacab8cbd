import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import Link from 'next/link';
import { redirect } from 'next/navigation';
import { SignInForm } from '@/components/accounts/sign-in-form';
import { SocialButtons } from '@/components/people/social-buttons';
import { PageHeader } from '@/components/ui/page-header';
import { Panel } from '@/components/ui/panel';
import { safeNext } from '@/lib/accounts/model/sign-in';
import { DEMO_ACCOUNTS, DEMO_PASSWORD, DEMO_STAFF } from '@/lib/accounts/model/demo-accounts';
import type { Actor } from '@/lib/kernel/actor';
import { webDeps } from '@/lib/web/deps';
import { oneParam, type SearchParams } from '@/lib/web/page-request';
import { currentActor } from '@/lib/web/session';
import { socialProviders } from '@/lib/web/social';
import { resendConfirmationAction } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('accounts.signIn');
  return { title: t('title') };
}

const HOME: Partial<Record<Actor['role'], string>> = { SELLER: '/seller', DESK: '/desk', ADMIN: '/admin' };

export default async function SignInPage({ searchParams }: { searchParams: SearchParams }) {
  const [params, actor, { env }, t] = await Promise.all([searchParams, currentActor(), webDeps(), getTranslations('accounts')]);
  const asked = oneParam(params['next']);
  const next = asked === undefined ? null : safeNext(asked);
  if (actor) redirect(next ?? HOME[actor.role] ?? '/');
  const providers = socialProviders();
  const code = oneParam(params['error']);
  const failed = code && (code === 'accounts.suspended' || code === 'accounts.email-unconfirmed' ? t(`errors.${code.slice('accounts.'.length)}`) : (await getTranslations('people.errors'))('sign-in-failed'));
  const link = 'inline-flex min-h-11 items-center text-accent underline underline-offset-4';
  return (
    <div className="max-w-read md:max-w-232">
      <PageHeader title={t('signIn.title')} lead={next && next !== '/' ? t('signIn.toGoOn') : undefined} />
      {failed && <Panel tone="critical" className="mb-6 max-w-read">{failed}</Panel>}
      <SignInForm next={next} demo={env.mode === 'demo' ? { people: [...DEMO_ACCOUNTS, ...DEMO_STAFF], password: DEMO_PASSWORD } : null} resend={resendConfirmationAction}>
        {providers.length > 0 && <SocialButtons providers={providers} backTo={next ?? '/sign-in'} />}
        <ul className="mt-8 flex flex-wrap gap-x-8 border-t border-line pt-3 text-sm">
          <li><Link className={link} href="/recover">{t('signIn.forgot')}</Link></li>
          <li className="flex flex-wrap items-center gap-x-2">{t('signIn.noAccount')} <Link className={link} href="/sign-up">{t('signUp.title')}</Link></li>
        </ul>
      </SignInForm>
    </div>
  );
}
