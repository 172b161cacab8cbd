import { CompareTick } from './compare-tick';
import { FavouriteButton } from './favourite-button';

/** So that a photo cannot swallow them; on the plate itself it is not seen. */
export const ON_PICTURE = 'rounded-sm bg-plate/80 px-1.5 py-0.5';

/** Over the upper corners of a card's picture. Stands in what is `relative`. */
export function CardActions({ id, title }: { id: string; title: string }) {
  return (
    <div className="pointer-events-none absolute inset-x-1 top-1 z-1 flex items-start justify-between *:pointer-events-auto">
      <CompareTick id={id} title={title} look={ON_PICTURE} className="px-1" />
      <FavouriteButton id={id} title={title} look={ON_PICTURE} />
    </div>
  );
}
