'use client';
import { useLocale, useTranslations } from 'next-intl';
import { useAct } from '@/components/ui/use-act';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { FieldError } from '@/components/ui/field-error';
import { notify } from '@/components/ui/notify';
import type { SessionRow } from '@/lib/accounts/views/session';
import { formatInstant } from '@/lib/kernel/date-text';
import type { Result } from '@/lib/kernel/result';

interface Actions {
  end: (input: { sessionId: string }) => Promise<Result<null>>;
  endOthers: (input: Record<string, never>) => Promise<Result<{ count: number }>>;
}

/** Where one is signed in. What is not known of a device is not guessed. */
export function SessionList({ rows, actions }: { rows: readonly SessionRow[]; actions: Actions }) {
  const t = useTranslations('people.sessions');
  const others = useAct(() => actions.endOthers({}), ({ count }) => notify(t('endedOthers', { count })));
  return (
    <>
      <ul className="mb-4 border-t border-line">
        {rows.map((row) => <SessionItem key={row.id} row={row} end={actions.end} />)}
      </ul>
      {rows.length > 1
        ? <Button variant="danger" pending={others.pending} onClick={others.press}>{t('endOthers')}</Button>
        : <p className="text-sm text-ink-muted">{t('only')}</p>}
      <div role="alert" className="mt-2"><FieldError text={others.error} /></div>
    </>
  );
}

function SessionItem({ row, end }: { row: SessionRow; end: Actions['end'] }) {
  const t = useTranslations('people.sessions');
  const locale = useLocale() === 'en' ? 'en' : 'ko';
  const act = useAct(() => end({ sessionId: row.id }), () => notify(t('ended')));
  const device = row.device || t('unknown');
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-b border-line py-3 text-sm">
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-2 font-semibold">{device}{row.current && <Badge tone="accent">{t('this')}</Badge>}</p>
        <p className="text-ink-muted">{t('since', { at: formatInstant(row.createdAt, locale) })}</p>
        {!row.current && <p className="text-ink-muted">{t('seen', { at: formatInstant(row.lastSeenAt, locale) })}</p>}
        <div role="alert"><FieldError text={act.error} /></div>
      </div>
      {!row.current && <Button size="sm" pending={act.pending} onClick={act.press} aria-label={t('endOf', { device })}>{t('end')}</Button>}
    </li>
  );
}
