'use client';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { Dropzone } from '@/components/ui/dropzone';
import { postFile, useUploads } from '@/components/ui/use-uploads';
import { MAX_PHOTO_MEGABYTES, PHOTO_TYPES, photoProblem, type KeptPhoto } from '@/lib/catalogue/model/photo';
import { MAX_PHOTOS } from '@/lib/catalogue/model/product';
import { listError, type CropPhoto, type ListingFormParts } from './form-parts';
import { PhotoRow } from './photo-row';
import { usePhotoList } from './use-photo-list';

const send = postFile<KeptPhoto>('/files');

/** Photos as they arrive, in the order in which the page shows them, each with words for those who cannot see it. */
export function PhotoFields({ form, crop }: { form: ListingFormParts; crop: CropPhoto }) {
  const t = useTranslations('photos');
  const list = usePhotoList(form);
  const uploads = useUploads<KeptPhoto>({
    send,
    check: (file, before) => photoProblem(file) ?? (list.keys.length + before >= MAX_PHOTOS ? 'photos.no-room' : undefined),
    onSent: ({ fileId }) => list.add(fileId),
  });
  return (
    <div className="flex flex-col gap-4">
      <Dropzone
        name="product.photos"
        label={t('label')}
        hint={t('hint', { megabytes: MAX_PHOTO_MEGABYTES, most: MAX_PHOTOS })}
        accept={PHOTO_TYPES.join(',')}
        camera
        items={uploads.items}
        onPick={uploads.pick}
        onRetry={uploads.retry}
        onRemove={uploads.remove}
        error={listError(form, 'product.photos')}
      />
      <p role="status" className="sr-only">{list.said}</p>
      {list.keys.length > 0 && (
        <ol ref={list.rows} aria-label={t('list')} {...list.drag.events} className="flex flex-col">
          {list.keys.map((key, index) => {
            const photo = list.photos[index];
            return photo && (
              <PhotoRow
                key={key}
                index={index}
                total={list.keys.length}
                fileId={photo.fileId}
                held={list.drag.held === index}
                input={form.register(`product.photos.${index}.alt`)}
                error={form.errors[`product.photos.${index}.alt`]}
                onStep={(way) => list.step(index, way)}
                onRemove={() => list.remove(index)}
                onCropped={(fileId) => list.cropped(index, fileId)}
                crop={crop}
              />
            );
          })}
        </ol>
      )}
      {list.undo && (
        <p className="-mt-2 flex items-center gap-3 text-sm text-ink-muted">
          {list.undo.text}
          <Button variant="link" size="sm" onClick={list.undo.run}>{t('undo')}</Button>
        </p>
      )}
    </div>
  );
}
