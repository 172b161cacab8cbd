import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { Decided, ReviewLoad } from '@/lib/contracts/model/load';
import { formatDay } from '@/lib/kernel/day-text';
import { useDurationText } from './duration-text';

/** Parts of a picture, in percent of its width and height. */
const [LEFT, RIGHT, TOP, BOTTOM] = [11, 100, 6, 86];

interface Axis {
  /** What the upper edge stands for. */
  most: number;
  text: (value: number) => string;
}

/** Days from left to right over two lines of reference; their first and last are named. */
function Frame({ label, summary, days, axis: { most, text }, legend, children }: { label: string; summary: string; days: ReviewLoad['days']; axis: Axis; legend: ReactNode; children: ReactNode }) {
  const locale = useLocale() === 'en' ? 'en' : 'ko';
  const y = (share: number) => BOTTOM - (BOTTOM - TOP) * share;
  return (
    <figure>
      <figcaption className="text-sm font-semibold">{label}</figcaption>
      <p aria-hidden className="mt-1 flex flex-wrap gap-x-4 text-xs text-ink-muted">{legend}</p>
      <svg role="img" aria-label={summary} className="mt-2 h-44 w-full overflow-visible">
        {[0, 0.5, 1].map((share) => (
          <g key={share}>
            <line x1={`${LEFT}%`} x2={`${RIGHT}%`} y1={`${y(share)}%`} y2={`${y(share)}%`} className="stroke-line" />
            {(share !== 0.5 || most > 1) && <text x={`${LEFT - 2}%`} y={`${y(share)}%`} dy="0.32em" textAnchor="end" className="money fill-ink-muted text-2xs">{text(most * share)}</text>}
          </g>
        ))}
        {children}
        <text x={`${LEFT}%`} y="98%" className="money fill-ink-muted text-2xs">{formatDay(days[0]?.on ?? '', locale)}</text>
        <text x={`${RIGHT}%`} y="98%" textAnchor="end" className="money fill-ink-muted text-2xs">{formatDay(days.at(-1)?.on ?? '', locale)}</text>
      </svg>
    </figure>
  );
}

const Key = ({ className, children }: { className: string; children: ReactNode }) => <span className="flex items-center gap-1.5"><span className={className} />{children}</span>;

/** The left edge and width of a day's place. */
const place = (index: number, count: number) => ({ x: LEFT + ((RIGHT - LEFT) * index) / count, width: (RIGHT - LEFT) / count });

/** An even number, so that the line in the middle is whole. */
const even = (most: number) => Math.max(2, Math.ceil(most / 2) * 2);

/** Decisions a day: what was approved, and on it what was returned. */
export function DecisionsChart({ days }: { days: ReviewLoad['days'] }) {
  const t = useTranslations('contracts.load');
  const sums = days.map(({ approved, returned }) => approved + returned);
  const most = even(Math.max(...sums));
  const height = (count: number) => ((BOTTOM - TOP) * count) / most;
  return (
    <Frame
      label={t('perDay')} summary={t('perDaySummary', { count: sums.reduce((all, each) => all + each, 0), most: Math.max(...sums) })} days={days} axis={{ most, text: (value) => String(value) }}
      legend={<><Key className="h-3 w-2 rounded-xs bg-chart-1">{t('approved')}</Key><Key className="h-3 w-2 rounded-xs bg-chart-2">{t('returned')}</Key></>}
    >
      {days.map(({ on, approved, returned }, index) => {
        const { x, width } = place(index, days.length);
        return (
          <g key={on}>
            <rect x={`${x + width * 0.15}%`} width={`${width * 0.7}%`} y={`${BOTTOM - height(approved)}%`} height={`${height(approved)}%`} className="fill-chart-1" />
            <rect x={`${x + width * 0.15}%`} width={`${width * 0.7}%`} y={`${BOTTOM - height(approved + returned)}%`} height={`${height(returned)}%`} className="fill-chart-2" />
          </g>
        );
      })}
    </Frame>
  );
}

/** What an axis of time counts in, and how many seconds that is: one unit for all its lines. */
const UNITS = [['days', 86_400], ['hours', 3600]] as const;

/** Time to decision a day: a point for half of them, a line up to nine in ten. */
export function TimingChart({ days, all }: { days: ReviewLoad['days']; all: Decided | null }) {
  const t = useTranslations('contracts.load');
  const duration = useDurationText();
  const longest = Math.max(3600, ...days.map(({ ninetieth }) => ninetieth ?? 0));
  const [unit, seconds] = UNITS.find(([, of]) => longest > of * 1.5) ?? ['minutes', 60];
  const most = even(longest / seconds) * seconds;
  const y = (took: number) => BOTTOM - ((BOTTOM - TOP) * took) / most;
  return (
    <Frame
      label={t('timing')} summary={t('timingSummary', { median: duration(all?.median ?? null), ninetieth: duration(all?.ninetieth ?? null) })} days={days} axis={{ most, text: (value) => t(unit, { count: value / seconds }) }}
      legend={<><Key className="size-2 rounded-full bg-chart-1">{t('median')}</Key><Key className="h-3 w-0.5 bg-chart-6">{t('ninetieth')}</Key></>}
    >
      {days.map(({ on, median, ninetieth }, index) => {
        if (median === null || ninetieth === null) return null;
        const { x, width } = place(index, days.length);
        const middle = `${x + width / 2}%`;
        return (
          <g key={on}>
            <line x1={middle} x2={middle} y1={`${y(median)}%`} y2={`${y(ninetieth)}%`} strokeWidth="2" className="stroke-chart-6" />
            <circle cx={middle} cy={`${y(median)}%`} r="3.5" className="fill-chart-1" />
          </g>
        );
      })}
    </Frame>
  );
}
