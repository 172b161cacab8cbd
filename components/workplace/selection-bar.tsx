'use client';
import { useLocale, useTranslations } from 'next-intl';
import Link from 'next/link';
import { useState, useTransition } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog, DialogClose, DialogContent, DialogTrigger } from '@/components/ui/dialog';
import { useErrorText } from '@/components/ui/error-text';
import { StickyBar } from '@/components/ui/sticky-bar';
import type { ActionResult } from '@/components/ui/use-action-form';
import type { SellerListingRow } from '@/lib/catalogue/views/seller-list';

interface Unpublished {
  done: string[];
  left: { listingId: string; code: string }[];
}

export type UnpublishMany = (input: { listingIds: string[] }) => Promise<ActionResult<Unpublished>>;

interface Props {
  rows: readonly SellerListingRow[];
  /** Everything that the filter finds, beyond this page. */
  everything: { count: number; query: string } | null;
  clear: () => void;
  unpublish: UnpublishMany;
}

/** What can be done with the listings that are picked, always in reach. */
export function SelectionBar({ rows, everything, clear, unpublish }: Props) {
  const t = useTranslations('workplace');
  const lang = useLocale();
  const pick = everything ? `${everything.query || '?'}${everything.query ? '&' : ''}all=1` : `?pick=${rows.map(({ number }) => number).join('.')}`;
  return (
    <StickyBar className="mt-4">
      <p role="status" className="text-sm font-semibold">
        {t('picked', { count: everything?.count ?? rows.length })}
        <Button variant="link" size="sm" className="ml-3" onClick={clear}>{t('pickNone')}</Button>
      </p>
      <div className="flex flex-wrap gap-2">
        {!everything && <UnpublishDialog rows={rows} unpublish={unpublish} clear={clear} />}
        <Button asChild size="sm"><a href={`/seller/listings/export${pick}&lang=${lang}`} download>{t('exportPicked')}</a></Button>
        <Button asChild size="sm"><Link href={`/seller/listings/bulk${pick}`}>{t('bulk')}</Link></Button>
      </div>
    </StickyBar>
  );
}

/** Asks once more, then says what became of each. */
function UnpublishDialog({ rows, unpublish, clear }: Pick<Props, 'rows' | 'unpublish' | 'clear'>) {
  const t = useTranslations('workplace');
  const common = useTranslations('common');
  const text = useErrorText();
  const [open, setOpen] = useState(false);
  const [pending, start] = useTransition();
  const [result, setResult] = useState<{ report: Unpublished; rows: Props['rows'] } | { error: string }>();
  const shown = rows.filter(({ status }) => status === 'PUBLISHED');
  const close = (next: boolean) => {
    setOpen(next);
    if (!next && result && 'report' in result) clear();
    if (next) setResult(undefined);
  };
  const send = () => start(async () => {
    const answer = await unpublish({ listingIds: shown.map(({ id }) => id) }).catch(() => ({ ok: false as const, error: { code: 'not-sent' } }));
    setResult(answer.ok ? { report: answer.value, rows: shown } : { error: text(answer.error.code) });
  });
  const report = result && 'report' in result ? result : undefined;
  return (
    <Dialog open={open} onOpenChange={close}>
      <DialogTrigger asChild><Button size="sm" variant="danger">{t('unpublish')}</Button></DialogTrigger>
      <DialogContent
        title={t('unpublishTitle')}
        footer={report || shown.length === 0
          ? <DialogClose asChild><Button>{common('close')}</Button></DialogClose>
          : <Button variant="danger" pending={pending} pendingLabel={common('sending')} onClick={send}>{t('unpublishDo', { count: shown.length })}</Button>}
      >
        {!report && <p className="text-sm">{t(shown.length === 0 ? 'unpublishNone' : 'unpublishText', { count: shown.length, others: rows.length - shown.length })}</p>}
        <div role="status" className="text-sm">
          {result && 'error' in result && <p className="mt-2 text-critical">{result.error}</p>}
          {report && <p>{t('unpublished', { count: report.report.done.length })}</p>}
          {report && report.report.left.length > 0 && (
            <ul className="mt-2">
              {report.report.left.map(({ listingId, code }) => (
                <li key={listingId} className="border-t border-line py-2">{report.rows.find(({ id }) => id === listingId)?.title}: {text(code)}</li>
              ))}
            </ul>
          )}
        </div>
      </DialogContent>
    </Dialog>
  );
}
