'use client';
import { ArrowDown, ArrowUp, Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useRef } from 'react';
import { useFieldArray } from 'react-hook-form';
import { Button } from '@/components/ui/button';
import { Dropzone } from '@/components/ui/dropzone';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { postFile, useUploads } from '@/components/ui/use-uploads';
import { Thumb } from '../plate';
import { listError, type ListingFormParts } from './form-parts';

interface Stored {
  fileId: string;
}

const ACCEPT = 'image/jpeg,image/png,image/webp';

/** Photos as they arrive, in the order in which the page shows them, each with words for those who cannot see it. */
export function PhotoFields({ form }: { form: ListingFormParts }) {
  const t = useTranslations('catalogue.form');
  const uploads = useUploads<Stored>(postFile<Stored>('/files'));
  const photos = useFieldArray({ control: form.control, name: 'product.photos' });
  const taken = useRef(0);
  useEffect(() => {
    for (const { fileId } of uploads.sent.slice(taken.current)) photos.append({ fileId, alt: '' }, { shouldFocus: false });
    taken.current = Math.max(taken.current, uploads.sent.length);
  }, [uploads.sent, photos]);
  const waiting = uploads.items.filter((item) => item.state !== 'done');
  return (
    <div className="flex flex-col gap-4">
      <Dropzone
        name="product.photos"
        label={t('photosLabel')}
        hint={t('photosHint')}
        accept={ACCEPT}
        camera
        items={waiting}
        onPick={uploads.pick}
        onRetry={uploads.retry}
        onRemove={uploads.remove}
        error={listError(form, 'product.photos')}
      />
      <ol className="flex flex-col">
        {photos.fields.map((photo, index) => (
          <li key={photo.id} className="flex flex-wrap items-end gap-3 border-b border-line py-3">
            <Thumb photoId={photo.fileId} className="w-24" />
            <Field label={t('alt', { number: index + 1 })} error={form.errors[`product.photos.${index}.alt`]} className="min-w-48 flex-1">
              <Input size="sm" {...form.register(`product.photos.${index}.alt`)} autoComplete="off" />
            </Field>
            <span className="flex">
              <Button variant="ghost" size="icon" disabled={index === 0} aria-label={t('earlier', { number: index + 1 })} onClick={() => photos.move(index, index - 1)}><ArrowUp aria-hidden /></Button>
              <Button variant="ghost" size="icon" disabled={index === photos.fields.length - 1} aria-label={t('later', { number: index + 1 })} onClick={() => photos.move(index, index + 1)}><ArrowDown aria-hidden /></Button>
              <Button variant="ghost" size="icon" aria-label={t('removePhoto', { number: index + 1 })} onClick={() => photos.remove(index)}><Trash2 aria-hidden /></Button>
            </span>
          </li>
        ))}
      </ol>
    </div>
  );
}
