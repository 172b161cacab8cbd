import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { LanguageForm } from '@/components/accounts/language-form';
import { ProfileForm } from '@/components/accounts/profile-form';
import { AccountHead } from '@/components/people/account-head';
import { ThemeSwitch } from '@/components/shell/theme-switch';
import { DescriptionList } from '@/components/ui/description-list';
import { Section } from '@/components/ui/section';
import { myAccount } from '@/lib/accounts/views/account';
import { plainDateIn } from '@/lib/kernel/calendar';
import { formatLongDate } from '@/lib/kernel/day-text';
import { webDeps } from '@/lib/web/deps';
import { currentActor, signInFirst } from '@/lib/web/session';
import { changeLocaleAction, changeProfileAction } from '../actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('people.nav'))('profile') };
}

export default async function ProfilePage() {
  const [actor, deps, t, people, locale] = await Promise.all([
    currentActor(), webDeps(), getTranslations('accounts.account'), getTranslations('people.profile'), getLocale(),
  ]);
  const account = actor && await myAccount(deps.db, actor);
  if (!account) return signInFirst('/account/profile');
  const language = locale === 'en' ? 'en' : 'ko';
  const birth = account.birthDate && <>{formatLongDate(account.birthDate, language)}<span className="block text-xs text-ink-muted">{people('birthDateWhy')}</span></>;
  const facts = [
    { term: t('email'), value: account.email },
    ...(birth ? [{ term: t('birthDate'), value: birth }] : []),
    { term: t('since'), value: formatLongDate(plainDateIn(account.createdAt), language) },
  ];
  return (
    <>
      <AccountHead place="profile" />
      <div className="flex flex-col gap-12">
        <Section title={t('profile')} lead={people('nameKept')}>
          <DescriptionList items={facts} className="mb-6" />
          <ProfileForm profile={{ name: account.name, phone: account.phone ?? '' }} action={changeProfileAction} />
        </Section>
        <Section title={t('language')} lead={t('languageLead')}><LanguageForm action={changeLocaleAction} /></Section>
        <Section title={people('theme')} lead={people('themeLead')}><ThemeSwitch /></Section>
      </div>
    </>
  );
}
