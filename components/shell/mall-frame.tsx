import type { ReactNode } from 'react';
import { BottomNav } from './bottom-nav';
import { Footer } from './footer';
import type { RememberLocale } from './language-switch';
import { MallHeader, type Visitor } from './mall-header';
import { SkipLink } from './skip-link';
import type { Theme } from './theme-switch';

/** What stands around every page of the mall. */
export function MallFrame({
  month,
  visitor,
  unread,
  theme,
  rememberLocale,
  children,
}: {
  month: number;
  visitor: Visitor | null;
  unread?: number;
  theme: Theme;
  rememberLocale?: RememberLocale;
  children: ReactNode;
}) {
  return (
    <div className="flex min-h-dvh flex-col">
      <SkipLink />
      <MallHeader month={month} visitor={visitor} unread={unread} rememberLocale={rememberLocale} />
      <main id="main" tabIndex={-1} className="page-column flex-1 py-6 outline-none [--bleed:100vmax] md:py-8">{children}</main>
      <Footer theme={theme} />
      {visitor?.role === 'PURCHASER' && <BottomNav />}
    </div>
  );
}
