import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { MonthMark, type MonthState } from './month-mark';

const ORDER: readonly MonthState[] = ['paid', 'past', 'due', 'credited', 'late', 'deferred', 'dropped', 'left'];

interface Props {
  months: readonly MonthState[];
  /** What is paid before the months begin: a mark of its own, with its name. */
  first?: { state: MonthState; label: string };
  /** What the moon marks, in words: "다음 납입". */
  dueLabel: string;
  /** The same as a sentence, for who listens: "다음 납입은 3회차, 11월 25일입니다". */
  dueSaid?: string;
  yearLabels?: readonly ReactNode[];
  legend?: boolean;
  className?: string;
}

/** A lease as a row of months: twelve a row on phones, one line with year rules from 768 px on; read as one sentence. The legend counts months, as the sentence does: the mark before them says itself what it is. */
export function MonthStrip({ months, first, dueLabel, dueSaid, yearLabels, legend = true, className }: Props) {
  const t = useTranslations('common');
  const marks = first ? [first.state, ...months] : months;
  const count = (state: MonthState, among: readonly MonthState[] = months) => among.filter((mark) => mark === state).length;
  const present = ORDER.filter((state) => count(state, marks) > 0);
  const years = Array.from({ length: Math.ceil(months.length / 12) }, (_, year) => months.slice(year * 12, year * 12 + 12));
  return (
    <div className={className}>
      <p className="sr-only">
        {count('past') > 0 ? t('monthsPast', { total: months.length, past: count('past') }) : t('monthsPaid', { total: months.length, paid: count('paid') + count('credited') })}
        {count('dropped') > 0 && ` ${t('monthsDropped', { count: count('dropped') })}`}
        {count('late') > 0 && ` ${t('monthsLate', { count: count('late') })}`}
        {dueSaid && ` ${dueSaid}`}
      </p>
      {first && <p aria-hidden className="mb-3 flex items-center gap-2 text-xs text-ink-muted"><MonthMark state={first.state} />{first.label}</p>}
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
              {state === 'due' ? dueLabel : t(`month.${state}`)} {count(state) > 0 && <span className="money">{count(state)}</span>}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
