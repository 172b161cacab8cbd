'use client';
import { ChevronDown, LogOut, UserRound } from 'lucide-react';
import { useTranslations } from 'next-intl';
import Link from 'next/link';
import type { Role } from '@/lib/kernel/actor';
import { forgetDrafts } from '@/components/ui/kept-draft';
import { Menu, menuItem, MenuLabel, MenuLine } from '@/components/ui/menu';
import { notify } from '@/components/ui/notify';
import { accountPlaces } from './places';

/** As the sign-in library's own browser part does it, which no document could load. @throws where nothing answered */
async function leave(): Promise<void> {
  const { csrfToken } = await (await fetch('/api/auth/csrf')).json() as { csrfToken: string };
  const left = await fetch('/api/auth/signout', { method: 'POST', body: new URLSearchParams({ csrfToken, json: 'true' }) });
  if (!left.ok) throw new Error(`Refused: ${left.status}`);
  forgetDrafts();
  window.location.assign('/');
}

/** Who is signed in, where that person works, and the way out. */
export function AccountMenu({ name, role, side, align }: { name: string; role: Role; side?: 'top' | 'bottom'; align?: 'start' | 'end' }) {
  const t = useTranslations('common');
  return (
    <Menu
      side={side}
      align={align}
      trigger={
        <>
          <UserRound aria-hidden />
          <span className="max-w-24 truncate max-sm:sr-only">{name}</span>
          <ChevronDown aria-hidden className="text-ink-muted" />
        </>
      }
    >
      <MenuLabel>{name} · {t(`role.${role}`)}</MenuLabel>
      <ul>
        {accountPlaces(role).map((place) => (
          <li key={place.href}>
            <Link href={place.href} className={menuItem}>{t(`nav.${place.key}`)}</Link>
          </li>
        ))}
      </ul>
      <MenuLine />
      <button type="button" onClick={() => leave().catch(() => notify(t('signOutFailed')))} className={menuItem}><LogOut aria-hidden />{t('signOut')}</button>
    </Menu>
  );
}
