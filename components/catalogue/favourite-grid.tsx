import { CircleSlash } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';
import type { FavouriteCard } from '@/lib/catalogue/views/finding';
import { CardActions } from './card-actions';
import { ON_PICTURE } from './on-picture';
import { FavouriteButton } from './favourite-button';
import { ListingCard, useCardWords } from './listing-card';
import { Plate } from './plate';

/** What somebody marked, newest first; what left the mall says so and leads nowhere. */
export function FavouriteGrid({ rows }: { rows: readonly FavouriteCard[] }) {
  const words = useCardWords();
  return (
    <ul className="grid grid-cols-2 gap-x-3.5 gap-y-8 md:grid-cols-3 md:gap-x-6 md:gap-y-10">
      {rows.map((row, index) => (row.card
        ? <ListingCard key={row.listingId} card={row.card} words={words} arrival={index < 3 ? 'eager' : 'lazy'} actions={<CardActions id={row.listingId} title={row.title} />} />
        : <GoneCard key={row.listingId} row={row} />))}
    </ul>
  );
}

function GoneCard({ row: { listingId, title, photoId, photoAlt } }: { row: FavouriteCard }) {
  const t = useTranslations('finding.favourites');
  return (
    <li className="relative">
      <Plate photoId={photoId} alt={photoAlt} place="card" className="*:opacity-50 *:grayscale" />
      <p className="mt-3"><Badge icon={CircleSlash}>{t('gone')}</Badge></p>
      <h2 className="mt-1 text-base font-semibold">{title}</h2>
      <p className="mt-1 text-xs text-ink-muted">{t('goneText')}</p>
      <div className="absolute top-1 right-1"><FavouriteButton id={listingId} title={title} undoable={false} look={ON_PICTURE} /></div>
    </li>
  );
}
