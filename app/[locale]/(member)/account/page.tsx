import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { ChangePasswordForm } from '@/components/accounts/change-password-form';
import { LanguageForm } from '@/components/accounts/language-form';
import { ProfileForm } from '@/components/accounts/profile-form';
import { SellerStanding } from '@/components/accounts/seller-standing';
import { SignOutEverywhere } from '@/components/accounts/sign-out-everywhere';
import { DescriptionList } from '@/components/ui/description-list';
import { PageHeader } from '@/components/ui/page-header';
import { Section } from '@/components/ui/section';
import { myAccount } from '@/lib/accounts/views/account';
import { plainDateIn } from '@/lib/kernel/calendar';
import { formatLongDate } from '@/lib/kernel/date-text';
import { webDeps } from '@/lib/web/deps';
import { currentActor, signInFirst } from '@/lib/web/session';
import { changeLocaleAction, changePasswordAction, changeProfileAction, signOutEverywhereAction } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('accounts.account');
  return { title: t('title') };
}

export default async function AccountPage() {
  const [actor, deps, t, role, locale] = await Promise.all([
    currentActor(), webDeps(), getTranslations('accounts.account'), getTranslations('common.role'), getLocale(),
  ]);
  const account = actor && await myAccount(deps.db, actor);
  if (!account) return signInFirst('/account');
  const language = locale === 'en' ? 'en' : 'ko';
  const facts = [
    { term: t('email'), value: account.email },
    { term: t('role'), value: account.seller ? `${role(account.role)} · ${account.seller.businessName}` : role(account.role) },
    ...(account.birthDate ? [{ term: t('birthDate'), value: formatLongDate(account.birthDate, language) }] : []),
    { term: t('since'), value: formatLongDate(plainDateIn(account.createdAt), language) },
  ];
  return (
    <div className="max-w-read">
      <PageHeader title={t('title')} />
      <div className="flex flex-col gap-12">
        {account.seller && <SellerStanding seller={account.seller} formHref="/seller/profile" />}
        <Section title={t('profile')}>
          <DescriptionList items={facts} className="mb-6" />
          <ProfileForm profile={{ name: account.name, phone: account.phone ?? '' }} action={changeProfileAction} />
        </Section>
        <Section title={t('language')} lead={t('languageLead')}><LanguageForm action={changeLocaleAction} /></Section>
        <Section title={t('password')} lead={t('passwordLead')}><ChangePasswordForm email={account.email} action={changePasswordAction} /></Section>
        <Section title={t('sessions')} lead={t('sessionsLead')}><SignOutEverywhere action={signOutEverywhereAction} /></Section>
      </div>
    </div>
  );
}
