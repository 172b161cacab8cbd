import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { CompareTray } from '@/components/catalogue/compare-tray';
import { FitMarks } from '@/components/catalogue/fit-marks';
import { Island } from '@/components/islands/island';
import { BottomNav } from './bottom-nav';
import { Footer } from './footer';
import { MallHeader } from './mall-header';
import type { Person } from './me';
import { Personal } from './personal';
import { SkipLink } from './skip-link';

/** What stands around every page of the mall. A page of one's own gives its reader; one that is the same for everybody asks. */
export function MallFrame({ month, person, children }: { month: number; person?: Person; children: ReactNode }) {
  const t = useTranslations('limits.fit');
  const frame = (
    <div className="flex min-h-dvh flex-col">
      <SkipLink />
      <MallHeader month={month} />
      <main id="main" tabIndex={-1} className="page-column flex-1 py-6 outline-none [--bleed:100vmax] md:py-8">{children}</main>
      <Footer />
      <Island name="FitMarks" of={FitMarks} fits={t('fits')} overMonth={t.raw('overMonth') as string} overTotal={t.raw('overTotal') as string} />
      <div className="sticky bottom-0 z-(--z-sticky)">
        <Island name="CompareTray" of={CompareTray} />
        <Island name="BottomNav" of={BottomNav} />
      </div>
    </div>
  );
  return person ? <Personal person={person}>{frame}</Personal> : frame;
}
