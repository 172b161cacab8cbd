import { useTranslations } from 'next-intl';
import { Money } from '@/components/ui/money';
import type { PricesText, PriceText } from '@/lib/workplace/model/fate';

const same = (a: PriceText | undefined, b: PriceText | undefined) => JSON.stringify(a) === JSON.stringify(b);

/** Month and total of the term that cards show, before and after; one line where nothing about them changes. */
export function RowPrices({ prices }: { prices: PricesText | null }) {
  const t = useTranslations('workplace');
  if (!prices?.after && !prices?.before) return null;
  const { before, after } = prices;
  if (same(before, after) || !before) return after ? <Price price={after} /> : null;
  return (
    <span className="flex flex-col gap-1">
      <span className="text-ink-muted"><span className="sr-only">{t('was')} </span><Price price={before} /></span>
      {after && <span className="font-semibold"><span className="sr-only">{t('becomes')} </span><Price price={after} /></span>}
    </span>
  );
}

function Price({ price }: { price: PriceText }) {
  const t = useTranslations('workplace');
  const money = (minor: string) => <Money minor={BigInt(minor)} currency={price.currency} plain />;
  return (
    <span className="block">
      {t.rich('pair', { months: price.termMonths, month: () => money(price.monthMinor), total: () => money(price.totalMinor) })}
      {price.toOwnMinor !== price.totalMinor && <span className="block text-xs font-normal">{t.rich('pairToOwn', { own: () => money(price.toOwnMinor) })}</span>}
    </span>
  );
}
