'use client';
import { FileSpreadsheet } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Dropzone } from '@/components/ui/dropzone';
import { postFile, useUploads } from '@/components/ui/use-uploads';

interface Looked {
  importId: string;
}

/** Takes a file of listings and goes where it has been looked through. */
export function ImportUpload() {
  const t = useTranslations('workplace');
  const router = useRouter();
  const lang = useLocale();
  const [arrived, setArrived] = useState(false);
  const uploads = useUploads<Looked>({
    send: postFile<Looked>(`/seller/listings/imports/file?lang=${lang}`),
    check: () => undefined,
    onSent: ({ importId }) => {
      setArrived(true);
      router.push(`/seller/listings/imports/${importId}`);
    },
  });
  const busy = uploads.items.some(({ state, progress }) => state === 'sending' && progress === 1);
  return (
    <>
      <Dropzone
        name="file" icon={FileSpreadsheet} label={t('upload')} hint={t('uploadHint')} accept=".csv,text/csv,.txt" multiple={false}
        items={uploads.items} onPick={uploads.pick} onRetry={uploads.retry} onRemove={uploads.remove}
      />
      <p role="status" className="mt-2 text-sm text-ink-muted">{busy || arrived ? t('looking') : ''}</p>
    </>
  );
}
