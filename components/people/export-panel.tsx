'use client';
import { useLocale, useTranslations } from 'next-intl';
import { useRouter } from 'next/navigation';
import { DownloadExport } from './download-export';
import { useAct } from '@/components/ui/use-act';
import { Button } from '@/components/ui/button';
import { FieldError } from '@/components/ui/field-error';
import { formatInstant } from '@/lib/kernel/date-text';
import type { Result } from '@/lib/kernel/result';
import type { ExportRow } from '@/lib/privacy/views/data-page';

/** Asks for everything about oneself, and fetches it while it is kept. */
export function ExportPanel({ rows, ask }: { rows: readonly ExportRow[]; ask: (input: Record<string, never>) => Promise<Result<unknown>> }) {
  const t = useTranslations('people.data');
  const locale = useLocale() === 'en' ? 'en' : 'ko';
  const router = useRouter();
  const act = useAct(() => ask({}), () => router.refresh());
  const waiting = rows.some(({ ready }) => !ready);
  return (
    <>
      <ul className="mb-5 empty:hidden">
        {rows.map((row) => (
          <li key={row.id} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-b border-line py-3 text-sm">
            <div className="min-w-0">
              <p className="font-semibold">{row.ready ? t('ready', { expiresAt: formatInstant(row.expiresAt, locale) }) : t('waiting')}</p>
              <p className="text-ink-muted">{t('askedAt', { at: formatInstant(row.askedAt, locale) })}{row.ready && ` · ${t('size', { size: Math.ceil(row.sizeBytes / 1024) })}`}</p>
            </div>
            {row.ready ? <DownloadExport exportId={row.id} /> : <Button size="sm" onClick={() => router.refresh()}>{t('refreshing')}</Button>}
          </li>
        ))}
      </ul>
      {!waiting && <Button pending={act.pending} onClick={act.press}>{t('ask')}</Button>}
      {rows.some(({ ready }) => ready) && <p className="mt-2 text-sm text-ink-muted">{t('again')}</p>}
      <div role="alert" className="mt-2"><FieldError text={act.error} /></div>
    </>
  );
}
