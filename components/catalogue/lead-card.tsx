import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { CostBar } from '@/components/ui/cost-bar';
import { Money } from '@/components/ui/money';
import type { MallCard } from '@/lib/catalogue/views/mall-card';
import { CardActions } from './card-actions';
import { CardKicker } from './listing-card';
import { Plate } from './plate';
import { PricePair } from './price-pair';
import { SumOf, type SumFigures } from './sum-of';

/** The first of the list, large, with its sum written out. */
export function LeadCard({ card, sum }: { card: MallCard; sum: SumFigures }) {
  const t = useTranslations('catalogue');
  const returns = card.totalToOwnMinor > card.totalCostMinor;
  return (
    <article className="relative grid gap-5 md:grid-cols-[minmax(0,1.3fr)_minmax(0,1fr)] md:items-center md:gap-9">
      <div className="relative">
        <Plate photoId={card.photoId} alt={card.photoAlt} place="lead" arrival="first" />
        <CardActions id={card.id} title={card.title} />
      </div>
      <div>
        <CardKicker card={card} />
        <h2 className="mt-1 text-lg font-bold md:text-2xl">
          <Link href={`/p/${card.id}`} className="after:absolute after:inset-0 hover:text-accent">{card.title}</Link>
        </h2>
        <PricePair className="mt-3" monthlyMinor={card.instalmentMinor} totalMinor={card.totalCostMinor} toOwnMinor={card.totalToOwnMinor} currency={card.currency} />
        <SumOf sum={sum} className="mt-2" />
        <CostBar cashMinor={card.cashPriceMinor} paidMinor={card.totalToOwnMinor} className="mt-3" />
        <p className="mt-2 text-xs text-ink-muted">
          {t.rich('overCashOf', {
            cash: () => <Money minor={card.cashPriceMinor} currency={card.currency} />,
            amount: () => <Money minor={card.totalToOwnMinor - card.cashPriceMinor} currency={card.currency} signed className="font-semibold text-ink" />,
          })}
          <br />
          {t(returns ? 'endChoice' : 'endTitle')}
        </p>
      </div>
    </article>
  );
}
