import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ChangePasswordForm } from '@/components/accounts/change-password-form';
import { SignOutEverywhere } from '@/components/accounts/sign-out-everywhere';
import { AccountHead } from '@/components/people/account-head';
import { ChangeEmailForm } from '@/components/people/change-email-form';
import { SessionList } from '@/components/people/session-list';
import { Section } from '@/components/ui/section';
import { myAccount } from '@/lib/accounts/views/account';
import { mySessions } from '@/lib/accounts/views/session';
import { webDeps } from '@/lib/web/deps';
import { currentActor, signInFirst } from '@/lib/web/session';
import { askEmailChangeAction, changePasswordAction, endOneSessionAction, endOthersAction, signOutEverywhereAction } from '../actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('people.nav'))('security') };
}

export default async function SecurityPage() {
  const [actor, deps, t, people] = await Promise.all([currentActor(), webDeps(), getTranslations('accounts.account'), getTranslations('people')]);
  const account = actor && await myAccount(deps.db, actor);
  if (!account) return signInFirst('/account/security');
  return (
    <>
      <AccountHead place="security" />
      <div className="flex flex-col gap-12">
        <Section title={people('sessions.title')} lead={people('sessions.lead')}>
          <SessionList rows={await mySessions(deps.db, actor)} actions={{ end: endOneSessionAction, endOthers: endOthersAction }} />
        </Section>
        <Section title={t('password')} lead={t('passwordLead')}><ChangePasswordForm email={account.email} action={changePasswordAction} /></Section>
        <Section title={people('email.title')} lead={people('email.lead', { email: account.email })}><ChangeEmailForm action={askEmailChangeAction} /></Section>
        <Section title={t('sessions')} lead={t('sessionsLead')}><SignOutEverywhere action={signOutEverywhereAction} /></Section>
      </div>
    </>
  );
}
