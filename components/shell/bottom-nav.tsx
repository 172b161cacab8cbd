'use client';
import { CircleDashed, Gauge, House, Package, UserRound } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { NavLink } from './nav-link';
import { usePerson } from './personal';

const PLACES = [
  { key: 'home', href: '/', icon: House },
  { key: 'limits', href: '/limits', icon: Gauge },
  { key: 'orders', href: '/orders', icon: Package },
  { key: 'leases', href: '/leases', icon: CircleDashed },
  { key: 'account', href: '/account', icon: UserRound },
] as const;

/** A purchaser's places under the thumb, and those of who is about to become one. Gives way on a page that has a sticky bar of its own. */
export function BottomNav() {
  const t = useTranslations('common');
  const role = usePerson()?.visitor?.role ?? 'PURCHASER';
  if (role !== 'PURCHASER') return null;
  return (
    <nav aria-label={t('nav.bottom')} className="sticky bottom-0 z-(--z-sticky) bg-surface pb-[env(safe-area-inset-bottom)] shadow-bar in-[body:has([data-sticky-bar])]:hidden md:hidden">
      <ul className="grid grid-cols-5">
        {PLACES.map(({ key, href, icon: Icon }) => (
          <li key={key}>
            <NavLink href={href} exact={href === '/'} className="flex min-h-14 flex-col items-center justify-center gap-1 text-2xs text-ink-muted -outline-offset-2 aria-[current]:font-semibold aria-[current]:text-accent">
              <Icon aria-hidden className="size-5" />
              {t(`nav.${key}`)}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
