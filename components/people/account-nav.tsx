'use client';
import { useTranslations } from 'next-intl';
import { NavLink } from '@/components/shell/nav-link';
import { accountPlaces } from './account-places';

/** The places of the account beside every one of them, from 1024 px on; a phone has the list on the first page. */
export function AccountNav({ role }: { role: string }) {
  const t = useTranslations('people.nav');
  const look = 'flex min-h-10 items-center border-l-3 border-transparent pl-3 text-sm text-ink-muted hover:text-ink aria-[current]:border-accent aria-[current]:font-semibold aria-[current]:text-ink';
  return (
    <nav aria-label={t('label')} className="max-lg:hidden">
      <ul className="sticky top-24">
        <li><NavLink href="/account" exact className={look}>{t('overview')}</NavLink></li>
        {accountPlaces(role).map((place) => <li key={place}><NavLink href={`/account/${place}`} className={look}>{t(place)}</NavLink></li>)}
      </ul>
    </nav>
  );
}
