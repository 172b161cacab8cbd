import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { Role } from '@/lib/kernel/actor';
import { Logo } from '@/components/brand/logo';
import { AccountMenu } from './account-menu';
import { LanguageSwitch, type RememberLocale } from './language-switch';
import { NavLink } from './nav-link';
import { SkipLink } from './skip-link';

export interface DeskPlace {
  href: string;
  label: ReactNode;
  /** A lucide icon element. */
  icon: ReactNode;
  /** How many things wait there; nothing is shown for 0. */
  count?: number;
  exact?: boolean;
}

/** A desk (seller, lease desk, admin): a 196 px rail beside a fluid page; on a phone the rail becomes a line of words on top. */
export function DeskShell({
  month,
  title,
  places,
  person,
  rememberLocale,
  children,
}: {
  month: number;
  title: ReactNode;
  places: readonly DeskPlace[];
  person: { name: string; role: Role; place?: ReactNode };
  rememberLocale?: RememberLocale;
  children: ReactNode;
}) {
  const t = useTranslations('common');
  return (
    <div className="min-h-dvh md:grid md:grid-cols-[12.25rem_minmax(0,1fr)]">
      <SkipLink />
      <header className="bg-surface max-md:border-b max-md:border-line md:sticky md:top-0 md:flex md:h-dvh md:flex-col md:border-r md:border-line">
        <div className="flex items-center justify-between px-5 pt-1 md:block md:pt-3">
          <div className="flex min-w-0 flex-wrap items-center gap-x-3 md:block">
            <Logo month={month} />
            <p className="text-xs text-ink-muted md:mt-1">{title}</p>
          </div>
          <div className="flex items-center md:hidden">
            <LanguageSwitch remember={rememberLocale} />
            <AccountMenu name={person.name} role={person.role} />
          </div>
        </div>
        <Rail places={places} label={t('nav.label')} />
        <div className="mt-auto hidden px-3 py-3 md:block">
          {person.place && <p className="px-2 text-xs text-ink-muted">{person.place}</p>}
          <div className="flex flex-wrap items-center justify-between">
            <AccountMenu name={person.name} role={person.role} side="top" align="start" />
            <LanguageSwitch remember={rememberLocale} />
          </div>
        </div>
      </header>
      <main id="main" tabIndex={-1} className="w-full max-w-desk px-(--gutter) py-5 outline-none [--gutter:1.25rem] md:[--gutter:2rem]">{children}</main>
    </div>
  );
}

function Rail({ places, label }: { places: readonly DeskPlace[]; label: string }) {
  return (
    <nav aria-label={label} className="md:mt-5 md:overflow-y-auto">
      <ul className="flex overflow-x-auto px-3 md:flex-col md:px-0">
        {places.map((place) => (
          <li key={place.href}>
            <NavLink
              href={place.href}
              exact={place.exact}
              className="flex min-h-11 items-center gap-3 border-transparent px-2 text-sm whitespace-nowrap text-ink-muted -outline-offset-2 hover:bg-sunken aria-[current]:border-accent aria-[current]:font-semibold aria-[current]:text-ink max-md:border-b-2 md:min-h-10 md:border-l-3 md:pr-5 md:pl-4.5 md:aria-[current]:bg-accent-soft [&_svg]:size-4.5 max-md:[&_svg]:hidden"
            >
              {place.icon}
              <span className="flex-1">{place.label}</span>
              {place.count ? <span className="money font-semibold text-ink">{place.count}</span> : null}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
