'use client';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dropzone } from '@/components/ui/dropzone';
import { postFile, useUploads } from '@/components/ui/use-uploads';
import { MAX_PHOTO_MEGABYTES, PHOTO_TYPES, photoProblem } from '@/lib/catalogue/model/photo';
import { MAX_PHOTOS } from '@/lib/guarantee/model/inputs';

const SEND = { claims: postFile<{ fileId: string }>('/files/claims'), returns: postFile<{ fileId: string }>('/files/returns') };

interface Props { value: readonly string[]; onChange: (photos: string[]) => void; error?: string; folder?: keyof typeof SEND }

/** Pictures that go with what is said; each is sent up as it is picked. */
export function PhotoField({ value, onChange, error, folder = 'claims' }: Props) {
  const t = useTranslations('guarantee.photos');
  const [sent, setSent] = useState<readonly string[]>(value);
  const change = (next: readonly string[]) => {
    setSent(next);
    onChange([...next]);
  };
  const uploads = useUploads<{ fileId: string }>({
    send: SEND[folder], check: (file, before) => photoProblem(file) ?? (sent.length + before >= MAX_PHOTOS ? 'guarantee.too-many-photos' : undefined), onSent: ({ fileId }) => change([...sent, fileId]),
  });
  return (
    <div className="flex flex-col gap-3">
      <Dropzone name="photos" label={t('label')} hint={t('hint', { megabytes: MAX_PHOTO_MEGABYTES, most: MAX_PHOTOS })} accept={PHOTO_TYPES.join(',')} camera items={uploads.items} onPick={uploads.pick} onRetry={uploads.retry} onRemove={uploads.remove} error={error} />
      {sent.length > 0 && (
        <ul aria-label={t('list')} className="grid grid-cols-3 gap-3 sm:grid-cols-4">
          {sent.map((fileId, index) => (
            <li key={fileId} className="flex flex-col items-start gap-1">
              <img src={`/files/${folder}/${fileId}`} alt={t('one', { number: index + 1 })} className="aspect-square w-full rounded-sm bg-plate object-contain" />
              <Button variant="link" size="sm" onClick={() => change(sent.filter((each) => each !== fileId))} aria-label={t('remove', { number: index + 1 })}>{t('remove', { number: index + 1 })}</Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
