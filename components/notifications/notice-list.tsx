'use client';
import { ChevronRight } from 'lucide-react';
import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { useTransition } from 'react';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import type { NoticeRow } from '@/lib/notifications/views';
import type { Result } from '@/lib/kernel/result';

type Read = (input: { noticeId?: string }) => Promise<Result<{ count: number }>>;

/** One's notices; opening one marks it as read on the way. `when` is already in the reader's words. */
export function NoticeList({ rows, unread, read }: { rows: readonly (NoticeRow & { when: string })[]; unread: number; read: Read }) {
  const t = useTranslations('notifications');
  const [pending, start] = useTransition();
  const mark = (input: { noticeId?: string }) => start(async () => { await read(input).catch(() => undefined); });
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-3 border-t border-ink pt-3 pb-2 text-sm">
        <p aria-live="polite">{t('unread', { count: unread })}</p>
        {unread > 0 && <Button size="sm" onClick={() => mark({})} pending={pending}>{t('readAll')}</Button>}
      </div>
      <ul>
        {rows.map((row) => (
          <li key={row.id} className="border-b border-line">
            <Link
              href={row.href ?? '/notifications'}
              onClick={() => { if (row.unread) mark({ noticeId: row.id }); }}
              className="flex min-h-11 items-start gap-3 py-3 -outline-offset-2 hover:bg-sunken"
            >
              <span className="min-w-0 flex-1">
                <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
                  <span className={row.unread ? 'font-semibold' : ''}>{row.title}</span>
                  {row.unread && <Badge tone="accent">{t('fresh')}</Badge>}
                </span>
                <span className="mt-0.5 block text-sm whitespace-pre-line text-ink-muted">{row.body}</span>
                <span className="mt-1 block text-xs text-ink-muted">{row.when}</span>
              </span>
              <ChevronRight aria-hidden className="mt-1 size-4 shrink-0 text-ink-muted" />
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}
