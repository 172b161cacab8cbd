import type { ReactNode } from 'react';
import { formatAxisMoney, type Locale } from '@/lib/kernel/money';

/** Parts of the picture, in percent of its width and height. */
const [LEFT, RIGHT, TOP, BOTTOM] = [12, 100, 5, 86];

export interface Series {
  key: string;
  label: string;
  /** Tailwind's fill of its columns, and ground of its legend. */
  fill: string;
  ground: string;
}

interface Props {
  /** Over the picture, where no heading says it. */
  label?: ReactNode;
  /** The picture in a sentence, for who does not see it. */
  summary: string;
  currency: string;
  locale: Locale;
  series: readonly Series[];
  /** Months from left to right, an amount a series. */
  months: readonly { key: string; name: string; minor: readonly bigint[] }[];
  /** The month that runs, marked by the moon. */
  now?: string;
}

/** Amounts month by month as columns side by side; drawn by the server, so that it needs no script. A table stands beside it. */
export function MonthColumns({ label, summary, currency, locale, series, months, now }: Props) {
  const most = months.reduce((top, { minor }) => minor.reduce((max, each) => (each > max ? each : max), top), 1n);
  const height = (minor: bigint) => ((BOTTOM - TOP) * Number((minor * 10_000n) / most)) / 10_000;
  const width = (RIGHT - LEFT) / Math.max(1, months.length);
  const named = new Set([0, Math.floor((months.length - 1) / 2), months.length - 1]);
  return (
    <figure>
      {label && <figcaption className="text-sm font-semibold">{label}</figcaption>}
      {series.length > 1 && (
        <p aria-hidden className="mt-1 flex flex-wrap gap-x-4 text-xs text-ink-muted">
          {series.map(({ key, label: name, ground }) => <span key={key} className="flex items-center gap-1.5"><span className={`h-3 w-2 rounded-xs ${ground}`} />{name}</span>)}
        </p>
      )}
      <svg role="img" aria-label={summary} className="mt-2 h-44 w-full overflow-visible">
        {[0, 0.5, 1].map((share) => {
          const y = `${BOTTOM - (BOTTOM - TOP) * share}%`;
          return (
            <g key={share}>
              <line x1={`${LEFT}%`} x2={`${RIGHT}%`} y1={y} y2={y} className="stroke-line" />
              <text x={`${LEFT - 1.5}%`} y={y} dy="0.32em" textAnchor="end" className="money fill-ink-muted text-2xs">{formatAxisMoney((most * BigInt(share * 2)) / 2n, currency, locale)}</text>
            </g>
          );
        })}
        {months.map(({ key, minor }, index) => {
          const [x, each] = [LEFT + width * index, (width * 0.76) / series.length];
          return (
            <g key={key}>
              {key === now && <rect x={`${x}%`} width={`${width}%`} y={`${BOTTOM + 1}%`} height="2%" className="fill-moon" />}
              {series.map(({ key: name, fill }, at) => (
                <rect key={name} x={`${x + width * 0.12 + each * at}%`} width={`${each * 0.92}%`} y={`${BOTTOM - height(minor[at] ?? 0n)}%`} height={`${height(minor[at] ?? 0n)}%`} className={fill} />
              ))}
            </g>
          );
        })}
        {months.map(({ key, name }, index) => named.has(index) && (
          <text key={key} x={`${index === 0 ? LEFT : index === months.length - 1 ? RIGHT : LEFT + width * (index + 0.5)}%`} y="99%" textAnchor={index === 0 ? 'start' : index === months.length - 1 ? 'end' : 'middle'} className="money fill-ink-muted text-2xs">{name}</text>
        ))}
      </svg>
    </figure>
  );
}
