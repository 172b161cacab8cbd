import type { ReactNode } from 'react';
import { BottomNav } from './bottom-nav';
import { Footer } from './footer';
import type { RememberLocale } from './language-switch';
import { MallHeader } from './mall-header';
import { Personal, type Person } from './personal';
import { SkipLink } from './skip-link';

/** What stands around every page of the mall. A page of one's own gives its reader; one that is the same for everybody asks. */
export function MallFrame({ month, person, rememberLocale, children }: { month: number; person?: Person; rememberLocale: RememberLocale; children: ReactNode }) {
  return (
    <Personal given={person}>
      <div className="flex min-h-dvh flex-col">
        <SkipLink />
        <MallHeader month={month} rememberLocale={rememberLocale} />
        <main id="main" tabIndex={-1} className="page-column flex-1 py-6 outline-none [--bleed:100vmax] md:py-8">{children}</main>
        <Footer />
        <BottomNav />
      </div>
    </Personal>
  );
}
