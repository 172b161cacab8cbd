import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import Link from 'next/link';
import { ChangePasswordForm } from '@/components/accounts/change-password-form';
import { SignOutEverywhere } from '@/components/accounts/sign-out-everywhere';
import { AccountHead } from '@/components/people/account-head';
import { ChangeEmailForm } from '@/components/people/change-email-form';
import { SessionList } from '@/components/people/session-list';
import { SignInWays } from '@/components/people/sign-in-ways';
import { Button } from '@/components/ui/button';
import { Panel } from '@/components/ui/panel';
import { Section } from '@/components/ui/section';
import { myAccount } from '@/lib/accounts/views/account';
import { myWays } from '@/lib/accounts/views/identity';
import { mySessions } from '@/lib/accounts/views/session';
import { webDeps } from '@/lib/web/deps';
import { oneParam, type SearchParams } from '@/lib/web/page-request';
import { currentActor, signInFirst } from '@/lib/web/session';
import { socialProviders } from '@/lib/web/social';
import { askEmailChangeAction, askToLinkAction, changePasswordAction, endOneSessionAction, endOthersAction, signOutEverywhereAction, unlinkIdentityAction } from '../actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('people.nav'))('security') };
}

/** What came of a link that was asked for; other codes are nobody's. */
const REFUSALS = ['people.identity-taken', 'people.link-not-asked'];

export default async function SecurityPage({ searchParams }: { searchParams: SearchParams }) {
  const [actor, deps, t, people, params] = await Promise.all([
    currentActor(), webDeps(), getTranslations('accounts.account'), getTranslations('people'), searchParams,
  ]);
  const account = actor && await myAccount(deps.db, actor);
  if (!account) return signInFirst('/account/security');
  const [sessions, ways] = await Promise.all([mySessions(deps.db, actor), myWays(deps.db, actor)]);
  const providers = socialProviders();
  const refused = REFUSALS.find((code) => code === oneParam(params['error']));
  return (
    <>
      <AccountHead place="security" />
      {refused && <Panel tone="critical" className="mb-8">{people(`errors.${refused.slice('people.'.length)}`)}</Panel>}
      {oneParam(params['linked']) && <Panel tone="positive" className="mb-8">{people('ways.linkDone')}</Panel>}
      <div className="flex flex-col gap-12">
        <Section title={people('sessions.title')} lead={people('sessions.lead')}>
          <SessionList rows={sessions} actions={{ end: endOneSessionAction, endOthers: endOthersAction }} />
          <p className="mt-6 mb-2 text-sm text-ink-muted">{t('sessionsLead')}</p>
          <SignOutEverywhere action={signOutEverywhereAction} />
        </Section>
        {providers.length > 0 && (
          <Section title={people('ways.title')} lead={people('ways.lead')}><SignInWays providers={providers} linked={ways.linked} actions={{ ask: askToLinkAction, unlink: unlinkIdentityAction }} /></Section>
        )}
        <Section title={t('password')} lead={ways.hasPassword ? t('passwordLead') : people('ways.noPassword')}>
          {ways.hasPassword
            ? <ChangePasswordForm email={account.email} action={changePasswordAction} />
            : <Button asChild><Link href="/recover">{people('ways.setPassword')}</Link></Button>}
        </Section>
        <Section title={people('email.title')} lead={people('email.lead', { email: account.email })}><ChangeEmailForm action={askEmailChangeAction} /></Section>
      </div>
    </>
  );
}
