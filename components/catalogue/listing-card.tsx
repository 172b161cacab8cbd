import { useLocale, useTranslations } from 'next-intl';
import Link from 'next/link';
import { PriceBlock } from '@/components/ui/price-block';
import { CARD_TERM_MONTHS } from '@/lib/catalogue/model/terms';
import type { MallCard } from '@/lib/catalogue/views/mall-card';
import { CardActions } from './card-actions';
import { Plate, type Arrival } from './plate';

/** Who sells it, in which category, and over how many months where that is not the usual term. */
export function CardKicker({ card }: { card: MallCard }) {
  const t = useTranslations('catalogue');
  const category = useLocale() === 'en' ? card.categoryEn : card.categoryKo;
  const term = card.termMonths === CARD_TERM_MONTHS ? null : t('months', { count: card.termMonths });
  return <p className="text-xs text-ink-muted">{[card.sellerName, category, term].filter(Boolean).join(' · ')}</p>;
}

/** Picture, who sells it, name, month and total, and what it costs over cash. The whole card opens the product. */
export function ListingCard({ card, arrival }: { card: MallCard; arrival?: Arrival }) {
  return (
    <article className="relative">
      <Plate photoId={card.photoId} alt={card.photoAlt} place="card" arrival={arrival} />
      <div className="mt-3">
        <CardKicker card={card} />
      </div>
      <h2 className="mt-0.5 text-base font-semibold">
        <Link href={`/p/${card.id}`} className="after:absolute after:inset-0 hover:text-accent">{card.title}</Link>
      </h2>
      <PriceBlock
        className="mt-1"
        monthlyMinor={card.instalmentMinor}
        totalMinor={card.totalCostMinor}
        cashMinor={card.cashPriceMinor}
        residualMinor={card.totalToOwnMinor - card.totalCostMinor}
        currency={card.currency}
      />
      <CardActions id={card.id} title={card.title} />
    </article>
  );
}

export const CARD_GRID = 'grid grid-cols-2 gap-x-3.5 gap-y-8 md:grid-cols-3 md:gap-x-6 md:gap-y-10';

export function CardGrid({ cards, eager = 0 }: { cards: readonly MallCard[]; /** How many are seen at once. */ eager?: number }) {
  return (
    <ul className={CARD_GRID}>
      {cards.map((card, index) => <li key={card.id}><ListingCard card={card} arrival={index < eager ? 'eager' : 'lazy'} /></li>)}
    </ul>
  );
}
