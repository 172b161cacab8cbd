import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Money } from '@/components/ui/money';
import { Section } from '@/components/ui/section';
import { StatRow } from '@/components/ui/stat-row';
import type { TravelProgress as Travel } from '@/lib/insights/views/travel';
import { plainDateIn } from '@/lib/kernel/calendar';
import { formatInstant } from '@/lib/kernel/date-text';
import { formatTableDate } from '@/lib/kernel/day-text';
import { PlainTable } from './plain-table';

/** How far the clock is on its way, and what happened on it: the days one by one, the newest first. */
export function TravelProgress({ travel, children }: { travel: Travel; children?: ReactNode }) {
  const t = useTranslations('insights.travel');
  const locale = useLocale() === 'en' ? 'en' : 'ko';
  const { daysDone, daysAll, state, total, secondsLeft } = travel;
  const percent = Math.floor((daysDone * 100) / daysAll);
  const left = secondsLeft === null ? '' : secondsLeft >= 90 ? t('minutesLeft', { count: Math.round(secondsLeft / 60) }) : t('secondsLeft', { count: secondsLeft });
  return (
    <Section title={t(`state.${state}`)} className="mb-10">
      <p className="text-sm">{t('way', { from: formatInstant(travel.fromAt, locale), to: formatInstant(travel.toAt, locale) })}</p>
      <p className="money mt-3 mb-2 text-lg font-bold">{t('daysOf', { done: daysDone, of: daysAll })} <span className="text-sm font-normal text-ink-muted">{formatTableDate(plainDateIn(travel.at), locale)}{state === 'RUNNING' && left && ` · ${left}`}</span></p>
      <div role="progressbar" aria-label={t('progress')} aria-valuenow={percent} aria-valuemin={0} aria-valuemax={100} className="h-1.5 max-w-read rounded-full bg-line">
        <div className="h-full rounded-full bg-accent" style={{ width: `${percent}%` }} />
      </div>
      {(travel.failures > 0 || travel.hurried > 0) && <p className="mt-2 text-sm text-caution">{t('trouble', { failures: travel.failures, hurried: travel.hurried })}</p>}
      {children}
      <StatRow
        className="mt-6"
        stats={[
          { key: 'billed', label: t('billed'), value: total.billed }, { key: 'paid', label: t('paid'), value: total.paid },
          { key: 'declined', label: t('declined'), value: total.declined, ...(total.declined > 0 && { tone: 'critical' as const }) },
          { key: 'credits', label: t('credits'), value: total.credits }, { key: 'ended', label: t('ended'), value: total.ended },
        ]}
      />
      <div className="mt-4">
        {travel.days.length === 0 ? <p className="py-4 text-sm text-ink-muted">{t('nothing')}</p> : (
          <PlainTable
            caption={t('table')} head={[t('day'), t('billed'), t('paid'), t('declined'), t('credits'), t('ended')]}
            rows={travel.days.map((row) => ({
              key: row.day,
              cells: [
                <span key="day" className="money">{formatTableDate(row.day, locale)}</span>, <Counted key="billed" count={row.billed} minor={row.billedMinor} />, <Counted key="paid" count={row.paid} minor={row.paidMinor} />,
                row.declined, <Counted key="credits" count={row.credits} minor={row.creditMinor} />, row.ended,
              ],
            }))}
          />
        )}
      </div>
    </Section>
  );
}

const Counted = ({ count, minor }: { count: number; minor: bigint }) => (
  <span className="money">{count}{count > 0 && <> · <Money minor={minor} plain /></>}</span>
);
