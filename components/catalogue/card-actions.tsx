'use client';
import { CompareTick } from './compare-tick';
import { FavouriteButton } from './favourite-button';
import { ON_PICTURE } from './on-picture';

/** A tick to compare it and a heart to find it again, over the upper corners of a card's picture. Stands in what is `relative`. */
export function CardActions({ id, title }: { id: string; title: string }) {
  return (
    <div className="pointer-events-none absolute inset-x-1 top-1 z-1 flex items-start justify-between *:pointer-events-auto">
      <CompareTick id={id} title={title} look={ON_PICTURE} className="px-1" />
      <FavouriteButton id={id} title={title} look={ON_PICTURE} />
    </div>
  );
}
