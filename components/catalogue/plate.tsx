import { cn } from '@/components/ui/cn';
import { Picture, ThumbImage, type Arrival, type PicturePlace } from './picture';

/** The warm grey behind a product's picture. */
export function Plate({ photoId, alt, place, arrival = 'lazy', className }: { photoId: string | null; alt: string; place: PicturePlace; arrival?: Arrival; className?: string }) {
  return (
    <div className={cn('aspect-4/3 overflow-clip rounded-lg bg-plate', className)}>
      {photoId && <Picture photoId={photoId} alt={alt} place={place} arrival={arrival} />}
    </div>
  );
}

/** A small one in a table or a form. */
export function Thumb({ photoId, alt = '', className }: { photoId: string | null; alt?: string; className?: string }) {
  return (
    <span className={cn('block aspect-4/3 w-16 shrink-0 overflow-clip rounded-sm bg-plate', className)}>
      {photoId && <ThumbImage photoId={photoId} alt={alt} />}
    </span>
  );
}
