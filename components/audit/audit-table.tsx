import { useLocale, useTranslations } from 'next-intl';
import Link from 'next/link';
import { NotedData } from './noted-data';
import { DataTable } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import type { AuditRow } from '@/lib/accounts/views/audit';
import { formatTableInstant } from '@/lib/kernel/date-text';

const LINK = 'inline-flex min-h-6 items-center text-accent underline underline-offset-4';

/** Who did what, when and why. Subject and actor lead to everything else about them. */
export function AuditTable({ rows }: { rows: readonly AuditRow[] }) {
  const t = useTranslations('audit');
  const locale = useLocale() === 'en' ? 'en' : 'ko';
  return (
    <DataTable
      caption={t('title')}
      rows={rows}
      rowKey={(row) => row.id}
      empty={<EmptyState>{t('empty')}</EmptyState>}
      columns={[
        { key: 'at', header: t('at'), className: 'whitespace-nowrap', cell: (row) => <time dateTime={row.at} className="money text-ink-muted">{formatTableInstant(row.at, locale)}</time> },
        { key: 'actor', header: t('actor'), className: 'as-row:wrap-break-word', cell: (row) => <ActorCell row={row} /> },
        { key: 'action', header: t('action'), card: 'title', cell: (row) => (t.has(`actions.${row.action}`) ? t(`actions.${row.action}`) : row.action) },
        { key: 'subject', header: t('subject'), cell: (row) => <SubjectCell row={row} /> },
        { key: 'why', header: t('why'), cell: (row) => <div className="as-row:min-w-48"><WhyCell row={row} /></div> },
      ]}
    />
  );
}

function ActorCell({ row }: { row: AuditRow }) {
  const t = useTranslations('audit');
  const role = t.has(`roles.${row.actorRole}`) ? t(`roles.${row.actorRole}`) : row.actorRole;
  return (
    <>
      <Link href={`/admin/audit?actor=${encodeURIComponent(row.actorId)}`} className={LINK}>{row.actorName ?? role}</Link>
      {row.actorName && <span className="text-xs whitespace-nowrap text-ink-muted as-card:ml-1.5 as-row:block">{role}</span>}
    </>
  );
}

function SubjectCell({ row }: { row: AuditRow }) {
  const t = useTranslations('audit');
  const type = t.has(`subjects.${row.subjectType}`) ? t(`subjects.${row.subjectType}`) : row.subjectType;
  return (
    <>
      <span>{type}</span>{' '}
      <Link href={`/admin/audit?subject=${encodeURIComponent(`${row.subjectType}:${row.subjectId}`)}`} className={`${LINK} font-mono text-xs break-all`}>{row.subjectId}</Link>{' '}
      <span className="money text-xs text-ink-muted">#{row.seq}</span>
    </>
  );
}

/** Codes of ours and of the protocol, `hold-refused: limit-exceeded` by its first part, as keys of message files. */
const reasonKey = (reason: string) => reason.replace(/^(hold-refused): .*$/, '$1').replaceAll(/[: ]/g, '-');

/** A reason is a person's words, or a code that has a text. */
function WhyCell({ row }: { row: AuditRow }) {
  const t = useTranslations('audit');
  const key = reasonKey(row.reason ?? '');
  const found = /^[\w-]+$/.test(key) ? [`reasons.${key}`, `values.${key}`].find((path) => t.has(path)) : undefined;
  return (
    <>
      {row.reason && <span className="block break-words">{found ? t(found) : row.reason}</span>}
      {row.data && <NotedData data={row.data} />}
      {!row.reason && !row.data && <span aria-hidden className="text-ink-muted as-card:hidden">–</span>}
    </>
  );
}
