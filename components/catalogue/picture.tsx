import type { Ref } from 'react';
import { photoSrcSet, photoUrl, type PhotoWidth } from '@/lib/catalogue/model/photo-sizes';

/** How wide a picture stands in each place, and the widths that are worth offering there. */
const PLACES = {
  card: { sizes: '(min-width: 80rem) 19rem, (min-width: 48rem) 30vw, 45vw', widths: [320, 480, 800] },
  lead: { sizes: '(min-width: 80rem) 33.5rem, (min-width: 64rem) 40vw, (min-width: 48rem) 52vw, 90vw', widths: [480, 800, 1200] },
  gallery: { sizes: '(min-width: 80rem) 47rem, (min-width: 64rem) 58vw, 100vw', widths: [480, 800, 1200, 1600] },
  side: { sizes: '(min-width: 64rem) 25rem, 100vw', widths: [480, 800, 1200] },
} as const satisfies Record<string, { sizes: string; widths: readonly PhotoWidth[] }>;

export type PicturePlace = keyof typeof PLACES;

/** `lazy` for what is not seen at once; `first` for the largest of what is. */
export type Arrival = 'lazy' | 'eager' | 'first';

const ARRIVAL = { lazy: { loading: 'lazy' }, eager: {}, first: { fetchPriority: 'high' } } as const;

interface PictureProps {
  photoId: string;
  alt: string;
  place: PicturePlace;
  arrival: Arrival;
  /** For a client component that looks at it. */
  ref?: Ref<HTMLImageElement> | undefined;
  onLoad?: (image: HTMLImageElement) => void;
}

/** A photo in the widths of a place, AVIF where the browser reads it. Within a box of its own it is contained, never cropped. */
export function Picture({ photoId, alt, place, arrival, ref, onLoad }: PictureProps) {
  const { sizes, widths } = PLACES[place];
  return (
    <picture>
      <source type="image/avif" srcSet={photoSrcSet(photoId, widths, 'avif')} sizes={sizes} />
      <img ref={ref} onLoad={onLoad && ((event) => onLoad(event.currentTarget))} {...ARRIVAL[arrival]} decoding="async" sizes={sizes} srcSet={photoSrcSet(photoId, widths, 'webp')} src={photoUrl(photoId, 800, 'webp')} alt={alt} width={800} height={600} className="size-full object-contain" />
    </picture>
  );
}

/** A small one, up to 160 px wide: so small, an AVIF saves nothing. */
export const ThumbImage = ({ photoId, alt = '' }: { photoId: string; alt?: string }) => (
  <img loading="lazy" decoding="async" srcSet={`${photoUrl(photoId, 160, 'webp')} 1x, ${photoUrl(photoId, 320, 'webp')} 2x`} src={photoUrl(photoId, 160, 'webp')} alt={alt} width={160} height={120} className="size-full object-contain" />
);
