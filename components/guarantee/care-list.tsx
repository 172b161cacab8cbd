import { useLocale, useTranslations } from 'next-intl';
import { formatTableDate } from '@/lib/kernel/date-text';
import type { VisitLine } from '@/lib/guarantee/views/lists';
import { VisitBadge } from './claim-badge';

/** The care of one lease over its whole term. */
export function CareList({ visits }: { visits: readonly VisitLine[] }) {
  const t = useTranslations('guarantee.care');
  const locale = useLocale() === 'en' ? 'en' : 'ko';
  return (
    <ol className="text-sm">
      {visits.map((visit) => (
        <li key={visit.no} className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 border-b border-line py-2.5">
          <span><span className="text-ink-muted">{t('no', { no: visit.no })}</span> <span className="money">{formatTableDate(visit.doneOn ?? visit.visitOn ?? visit.plannedOn, locale)}</span></span>
          <VisitBadge state={visit.state} />
          {visit.note && <p className="w-full break-words whitespace-pre-line text-ink-muted">{visit.note}</p>}
        </li>
      ))}
    </ol>
  );
}
