'use client';
import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { Button } from '@/components/ui/button';
import { NoticePage } from './notice-page';

export type Failure = { error: Error & { digest?: string }; retry: () => void };

/** Shown in place of a page that could not be made, inside the frame of its neighbours. The digest is what the server's log carries. */
export function PageFailed({ error, retry }: Failure) {
  const t = useTranslations('common');
  return (
    <NoticePage
      title={t('failed.title')}
      text={t('failed.text')}
      action={
        <div className="flex flex-wrap gap-3">
          <Button onClick={retry}>{t('failed.action')}</Button>
          <Button asChild variant="ghost"><Link href="/">{t('notFound.action')}</Link></Button>
        </div>
      }
    >
      {error.digest && <p className="money text-sm text-ink-muted">{t('reference', { reference: error.digest })}</p>}
    </NoticePage>
  );
}
