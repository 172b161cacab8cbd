import { useLocale, useTranslations } from 'next-intl';
import type { ReviewLoad } from '@/lib/contracts/model/load';
import { formatTableDate } from '@/lib/kernel/day-text';
import { useDurationText } from './duration-text';

/** The days on which something was decided, the newest first, in figures. */
export function LoadTable({ days }: { days: ReviewLoad['days'] }) {
  const t = useTranslations('contracts.load');
  const locale = useLocale() === 'en' ? 'en' : 'ko';
  const duration = useDurationText();
  const busy = days.filter(({ approved, returned }) => approved + returned > 0).toReversed();
  const head = 'py-2 text-right text-xs font-normal text-ink-muted';
  return (
    <table className="w-full max-w-read text-sm">
      <caption className="sr-only">{t('title')}</caption>
      <thead>
        <tr className="border-b border-line">
          <th scope="col" className="py-2 text-left text-xs font-normal text-ink-muted">{t('day')}</th>
          {(['approved', 'returned', 'median', 'ninetieth'] as const).map((column) => <th key={column} scope="col" className={head}>{t(column)}</th>)}
        </tr>
      </thead>
      <tbody>
        {busy.map(({ on, approved, returned, median, ninetieth }) => (
          <tr key={on} className="border-b border-line">
            <th scope="row" className="money py-2 text-left font-normal"><time dateTime={on}>{formatTableDate(on, locale)}</time></th>
            {[String(approved), String(returned), duration(median), duration(ninetieth)].map((value, index) => <td key={index} className="money py-2 text-right">{value}</td>)}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
