import { CompareTick } from './compare-tick';
import { FavouriteButton } from './favourite-button';

/** Over the upper corners of a card's picture, on its plate so that a photo cannot swallow them. Stands in what is `relative`. */
export function CardActions({ id, title }: { id: string; title: string }) {
  return (
    <div className="pointer-events-none absolute inset-x-1 top-1 z-1 flex items-start justify-between *:pointer-events-auto">
      <CompareTick id={id} title={title} className="bg-plate/80 px-2.5" />
      <FavouriteButton id={id} title={title} className="bg-plate/80" />
    </div>
  );
}
