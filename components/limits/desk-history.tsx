import { useLocale, useTranslations } from 'next-intl';
import { DescriptionList } from '@/components/ui/description-list';
import { formatTableInstant } from '@/lib/kernel/date-text';
import type { DeskHistory as History } from '@/lib/limits/views/desk-history';

/** What the desk has had to do with this purchaser: approvals, leases, earlier requests and how they ended. */
export function DeskHistory({ history, leases }: { history: History; leases: { active: number; all: number } }) {
  const t = useTranslations('limits');
  const locale = useLocale() === 'en' ? 'en' : 'ko';
  const { live, held, used, ended } = history.approvals;
  return (
    <>
      <DescriptionList
        items={[
          { term: t('desk.history.approvals'), value: t('desk.history.approvalCounts', { live, held, used, ended }) },
          { term: t('desk.history.leases'), value: t('desk.history.leaseCounts', leases) },
        ]}
      />
      <h3 className="mt-5 text-sm font-semibold">{t('desk.history.requests')}</h3>
      {history.requests.length === 0 ? <p className="mt-1 text-sm text-ink-muted">{t('desk.history.none')}</p> : (
        <ul className="mt-1 text-sm">
          {history.requests.map((row) => (
            <li key={row.askId} className="flex flex-wrap justify-between gap-x-4 border-b border-line py-2.5">
              <span className="min-w-0">{row.title} <span className="money text-ink-muted">{row.number}</span></span>
              <span>{t(`state.${row.state}`)} · <span className="money text-ink-muted">{formatTableInstant(row.at, locale)}</span></span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
