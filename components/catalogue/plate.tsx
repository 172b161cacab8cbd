import Image from 'next/image';
import { cn } from '@/components/ui/cn';

/** The warm grey behind a product's picture, which is contained and never cropped. `sizes` as in HTML. */
export function Plate({ photoId, alt, sizes, eager = false, className }: { photoId: string | null; alt: string; sizes: string; eager?: boolean; className?: string }) {
  return (
    <div className={cn('relative aspect-4/3 overflow-clip rounded-lg bg-plate', className)}>
      {photoId && <Image src={`/files/${photoId}`} alt={alt} fill sizes={sizes} preload={eager} className="object-contain" />}
    </div>
  );
}

/** A small one in a table or a form; drafts' photos are private, so the browser asks for them itself. */
export function Thumb({ photoId, alt = '', className }: { photoId: string | null; alt?: string; className?: string }) {
  return (
    <span className={cn('block aspect-4/3 w-16 shrink-0 overflow-clip rounded-sm bg-plate', className)}>
      {photoId && <Image src={`/files/${photoId}`} alt={alt} width={128} height={96} unoptimized className="size-full object-contain" />}
    </span>
  );
}
