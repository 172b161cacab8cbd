import { useTranslations } from 'next-intl';
import { Money } from '@/components/ui/money';
import { Thumb } from '@/components/catalogue/plate';
import type { Goods } from '@/lib/limits/views/goods';

type Terms = Pick<Goods, 'termMonths' | 'firstPaymentMinor'>;

/** What the limit is for: picture, name, term, first payment and how the term ends. Where other `terms` count by now, those first asked for stand underneath. */
export function GoodsLine({ goods, terms = goods }: { goods: Goods; terms?: Terms }) {
  const t = useTranslations('limits');
  const others = terms.termMonths !== goods.termMonths || terms.firstPaymentMinor !== goods.firstPaymentMinor;
  const said = ({ termMonths, firstPaymentMinor }: Terms) => (
    <>{t('months', { count: termMonths })} · {t.rich('firstIs', { amount: () => <Money minor={firstPaymentMinor} currency={goods.currency} /> })}</>
  );
  return (
    <div className="flex items-center gap-4">
      <Thumb photoId={goods.photoId} alt={goods.photoAlt} className="w-21 shrink-0" />
      <div className="min-w-0">
        <p className="font-semibold">{goods.title}</p>
        <p className="text-sm text-ink-muted">{said(terms)} · {t(`end.${goods.endOfTerm}`)}</p>
        {others && <p className="text-xs text-ink-muted">{t('firstAsked')}: {said(goods)}</p>}
      </div>
    </div>
  );
}
