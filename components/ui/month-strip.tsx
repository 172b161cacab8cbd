import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { MonthMark, type MonthState } from './month-mark';

const ORDER: readonly MonthState[] = ['paid', 'due', 'credited', 'late', 'deferred', 'left'];

/** A lease as a row of months: twelve a row on phones, one line with year rules from 768 px on; read as one sentence. */
export function MonthStrip({ months, yearLabels, legend = true, className }: { months: readonly MonthState[]; yearLabels?: readonly ReactNode[]; legend?: boolean; className?: string }) {
  const t = useTranslations('common');
  const count = (state: MonthState) => months.filter((month) => month === state).length;
  const present = ORDER.filter((state) => count(state) > 0);
  const years = Array.from({ length: Math.ceil(months.length / 12) }, (_, year) => months.slice(year * 12, year * 12 + 12));
  return (
    <div className={className}>
      <p className="sr-only">
        {t('monthsPaid', { total: months.length, paid: count('paid') + count('credited') })}
        {count('late') > 0 && ` ${t('monthsLate', { count: count('late') })}`}
      </p>
      <ol aria-hidden className="flex flex-col gap-3 md:flex-row md:gap-2">
        {years.map((year, index) => (
          <li key={index} className="min-w-0" style={{ flex: year.length }}>
            <span className="grid grid-cols-12 justify-items-center border-b border-line-strong pb-1.5 md:flex md:justify-between md:border-ink-muted md:px-1">
              {year.map((state, month) => <MonthMark key={month} state={state} />)}
            </span>
            {yearLabels?.[index] && <span className="money mt-1 block text-2xs text-ink-muted">{yearLabels[index]}</span>}
          </li>
        ))}
      </ol>
      {legend && (
        <ul className="mt-3 flex flex-wrap gap-x-5 gap-y-1 text-xs text-ink-muted">
          {present.map((state) => (
            <li key={state} className="flex items-center gap-1.5">
              <MonthMark state={state} className="size-3" />
              {t(`month.${state}`)} <span className="money">{count(state)}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
