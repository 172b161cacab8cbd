import { useLocale, useTranslations } from 'next-intl';
import Link from 'next/link';
import { Island } from '@/components/islands/island';
import { buttonVariants } from '@/components/ui/button-look';
import { cn } from '@/components/ui/cn';
import { comparisonAddress, type Compared, type Comparison } from '@/lib/catalogue/model/comparison';
import { GoodsTitle } from '../goods-title';
import { ON_PICTURE } from '../on-picture';
import { FavouriteButton } from '../favourite-button';
import { Plate } from '../plate';
import { useComparedRows, type ComparedRow, type RowGroup } from './compared-rows';
import { KeepingLink } from './keeping-link';

/*
 * On phones a row's name stands above its values and stays while they are pushed sideways: two listings fit side by side.
 * `grid` and `block` would take the table's meaning away, so every role is spelled out.
 */
const ROW = 'max-md:grid max-md:grid-cols-[repeat(var(--listings),minmax(9.5rem,1fr))] max-md:gap-x-3.5';
const NAME = 'text-left max-md:sticky max-md:left-0 max-md:col-span-full max-md:w-[calc(100vw-2.5rem)]';

/** Everything side by side. Wider than the page, it is pushed sideways within itself. */
export function CompareTable({ listings, comparison }: { listings: readonly Compared[]; comparison: Comparison }) {
  const t = useTranslations('finding.comparison');
  const groups = useComparedRows(listings, comparison.termMonths)
    .map((group) => ({ ...group, rows: group.rows.filter(({ alike, deciding }) => deciding || !comparison.onlyDifferent || !alike) }))
    .filter(({ rows }) => rows.length > 0);
  return (
    <div role="region" aria-label={t('scroll')} tabIndex={0} className="relative -mx-5 overflow-x-auto px-5 -outline-offset-2 md:mx-0 md:px-0" style={{ '--listings': listings.length } as React.CSSProperties}>
      <table role="table" className="w-full table-fixed text-sm max-md:block max-md:w-[max(100%,calc(var(--listings)*10.375rem-0.875rem))] md:min-w-(--table)" style={{ '--table': `${8 + listings.length * 11}rem` } as React.CSSProperties}>
        <caption className="sr-only">{t('table')}</caption>
        <thead role="rowgroup" className="max-md:block">
          <tr role="row" className={ROW}>
            <td role="cell" className="w-32 max-md:hidden" />
            {listings.map((listing) => <Head key={listing.id} listing={listing} comparison={comparison} />)}
          </tr>
        </thead>
        {groups.map((group, place) => <Group key={group.key} group={group} listings={listings} first={place === 0} />)}
      </table>
    </div>
  );
}

/** A plan has its term beside its name: another of the same goods may stand next to it. */
export function usePlanTitle(): (listing: Pick<Compared, 'title' | 'termMonths'>) => string {
  const t = useTranslations('finding.comparison');
  return ({ title, termMonths }) => (termMonths === null ? title : t('planTitle', { title, count: termMonths }));
}

function Head({ listing, comparison }: { listing: Compared; comparison: Comparison }) {
  const t = useTranslations('finding.comparison');
  const planTitle = usePlanTitle();
  const category = useLocale() === 'en' ? listing.categoryEn : listing.categoryKo;
  const left = comparison.ids.filter((id) => id !== listing.id);
  return (
    <th role="columnheader" scope="col" className="px-0 pb-4 text-left align-top font-normal md:px-3">
      <div className="relative">
        <Plate photoId={listing.photoId} alt={listing.photoAlt} place="card" />
        <Island name="FavouriteButton" of={FavouriteButton} id={listing.listingId} title={listing.title} look={ON_PICTURE} className="absolute top-1 right-1" />
      </div>
      <span className="mt-2 block text-xs text-ink-muted">{listing.sellerName} · {category}</span>
      <Link href={`/p/${listing.listingId}?term=${listing.price.terms.termMonths}&first=${listing.price.terms.firstPaymentMinor}`} className="flex min-h-11 items-center text-base font-semibold hover:text-accent md:min-h-6"><span><GoodsTitle title={listing.title} /></span></Link>
      {listing.termMonths !== null && <p className="text-sm font-semibold">{t('months', { count: listing.termMonths })}</p>}
      <Island name="KeepingLink" of={KeepingLink} label={t('removeOf', { title: planTitle(listing) })} ids={left} href={comparisonAddress({ ...comparison, ids: left })} stay removes text={t('remove')} className={cn(buttonVariants({ variant: 'secondary', size: 'sm' }), 'mt-2')} />
    </th>
  );
}

/** Its names are repeated where it begins: the pictures are far above by then. */
function Group({ group, listings, first }: { group: RowGroup; listings: readonly Compared[]; first: boolean }) {
  const planTitle = usePlanTitle();
  return (
    <tbody role="rowgroup" className="max-md:block">
      <tr role="row" className={cn(ROW, 'border-t border-ink')}>
        <th role="rowheader" scope="rowgroup" className={cn(NAME, 'pt-4 pb-2 align-bottom text-base font-bold', first && 'md:pt-3')}>{group.title}</th>
        {listings.map((listing) => (
          <td key={listing.id} role="cell" className="pb-2 align-bottom text-xs text-ink-muted md:px-3"><span aria-hidden className={first ? 'invisible max-md:hidden' : undefined}>{planTitle(listing)}</span></td>
        ))}
      </tr>
      {group.rows.map((row) => <Row key={row.key} row={row} />)}
    </tbody>
  );
}

function Row({ row }: { row: ComparedRow }) {
  return (
    <tr role="row" className={cn(ROW, 'border-t border-line')}>
      <th role="rowheader" scope="row" className={cn(NAME, 'pt-2.5 text-xs font-normal text-ink-muted md:py-2.5 md:pr-3 md:align-top md:text-sm', row.deciding && 'font-semibold text-ink')}>{row.name}</th>
      {row.cells.map((cell, place) => <td key={place} role="cell" className={cn('min-w-0 pb-2.5 align-top break-words md:px-3 md:py-2.5', row.deciding && 'text-base font-bold')}>{cell}</td>)}
    </tr>
  );
}
