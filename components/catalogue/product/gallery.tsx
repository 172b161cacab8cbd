'use client';
import { useTranslations } from 'next-intl';
import { useCallback, useState } from 'react';
import type { FrontSize } from '@/lib/catalogue/model/dimensions';
import type { PhotoRef } from '@/lib/catalogue/model/product';
import { Picture, ThumbImage } from '../picture';
import { DimensionLines } from './dimension-lines';
import { extentOf, type Extent } from './picture-extent';

/** The picture on its plate, the first with its real size, and the others to choose from. */
export function Gallery({ photos, sizes }: { photos: readonly PhotoRef[]; sizes: readonly FrontSize[] }) {
  const t = useTranslations('catalogue');
  const [index, setIndex] = useState(0);
  const [extent, setExtent] = useState<Extent>();
  const shown = photos[index] ?? photos[0];
  const measured = index === 0 && sizes.length > 0;
  const measure = (image: HTMLImageElement) => { if (measured && !extent) setExtent(extentOf(image)); };
  // It may have come before the page was alive.
  const here = useCallback((image: HTMLImageElement | null) => { if (image?.complete && sizes.length > 0) setExtent(extentOf(image)); }, [sizes]);
  if (!shown) return null;
  return (
    <div>
      <div className="relative -mx-5 -mt-6 aspect-3/2 overflow-clip bg-plate md:mx-0 md:mt-0 md:rounded-lg lg:aspect-[1.64]">
        {/* Room below for the line with the width. */}
        <div className="absolute inset-0 bottom-4 [container-type:size]">
          <Picture key={shown.fileId} photoId={shown.fileId} alt={shown.alt} place="gallery" arrival="first" ref={index === 0 ? here : undefined} onLoad={measure} />
          {measured && extent && <DimensionLines sizes={sizes} extent={extent} />}
        </div>
      </div>
      {photos.length > 1 && (
        <ul aria-label={t('photos')} className="mt-3 flex gap-2 overflow-x-auto p-1">
          {photos.map((photo, at) => (
            <li key={`${photo.fileId}-${at}`}>
              <button
                type="button"
                aria-label={t('photoNumber', { number: at + 1, alt: photo.alt })}
                aria-pressed={at === index}
                onClick={() => setIndex(at)}
                className="block aspect-4/3 w-20 overflow-clip rounded-sm bg-plate aria-pressed:outline-2 aria-pressed:outline-ink"
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
