import { Bell, Search } from 'lucide-react';
import { useTranslations } from 'next-intl';
import Link from 'next/link';
import type { Role } from '@/lib/kernel/actor';
import { Logo } from '@/components/brand/logo';
import { Button } from '@/components/ui/button';
import { AccountMenu } from './account-menu';
import { LanguageSwitch, type RememberLocale } from './language-switch';
import { NavLink } from './nav-link';
import { headerPlaces } from './places';

export interface Visitor {
  name: string;
  role: Role;
}

/** Logo, search, the reader's own places, the other language, the account. On phones the search takes a line of its own. */
export function MallHeader({ month, visitor, unread = 0, rememberLocale }: { month: number; visitor: Visitor | null; unread?: number; rememberLocale?: RememberLocale }) {
  const t = useTranslations('common');
  return (
    <header className="border-b border-line bg-surface">
      <div className="page-column flex flex-wrap items-center gap-x-4 py-1.5 md:h-16 md:flex-nowrap md:py-0">
        <Logo month={month} />
        <SearchField />
        <nav aria-label={t('nav.label')} className="ml-auto flex items-center gap-x-1 md:gap-x-2">
          {headerPlaces(visitor?.role ?? null).map((place) => (
            <NavLink key={place.href} href={place.href} className="hidden min-h-11 items-center px-2 text-sm font-medium hover:text-accent aria-[current]:font-semibold aria-[current]:text-accent md:inline-flex">
              {t(`nav.${place.key}`)}
            </NavLink>
          ))}
          {visitor && <Notices unread={unread} />}
          <LanguageSwitch remember={rememberLocale} />
          {visitor ? <AccountMenu name={visitor.name} role={visitor.role} /> : <SignIn />}
        </nav>
      </div>
    </header>
  );
}

function SearchField() {
  const t = useTranslations('common');
  return (
    <form role="search" action="/search" className="relative order-last w-full pb-2 md:order-none md:w-96 md:max-w-[40%] md:pb-0">
      <Search aria-hidden className="pointer-events-none absolute top-3.5 left-3.5 size-4.5 text-ink-muted" />
      <input
        type="search"
        name="q"
        maxLength={100}
        enterKeyHint="search"
        aria-label={t('search')}
        placeholder={t('searchHint')}
        className="min-h-11 w-full rounded-sm border border-line-strong bg-surface pr-3 pl-11 text-base placeholder:text-ink-muted md:text-sm"
      />
    </form>
  );
}

function Notices({ unread }: { unread: number }) {
  const t = useTranslations('common');
  return (
    <Button asChild variant="ghost" className="relative px-2 font-medium">
      <Link href="/notifications">
        <Bell aria-hidden />
        <span className="max-md:sr-only">{t('nav.notifications')}</span>
        {unread > 0 && <span className="money">{unread}</span>}
      </Link>
    </Button>
  );
}

function SignIn() {
  const t = useTranslations('common');
  return (
    <Button asChild variant="ghost" className="px-2 font-medium">
      <Link href="/sign-in">{t('signIn')}</Link>
    </Button>
  );
}
