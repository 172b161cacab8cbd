import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { join } from './join';
import { CostBar } from './cost-bar';
import { Money } from './money';

/** Month and total side by side, both in ink (stacked where it is narrow), and what they cost over cash. */
export function PriceBlock({
  monthlyMinor,
  totalMinor,
  cashMinor,
  residualMinor = 0n,
  currency = 'KRW',
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
  /** In place of the line that says how the term ends. */
  note?: ReactNode;
  className?: string;
}) {
  const t = useTranslations('common');
  const toOwn = totalMinor + residualMinor;
  const over = toOwn - cashMinor;
  return (
    <div className={className}>
      <div className={"flex flex-wrap items-baseline gap-x-3 max-md:flex-col"}>
        <Price label={t('perMonth')} minor={monthlyMinor} currency={currency} className="text-[1.3125rem] leading-7 font-bold" />
        <span aria-hidden className="h-6 w-px self-center bg-line max-md:hidden" />
        <Price label={t('total')} minor={totalMinor} currency={currency} className="text-[1.0625rem] leading-7 font-semibold" />
        {residualMinor > 0n && <ToOwn minor={toOwn} currency={currency} className="md:basis-full" />}
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

/** "매입까지 6,294,113원": beside a total that does not buy the goods, what does. */
export function ToOwn({ minor, currency = 'KRW', className }: { minor: bigint; currency?: string; className?: string }) {
  const t = useTranslations('common');
  return <span className={join('text-xs', className)}>{t.rich('toOwn', { amount: () => <Money minor={minor} currency={currency} className="font-semibold" /> })}</span>;
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
