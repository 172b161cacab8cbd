import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { Role } from '@/lib/kernel/actor';
import { Logo } from '@/components/brand/logo';
import { AccountMenu } from './account-menu';
import { LanguageSwitch } from './language-switch';
import { Personal } from './personal';
import { Rail, type DeskPlace } from './rail';
import { SkipLink } from './skip-link';

/** A desk (seller, lease desk, admin): a 196 px rail beside a fluid page; on a phone the rail becomes a line of words on top. */
export function DeskShell({
  month,
  title,
  places,
  person,
  children,
}: {
  month: number;
  title: ReactNode;
  places: readonly DeskPlace[];
  person: { name: string; role: Role; place?: ReactNode };
  children: ReactNode;
}) {
  const t = useTranslations('common');
  return (
    <Personal person={{ visitor: { name: person.name, role: person.role }, unread: 0, limit: null, room: null }}>
      <div className="min-h-dvh md:grid md:grid-cols-[12.25rem_minmax(0,1fr)]">
        <SkipLink />
        <header className="bg-surface max-md:border-b max-md:border-line md:sticky md:top-0 md:flex md:h-dvh md:flex-col md:border-r md:border-line">
          <div className="flex items-center justify-between px-5 pt-1 md:block md:pt-3">
            <div className="flex min-w-0 flex-wrap items-center gap-x-3 md:block">
              <Logo month={month} />
              <p className="text-xs text-ink-muted md:mt-1">{title}</p>
            </div>
            <div className="flex items-center md:hidden">
              <LanguageSwitch />
              <AccountMenu name={person.name} role={person.role} />
            </div>
          </div>
          <Rail places={places} label={t('nav.label')} />
          <div className="mt-auto hidden px-3 py-3 md:block">
            {person.place && <p className="px-2 text-xs text-ink-muted">{person.place}</p>}
            <div className="flex flex-wrap items-center justify-between">
              <AccountMenu name={person.name} role={person.role} side="top" align="start" />
              <LanguageSwitch />
            </div>
          </div>
        </header>
        <main id="main" tabIndex={-1} className="w-full max-w-desk px-(--gutter) pt-5 pb-10 outline-none [--gutter:1.25rem] md:[--gutter:2rem]">{children}</main>
      </div>
    </Personal>
  );
}
