import { useTranslations } from 'next-intl';
import { Money } from '@/components/ui/money';
import { PartBar, PartMark, type PartLook } from '@/components/ui/part-bar';
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
  const figure = (key: 'approved' | 'used' | 'held', minor: bigint, look?: PartLook) => (
    <div className="flex items-baseline justify-between gap-3">
      <dt className="flex items-center gap-2 text-ink-muted">{look && <PartMark look={look} />}{t(key)}</dt>
      <dd><Money minor={minor} currency={currency} /></dd>
    </div>
  );
  return (
    <div>
      <p className="flex flex-wrap items-baseline justify-between gap-x-3 text-sm">
        <span className="text-ink-muted">{t(name)}</span>
        {none ? <span className="font-semibold">{t('over')}</span> : <span className="flex items-baseline gap-2"><PartMark look="free" /><span>{t.rich('freeIs', { amount: () => <Money minor={freeOf(taken)} currency={currency} className="text-base font-semibold" /> })}</span></span>}
      </p>
      <PartBar className="mt-2" whole={taken.limitMinor} parts={[{ look: 'accent', minor: taken.usedMinor }, { look: 'moon', minor: taken.heldMinor }]} />
      <dl className="mt-2 grid gap-1 text-sm">
        {figure('approved', taken.limitMinor)}
        {figure('used', taken.usedMinor, 'accent')}
        {figure('held', taken.heldMinor, 'moon')}
      </dl>
    </div>
  );
}
