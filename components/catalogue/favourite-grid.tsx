import { CircleSlash } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';
import type { FavouriteCard } from '@/lib/catalogue/views/finding';
import { ON_PICTURE } from './card-actions';
import { FavouriteButton } from './favourite-button';
import { CARD_GRID, ListingCard } from './listing-card';
import { Plate } from './plate';

/** What somebody marked, newest first; what left the mall says so and leads nowhere. */
export function FavouriteGrid({ rows }: { rows: readonly FavouriteCard[] }) {
  return (
    <ul className={CARD_GRID}>
      {rows.map((row, index) => <li key={row.listingId}>{row.card ? <ListingCard card={row.card} arrival={index < 3 ? 'eager' : 'lazy'} /> : <GoneCard row={row} />}</li>)}
    </ul>
  );
}

function GoneCard({ row: { listingId, title, photoId, photoAlt } }: { row: FavouriteCard }) {
  const t = useTranslations('finding.favourites');
  return (
    <article className="relative">
      <Plate photoId={photoId} alt={photoAlt} place="card" className="*:opacity-50 *:grayscale" />
      <p className="mt-3"><Badge icon={CircleSlash}>{t('gone')}</Badge></p>
      <h2 className="mt-1 text-base font-semibold">{title}</h2>
      <p className="mt-1 text-xs text-ink-muted">{t('goneText')}</p>
      <div className="absolute top-1 right-1"><FavouriteButton id={listingId} title={title} undoable={false} look={ON_PICTURE} /></div>
    </article>
  );
}
