'use client';
import { Heart } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { join } from '@/components/ui/join';
import { useFavourites } from './finding/use-favourites';

interface Props {
  id: string;
  title: string;
  /** Says its word beside the heart: where there is room for one. */
  worded?: boolean;
  /** What is no longer offered cannot be marked again, so that nothing is undone. */
  undoable?: boolean;
  /** Of what is seen, within the room for a finger. */
  look?: string;
  className?: string;
}

/** Marks goods to find them again. Whoever works at a desk has no such list. */
export function FavouriteButton({ id, title, worded = false, undoable = true, look, className }: Props) {
  const t = useTranslations('finding');
  const { favourites, heartless, mark } = useFavourites();
  const on = favourites.has(id);
  return (
    <button
      type="button"
      aria-pressed={on}
      aria-label={t('favouriteOf', { title })}
      onClick={() => mark(id, !on, undoable)}
      className={join('flex min-h-11 min-w-11 items-center justify-center rounded-sm text-sm hover:text-accent', on && 'text-accent', heartless && 'invisible', className)}
    >
      <span className={join('flex items-center gap-2', look)}>
        <Heart aria-hidden className={join('size-5.5 shrink-0', on && 'fill-current')} strokeWidth={1.75} />
        {worded && t('favourite')}
      </span>
    </button>
  );
}

/** How many there are, for the header; its room is there before the number is. */
export function FavouriteCount() {
  const { favouriteCount } = useFavourites();
  return <span className="money ml-1 inline-block min-w-[1ch]">{favouriteCount}</span>;
}
