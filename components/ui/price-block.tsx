import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { cn } from './cn';
import { CostBar } from './cost-bar';
import { Money } from './money';

const SIZE = {
  card: { month: 'text-[1.3125rem] leading-7', total: 'text-[1.0625rem] leading-7' },
  page: { month: 'text-2xl md:text-3xl', total: 'text-xl md:text-2xl' },
} as const;

/** Month and total side by side, both in ink (stacked where it is narrow), and what they cost over cash. */
export function PriceBlock({
  monthlyMinor,
  totalMinor,
  cashMinor,
  residualMinor = 0n,
  currency = 'KRW',
  size = 'card',
  note,
  className,
}: {
  monthlyMinor: bigint;
  /** Everything the purchaser is bound to pay: instalments and first payment. */
  totalMinor: bigint;
  cashMinor: bigint;
  /** What buying at the end would add, where the goods would otherwise go back; 0 when title passes. */
  residualMinor?: bigint;
  currency?: string;
  size?: keyof typeof SIZE;
  /** In place of the line that says how the term ends. */
  note?: ReactNode;
  className?: string;
}) {
  const t = useTranslations('common');
  const toOwn = totalMinor + residualMinor;
  const over = toOwn - cashMinor;
  return (
    <div className={className}>
      <div className={cn('flex flex-wrap items-baseline gap-x-3', size === 'card' && 'max-md:flex-col')}>
        <Price label={t('perMonth')} minor={monthlyMinor} currency={currency} className={cn('font-bold', SIZE[size].month)} />
        <span aria-hidden className={cn('h-6 w-px self-center bg-line', size === 'card' && 'max-md:hidden')} />
        <Price label={t('total')} minor={totalMinor} currency={currency} className={cn('font-semibold', SIZE[size].total)} />
      </div>
      <CostBar cashMinor={cashMinor} paidMinor={toOwn} className="mt-2" />
      <p className="mt-1.5 text-xs text-ink-muted">
        <OverCash over={over} currency={currency} />
        <br />
        {note ?? (residualMinor > 0n ? t.rich('withBuyout', { amount: () => <Money minor={residualMinor} currency={currency} /> }) : t('becomesYours'))}
      </p>
    </div>
  );
}

function Price({ label, minor, currency, className }: { label: string; minor: bigint; currency: string; className: string }) {
  return (
    <span className="flex items-baseline gap-1.5">
      <span className="text-xs text-ink-muted">{label}</span>
      <Money minor={minor} currency={currency} className={className} />
    </span>
  );
}

/** "현금가보다 +867,144원": the difference that the moon part of the bar shows. */
export function OverCash({ over, currency = 'KRW' }: { over: bigint; currency?: string }) {
  const t = useTranslations('common');
  return t.rich('overCash', { amount: () => <Money minor={over} currency={currency} signed className="font-semibold text-ink" /> });
}
