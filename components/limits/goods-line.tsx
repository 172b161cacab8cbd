import { useTranslations } from 'next-intl';
import { Money } from '@/components/ui/money';
import { Thumb } from '@/components/catalogue/plate';
import type { Goods } from '@/lib/limits/views/goods';

/** What the limit is for: picture, name, term, first payment and how the term ends. */
export function GoodsLine({ goods }: { goods: Goods }) {
  const t = useTranslations('limits');
  return (
    <div className="flex items-center gap-4">
      <Thumb photoId={goods.photoId} alt={goods.photoAlt} className="w-21 shrink-0" />
      <div className="min-w-0">
        <p className="font-semibold">{goods.title}</p>
        <p className="text-sm text-ink-muted">
          {t('months', { count: goods.termMonths })} · {t.rich('firstIs', { amount: () => <Money minor={goods.firstPaymentMinor} currency={goods.currency} /> })}
          {' · '}{t(`end.${goods.endOfTerm}`)}
        </p>
      </div>
    </div>
  );
}
