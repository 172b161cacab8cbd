import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { Island } from '@/components/islands/island';
import { buttonVariants } from '@/components/ui/button-look';
import { EmptyState } from '@/components/ui/empty-state';
import { Section } from '@/components/ui/section';
import { comparisonAddress, type Compared, type Comparison } from '@/lib/catalogue/model/comparison';
import { COMPARED_MAX } from '@/lib/catalogue/model/finding';
import { CompareTable } from './compare-table';
import { KeepingLink } from './keeping-link';
import { TermChoice } from './term-choice';
import { TotalBars } from './total-bars';

interface Props {
  comparison: Comparison & { left: number };
  /** Those of its ids that the mall shows. */
  listings: readonly Compared[];
}

export function ComparisonView({ comparison, listings }: Props) {
  const t = useTranslations('finding.comparison');
  if (listings.length === 0) {
    return (
      <>
        <NotShown comparison={comparison} listings={listings} />
        <EmptyState action={<Link href="/" className={buttonVariants({ variant: 'secondary' })}>{t('emptyAction')}</Link>}>{t('empty', { max: COMPARED_MAX })}</EmptyState>
      </>
    );
  }
  const switched = comparisonAddress({ ...comparison, onlyDifferent: !comparison.onlyDifferent });
  return (
    <>
      <NotShown comparison={comparison} listings={listings} />
      <TermChoice comparison={comparison} />
      {listings.length === 1 && <p className="mt-4 text-sm">{t('onlyOne')}</p>}
      {listings.length > 1 && <TotalBars listings={listings} />}
      <Section
        className="mt-10"
        title={t('table')}
        aside={listings.length > 1 && <Link href={switched} data-stay="push" scroll={false} prefetch={false} className={buttonVariants({ variant: 'secondary', size: 'sm' })}>{t(comparison.onlyDifferent ? 'showAll' : 'onlyDifferent')}</Link>}
      >
        <CompareTable listings={listings} comparison={comparison} />
      </Section>
      {listings.length < COMPARED_MAX && (
        <p className="mt-8"><Island name="KeepingLink" of={KeepingLink} ids={[...new Set(listings.map(({ listingId }) => listingId))]} href="/" text={t('addAnother')} className={buttonVariants({ variant: 'secondary' })} /></p>
      )}
    </>
  );
}

/** Whatever the address names and the page does not show is said. */
function NotShown({ comparison, listings }: Props) {
  const t = useTranslations('finding.comparison');
  const shown = listings.map(({ id }) => id);
  const missing = comparison.ids.length - shown.length;
  if (missing === 0 && comparison.left === 0) return null;
  return (
    <div className="mb-6 flex flex-col items-start gap-2 border-l-2 border-caution pl-4 text-sm">
      {missing > 0 && <p>{t('missing', { count: missing })}</p>}
      {comparison.left > 0 && <p>{t('tooMany', { max: COMPARED_MAX, left: comparison.left })}</p>}
      {missing > 0 && shown.length > 0 && (
        <Island name="KeepingLink" of={KeepingLink} ids={shown} href={comparisonAddress({ ...comparison, ids: shown })} text={t('dropMissing')} className="inline-flex min-h-11 items-center text-accent underline underline-offset-4 md:min-h-6" />
      )}
    </div>
  );
}
