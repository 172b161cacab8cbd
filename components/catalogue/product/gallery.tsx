'use client';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { cn } from '@/components/ui/cn';
import type { PhotoRef } from '@/lib/catalogue/model/product';
import { Picture, ThumbImage } from '../plate';

/** The picture on its plate, and the others to choose from. */
export function Gallery({ photos }: { photos: readonly PhotoRef[] }) {
  const t = useTranslations('catalogue');
  const [index, setIndex] = useState(0);
  const shown = photos[index] ?? photos[0];
  if (!shown) return null;
  return (
    <div>
      <div className="-mx-5 aspect-4/3 overflow-clip bg-plate md:mx-0 md:rounded-lg">
        <Picture key={shown.fileId} photoId={shown.fileId} alt={shown.alt} place="gallery" arrival="first" />
      </div>
      {photos.length > 1 && (
        <ul aria-label={t('photos')} className="mt-3 flex gap-2 overflow-x-auto p-0.5">
          {photos.map((photo, at) => (
            <li key={`${photo.fileId}-${at}`}>
              <button
                type="button"
                aria-label={t('photoNumber', { number: at + 1, alt: photo.alt })}
                aria-pressed={at === index}
                onClick={() => setIndex(at)}
                className={cn('block aspect-4/3 w-20 overflow-clip rounded-sm bg-plate', at === index && 'outline-2 outline-ink')}
              >
                <ThumbImage photoId={photo.fileId} />
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
