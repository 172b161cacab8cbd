'use client';
import { useLocale, useTranslations } from 'next-intl';
import type { PointerEvent } from 'react';
import { formatAxisMoney, formatMoney } from '@/lib/kernel/money';
import type { ExitPoint } from '@/lib/kernel/exits';

/** Parts of the picture, in percent of its width and height. */
const LEFT = 11.5;
const RIGHT = 98;
const TOP = 12;
const BOTTOM = 88;

/** At most seven lines, at round amounts. */
function axisSteps(most: number): number[] {
  const rough = most / 6;
  const power = 10 ** Math.floor(Math.log10(Math.max(rough, 1)));
  const step = ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10) * power;
  return Array.from({ length: Math.floor(most / step) + 1 }, (_, index) => index * step);
}

interface Props {
  points: readonly ExitPoint[];
  month: number;
  /** Months that are over. */
  passed: number;
  currency: string;
  onChoose: (month: number) => void;
}

/** x months, y money: the solid line buys the goods, the dotted one gives them back, a rib a month between. Never smoothed. */
export function ExitRibbon({ points, month, passed, currency, onChoose }: Props) {
  const t = useTranslations('catalogue');
  const texts = useTranslations('browse.product');
  const locale = useLocale() === 'en' ? 'en' : 'ko';
  const last = points.length - 1;
  const most = Math.max(...points.map(({ buyoutMinor, returnChargeMinor }) => Math.max(Number(buyoutMinor), Number(returnChargeMinor))));
  const steps = axisSteps(most);
  const ceiling = Math.max(most, steps.at(-1) ?? 0);
  const x = (at: number) => LEFT + ((RIGHT - LEFT) * at) / last;
  const y = (minor: bigint | number) => BOTTOM - ((BOTTOM - TOP) * Number(minor)) / ceiling;
  const point = points[month];
  if (!point) return null;
  const choose = (event: PointerEvent<SVGSVGElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const share = (((event.clientX - box.left) / box.width) * 100 - LEFT) / (RIGHT - LEFT);
    onChoose(Math.min(last, Math.max(0, Math.round(share * last))));
  };
  const words = { month, buy: formatMoney(point.buyoutMinor, currency, locale), give: formatMoney(point.returnChargeMinor, currency, locale) };
  return (
    <figure>
      <Legend />
      <svg
        role="img"
        aria-label={t('ribbonSummary', words)}
        className="mt-3 h-56 w-full cursor-ew-resize touch-pan-y overflow-visible select-none md:h-72"
        onPointerDown={choose}
        onPointerMove={(event) => { if (event.buttons === 1) choose(event); }}
      >
        {steps.map((minor) => (
          <g key={minor}>
            <line x1={`${LEFT}%`} x2={`${RIGHT}%`} y1={`${y(minor)}%`} y2={`${y(minor)}%`} className="stroke-line" />
            <text x={`${LEFT - 1}%`} y={`${y(minor)}%`} dy="0.32em" textAnchor="end" className="money fill-ink-muted text-2xs">{formatAxisMoney(BigInt(minor), currency, locale)}</text>
          </g>
        ))}
        {points.slice(1).map((each) => <Rib key={each.month} x={x(each.month)} width={(RIGHT - LEFT) / last / 2} high={y(each.buyoutMinor)} low={y(each.returnChargeMinor)} tone={each.month === month ? 'chosen' : each.month <= passed ? 'passed' : 'ahead'} />)}
        {points.slice(1).map((each, index) => (
          <g key={each.month}>
            <line x1={`${x(index)}%`} x2={`${x(each.month)}%`} y1={`${y(points[index]?.buyoutMinor ?? 0n)}%`} y2={`${y(each.buyoutMinor)}%`} strokeWidth="2" strokeLinecap="round" className="stroke-chart-1" />
            <line x1={`${x(index)}%`} x2={`${x(each.month)}%`} y1={`${y(points[index]?.returnChargeMinor ?? 0n)}%`} y2={`${y(each.returnChargeMinor)}%`} strokeWidth="2" strokeDasharray="2 3" className="stroke-ink-muted" />
          </g>
        ))}
        <Cursor x={x(month)} high={y(point.buyoutMinor)} low={y(point.returnChargeMinor)} label={t('monthNumber', { month })} buy={texts('buyAt', { amount: words.buy })} give={texts('giveAt', { amount: words.give })} />
        {ticks(last).map((at) => (
          <text key={at} x={`${x(at)}%`} y="96%" textAnchor={at === 0 ? 'start' : at === last ? 'end' : 'middle'} className="money fill-ink-muted text-2xs">
            {at === 0 ? t('axisStart') : t('axisMonth', { month: at })}
          </text>
        ))}
      </svg>
    </figure>
  );
}

/** Years on the axis; of a term that is not whole years, its end as well. */
const ticks = (last: number): number[] => {
  const step = last > 12 ? 12 : 6;
  const whole = Array.from({ length: Math.floor(last / step) + 1 }, (_, index) => index * step);
  return whole.at(-1) === last ? whole : [...whole, last];
};

const TONE = { chosen: 'fill-moon', passed: 'fill-line', ahead: 'fill-(--cost-cash) opacity-70' };

function Rib({ x, width, high, low, tone }: { x: number; width: number; high: number; low: number; tone: keyof typeof TONE }) {
  const [top, bottom] = high < low ? [high, low] : [low, high];
  return (
    <rect x={`${x - width / 2}%`} width={`${width}%`} y={`${top}%`} height={`${Math.max(bottom - top, 0.4)}%`} rx="2" className={TONE[tone]} />
  );
}

interface CursorProps {
  x: number;
  high: number;
  low: number;
  label: string;
  buy: string;
  give: string;
}

/** The chosen month: its pill, both prices, and on desks what they are, on the side where there is room. */
function Cursor({ x, high, low, label, buy, give }: CursorProps) {
  const late = x > 60;
  // The pill stands above the line's beginning, where it is highest.
  const beneath = late || high < 20;
  const beside = late ? { dx: -10, textAnchor: 'end' as const } : { dx: 10 };
  return (
    <g>
      <line x1={`${x}%`} x2={`${x}%`} y1="8%" y2={`${Math.min(high, low)}%`} className="stroke-ink" />
      <circle cx={`${x}%`} cy={`${high}%`} r="4.5" className="fill-chart-1 stroke-canvas" strokeWidth="2" />
      <circle cx={`${x}%`} cy={`${low}%`} r="4.5" className="fill-canvas stroke-ink" strokeWidth="2" />
      <g className="money fill-ink stroke-canvas stroke-4 text-xs font-semibold [paint-order:stroke] max-md:hidden">
        <text x={`${x}%`} y={`${high}%`} dy={beneath ? '1.8em' : '-0.5em'} {...beside} className="fill-accent">{buy}</text>
        <text x={`${x}%`} y={`${low}%`} dy="-0.6em" {...beside}>{give}</text>
      </g>
      <svg x={`${Math.min(Math.max(x, LEFT + 3), RIGHT - 5)}%`} y="4%" overflow="visible">
        <rect x="-36" y="-12" width="72" height="24" rx="12" className="fill-ink" />
        <text dy="0.35em" textAnchor="middle" className="money fill-canvas text-2xs font-semibold">{label}</text>
      </svg>
    </g>
  );
}

function Legend() {
  const t = useTranslations('catalogue');
  return (
    <figcaption className="flex flex-wrap gap-x-5 gap-y-1 text-xs text-ink-muted">
      <span className="flex items-center gap-2"><span aria-hidden className="h-0.5 w-5 bg-chart-1" />{t('buyOut')}</span>
      <span className="flex items-center gap-2"><span aria-hidden className="w-5 border-t-2 border-dotted border-ink-muted" />{t('giveBack')}</span>
      <span className="flex items-center gap-2"><span aria-hidden className="h-3 w-1.5 rounded-xs bg-(--cost-cash)" />{t('oneMonth')}</span>
    </figcaption>
  );
}
