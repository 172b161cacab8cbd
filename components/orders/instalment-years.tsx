'use client';
import { ChevronDown, ChevronUp } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Money } from '@/components/ui/money';
import { MonthMark } from '@/components/ui/month-mark';
import { Section } from '@/components/ui/section';
import { dayOfMonth } from '@/lib/kernel/calendar';
import { formatDay, formatTableDate } from '@/lib/kernel/day-text';
import type { Locale } from '@/lib/kernel/money';
import type { Schedule } from '@/lib/kernel/schedule';
import { byYear, datedRows, type DatedRow, type YearOfRows } from '@/lib/orders/model/preview';
import { useDayText } from './day-text';

const weekday = (date: string, locale: Locale) => (locale === 'en' ? formatDay(date, 'en').slice(0, 3) : formatDay(date, 'ko').slice(-2, -1));

/** Every instalment with the date it has "if accepted on D", by contract year; a year opens to its twelve. */
export function InstalmentYears({ schedule, acceptedOn, dueDay, example = false, openFirst = false }: {
  schedule: Schedule;
  acceptedOn: string;
  dueDay: number;
  /** The due day is not chosen yet. */
  example?: boolean;
  openFirst?: boolean;
}) {
  const t = useTranslations('orders.form.plan');
  const locale = useLocale() === 'en' ? 'en' : 'ko';
  const day = useDayText();
  const years = byYear(datedRows(schedule, acceptedOn, dueDay));
  const [open, setOpen] = useState<ReadonlySet<number>>(new Set(openFirst ? [1] : []));
  const all = open.size === years.length;
  const toggle = (year: number) => setOpen((before) => {
    const after = new Set(before);
    if (!after.delete(year)) after.add(year);
    return after;
  });
  const lead = { on: formatDay(acceptedOn, locale), day: day(dueDay) };
  return (
    <Section
      title={t('title', { count: schedule.rows.length })}
      aside={<Button variant="link" size="sm" onClick={() => setOpen(new Set(all ? [] : years.map(({ year }) => year)))}>{all ? t('closeAll') : t('openAll')}</Button>}
      lead={example ? t('leadExample', lead) : t('lead', lead)}
    >
      {schedule.terms.firstPaymentMinor > 0n && (
        <p className="grid min-h-11 grid-cols-[5rem_1fr_auto] items-center gap-x-2 border-b border-line text-sm">
          <span className="font-semibold">{t('firstPayment')}</span>
          <span className="text-ink-muted">{t('firstPaymentWhen')}</span>
          <Money minor={schedule.terms.firstPaymentMinor} currency={schedule.currency} className="font-semibold" />
        </p>
      )}
      {years.map((year) => (
        <Year key={year.year} year={year} last={schedule.rows.length} odd={schedule.lastInstalmentMinor !== schedule.instalmentMinor} dueDay={dueDay} currency={schedule.currency} locale={locale} open={open.has(year.year)} onToggle={() => toggle(year.year)} />
      ))}
    </Section>
  );
}

interface YearProps {
  year: YearOfRows;
  /** Number of the plan's last instalment, and whether its amount differs. */
  last: number;
  odd: boolean;
  dueDay: number;
  currency: string;
  locale: Locale;
  open: boolean;
  onToggle: () => void;
}

function Year({ year, last, odd, dueDay, currency, locale, open, onToggle }: YearProps) {
  const t = useTranslations('orders.form.plan');
  const shown = open ? year.rows : odd ? year.rows.filter(({ seq }) => seq === last) : [];
  const Chevron = open ? ChevronUp : ChevronDown;
  return (
    <>
      <button type="button" aria-expanded={open} onClick={onToggle} className="grid min-h-11 w-full grid-cols-[4rem_1fr_auto_1.25rem] items-center gap-x-2 border-b border-line text-left text-sm -outline-offset-2 hover:bg-sunken">
        <span className="font-semibold">{t('year', { year: year.year })}</span>
        <span aria-hidden className="flex flex-wrap gap-0.5">{year.rows.map((row) => <MonthMark key={row.seq} state={row.seq === 1 ? 'due' : 'left'} className="size-2.5 md:size-2.5" />)}</span>
        <Money minor={year.sumMinor} currency={currency} className="font-semibold" />
        <Chevron aria-hidden className="size-4" />
      </button>
      {shown.length > 0 && (
        <ol aria-label={t('yearOf', { year: year.year })} className="text-sm">
          {shown.map((row) => <Instalment key={row.seq} row={row} odd={odd && row.seq === last} dueDay={dueDay} currency={currency} locale={locale} />)}
        </ol>
      )}
    </>
  );
}

function Instalment({ row, odd, dueDay, currency, locale }: { row: DatedRow; odd: boolean; dueDay: number; currency: string; locale: Locale }) {
  const t = useTranslations('orders.form.plan');
  // On the last day of the month only February is out of the ordinary.
  const clamped = dayOfMonth(row.dueOn) !== dueDay && (dueDay < 31 || dayOfMonth(row.dueOn) < 30);
  const note = [clamped && t('clamped', { day: dayOfMonth(row.dueOn) }), odd && t('odd')].filter(Boolean).join(', ');
  return (
    <li className="grid min-h-9 grid-cols-[3rem_1fr_auto] items-center gap-x-2 border-b border-line">
      <span className="text-ink-muted">{t('nth', { seq: row.seq })}</span>
      <span className="min-w-0">
        <time dateTime={row.dueOn} className="money">{formatTableDate(row.dueOn, locale)}</time> {weekday(row.dueOn, locale)}
        {note && <span className="ml-1.5 text-xs text-ink-muted">{note}</span>}
      </span>
      <Money minor={row.amountMinor} currency={currency} plain />
    </li>
  );
}
