import { useTranslations } from 'next-intl';
import { Money } from '@/components/ui/money';
import { freeOf, isFull, type LimitUse, type Taken } from '@/lib/limits/model/limit-use';

interface Props {
  use: LimitUse;
  currency: string;
  /** Nothing more can be taken of it, so nothing is free. */
  over?: boolean;
}

/** A purchaser's limit a month and in all: what is used, held by an order form and free, as a bar and in figures. */
export function LimitPicture({ use, currency, over = false }: Props) {
  // Where one side is full nothing can be taken of the other.
  const none = over || isFull(use);
  return (
    <div className="mt-3 grid gap-x-10 gap-y-5 md:grid-cols-2">
      <Bar name="month" taken={use.month} currency={currency} none={none} />
      <Bar name="total" taken={use.total} currency={currency} none={none} />
    </div>
  );
}

function Bar({ name, taken, currency, none }: { name: 'month' | 'total'; taken: Taken; currency: string; none: boolean }) {
  const t = useTranslations('limits.mine');
  const share = (part: bigint) => (taken.limitMinor > 0n ? `${Number((part * 10_000n) / taken.limitMinor) / 100}%` : '0%');
  const figure = (key: 'approved' | 'used' | 'held', minor: bigint, mark: string) => (
    <div className="flex items-baseline justify-between gap-3">
      <dt className="flex items-center gap-2 text-ink-muted"><span aria-hidden className={`size-2.5 rounded-full ${mark}`} />{t(key)}</dt>
      <dd><Money minor={minor} currency={currency} /></dd>
    </div>
  );
  return (
    <div>
      <p className="flex flex-wrap items-baseline justify-between gap-x-3 text-sm">
        <span className="text-ink-muted">{t(name)}</span>
        {none ? <span className="font-semibold">{t('over')}</span> : <span>{t.rich('freeIs', { amount: () => <Money minor={freeOf(taken)} currency={currency} className="text-base font-semibold" /> })}</span>}
      </p>
      <div aria-hidden className="mt-2 flex h-2 gap-0.5 overflow-clip rounded-xs bg-sunken">
        <span className="bg-accent" style={{ width: share(taken.usedMinor) }} />
        <span className="bg-moon" style={{ width: share(taken.heldMinor) }} />
      </div>
      <dl className="mt-2 grid gap-1 text-sm">
        {figure('approved', taken.limitMinor, 'border border-line-strong bg-sunken')}
        {figure('used', taken.usedMinor, 'bg-accent')}
        {figure('held', taken.heldMinor, 'bg-moon')}
      </dl>
    </div>
  );
}
