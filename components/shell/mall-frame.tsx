import type { ReactNode } from 'react';
import { CompareTray } from '@/components/catalogue/compare-tray';
import { FindingProvider } from '@/components/catalogue/finding-provider';
import type { FavouriteActs } from '@/components/catalogue/finding/use-favourites';
import { BottomNav } from './bottom-nav';
import { Footer } from './footer';
import type { RememberLocale } from './language-switch';
import { MallHeader } from './mall-header';
import { Personal, type Person } from './personal';
import { SkipLink } from './skip-link';

interface Props {
  month: number;
  person?: Person;
  favourites: FavouriteActs;
  rememberLocale: RememberLocale;
  children: ReactNode;
}

/** What stands around every page of the mall. A page of one's own gives its reader; one that is the same for everybody asks. */
export function MallFrame({ month, person, favourites, rememberLocale, children }: Props) {
  return (
    <Personal given={person}>
      <FindingProvider {...favourites}>
        <div className="flex min-h-dvh flex-col">
          <SkipLink />
          <MallHeader month={month} rememberLocale={rememberLocale} />
          <main id="main" tabIndex={-1} className="page-column flex-1 py-6 outline-none [--bleed:100vmax] md:py-8">{children}</main>
          <Footer />
          <div className="sticky bottom-0 z-(--z-sticky)">
            <CompareTray />
            <BottomNav />
          </div>
        </div>
      </FindingProvider>
    </Personal>
  );
}
