'use client';
import { ChevronDown, LogOut, UserRound } from 'lucide-react';
import { useTranslations } from 'next-intl';
import Link from 'next/link';
import type { Role } from '@/lib/kernel/actor';
import { Button } from '@/components/ui/button';
import { Menu, MenuItem, MenuLabel, MenuLine } from '@/components/ui/menu';
import { accountPlaces } from './places';

async function leave(): Promise<void> {
  const { signOut } = await import('next-auth/react');
  await signOut({ callbackUrl: '/' });
}

/** Who is signed in, where that person works, and the way out. */
export function AccountMenu({ name, role }: { name: string; role: Role }) {
  const t = useTranslations('common');
  return (
    <Menu
      trigger={
        <Button variant="ghost" className="px-2 font-medium">
          <UserRound aria-hidden />
          <span className="max-w-32 truncate max-sm:sr-only">{name}</span>
          <ChevronDown aria-hidden className="text-ink-muted" />
        </Button>
      }
    >
      <MenuLabel>{name} · {t(`role.${role}`)}</MenuLabel>
      {accountPlaces(role).map((place) => (
        <MenuItem key={place.href} asChild>
          <Link href={place.href}>{t(`nav.${place.key}`)}</Link>
        </MenuItem>
      ))}
      <MenuLine />
      <MenuItem onSelect={() => void leave()}><LogOut aria-hidden />{t('signOut')}</MenuItem>
    </Menu>
  );
}
