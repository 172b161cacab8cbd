'use client';
import { useTranslations } from 'next-intl';
import { NoticePage } from '@/components/shell/notice-page';
import { Button } from '@/components/ui/button';

/** Shown in place of a page that could not be made. The digest is what the server's log carries. */
export default function PageFailed({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const t = useTranslations('common');
  return (
    <div className="page-column">
      <NoticePage title={t('failed.title')} text={t('failed.text')} action={<Button onClick={reset}>{t('failed.action')}</Button>}>
        {error.digest && <p className="money text-sm text-ink-muted">{t('reference', { reference: error.digest })}</p>}
      </NoticePage>
    </div>
  );
}
