import { useLocale, useTranslations } from 'next-intl';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { Money } from '@/components/ui/money';
import { CARD_TERM_MONTHS } from '@/lib/catalogue/model/terms';
import type { MallCard } from '@/lib/catalogue/views/mall-card';
import { cashShare } from './cash-share';
import { FitLine } from './fit-line';
import { GoodsTitle } from './goods-title';
import { type Arrival } from './picture';
import { Plate } from './plate';
import { textLanguage } from './text-language';

/** A sentence around one amount, cut where the amount stands. */
type Around = readonly [before: string, after: string];

/** Texts of cards, looked up once for a whole list: a list has many cards. */
export interface CardWords {
  english: boolean;
  perMonth: string;
  total: string;
  overCash: Around;
  withBuyout: Around;
  firstIncluded: Around;
  becomesYours: string;
  soldOut: string;
  months: (count: number) => string;
  conditions: Record<MallCard['condition'], string>;
}

const MARK = '\u0001';

function around(text: string): Around {
  const [before = '', after = ''] = text.split(MARK);
  return [before, after];
}

export function useCardWords(): CardWords {
  const common = useTranslations('common');
  const t = useTranslations('browse');
  const amount = () => MARK;
  return {
    english: useLocale() === 'en',
    perMonth: common('perMonth'),
    total: common('total'),
    overCash: around(common.markup('overCash', { amount })),
    withBuyout: around(common.markup('withBuyout', { amount })),
    firstIncluded: around(t.markup('firstIncluded', { amount })),
    becomesYours: common('becomesYours'),
    soldOut: t('soldOut'),
    months: (count) => t('months', { count }),
    conditions: { NEW: t('condition.NEW'), REFURBISHED: t('condition.REFURBISHED'), USED: t('condition.USED') },
  };
}

/** Who sells it and what kind it is; over how many months where that is not what was compared; what is not new. */
export function kicker(card: MallCard, words: CardWords, termMonths: number = CARD_TERM_MONTHS): string {
  return [
    card.sellerName,
    words.english ? card.categoryEn : card.categoryKo,
    card.condition === 'NEW' ? null : words.conditions[card.condition],
    card.termMonths === termMonths ? null : words.months(card.termMonths),
  ].filter(Boolean).join(' · ');
}

interface CardProps {
  card: MallCard;
  words: CardWords;
  /** The term that was compared; cards of another say theirs. */
  termMonths?: number | undefined;
  arrival?: Arrival;
  /** Over the picture's upper corners, above the link that covers the card: a heart, a tick. */
  actions?: ReactNode;
}

/** Picture, who sells it, name, month and total, and what it costs over cash. The whole card opens the product. */
export function ListingCard({ card, words, termMonths, arrival, actions }: CardProps) {
  const { currency, residualMinor, firstPaymentMinor } = card;
  const amount = (minor: bigint, className: string) => <Money minor={minor} currency={currency} plain className={className} />;
  return (
    <li className={arrival === 'lazy' ? 'far-down relative' : 'relative'}>
      <Plate photoId={card.photoId} alt={card.photoAlt} place="card" arrival={arrival} />
      {!card.available && <SoldOut words={words} />}
      <p className="mt-3 text-xs text-ink-muted">{kicker(card, words, termMonths)}</p>
      <h3 className="mt-0.5 text-base font-semibold"><Link href={`/p/${card.id}`} prefetch={false} lang={textLanguage(card.title, words.english)} className="after:absolute after:inset-0 hover:text-accent"><GoodsTitle title={card.title} /></Link></h3>
      <p className="mt-1 -ml-3 flex flex-wrap items-baseline text-xs text-ink-muted [clip-path:inset(0_0_0_0.75rem)]">
        <span className="border-l border-line px-3">{words.perMonth} {amount(card.instalmentMinor, 'ml-0.5 text-[1.3125rem] leading-7 font-bold text-ink')}</span>
        <span className="border-l border-line pl-3">{words.total} {amount(card.totalCostMinor, 'ml-0.5 text-[1.0625rem] leading-7 font-semibold text-ink')}</span>
      </p>
      <FitLine instalmentMinor={card.instalmentMinor} financedMinor={card.cashPriceMinor - firstPaymentMinor} className="mt-0.5" />
      <i aria-hidden className="cost-line mt-2" style={cashShare(card)} />
      <p className="mt-1.5 text-xs text-ink-muted">
        {words.overCash[0]}{amount(card.totalToOwnMinor - card.cashPriceMinor, 'font-semibold text-ink before:content-["+"]')}{words.overCash[1]}
        <br />
        {residualMinor > 0n ? <>{words.withBuyout[0]}{amount(residualMinor, '')}{words.withBuyout[1]}</> : words.becomesYours}
        {firstPaymentMinor > 0n && <><br />{words.firstIncluded[0]}{amount(firstPaymentMinor, '')}{words.firstIncluded[1]}</>}
      </p>
      {actions}
    </li>
  );
}

export const SoldOut = ({ words }: { words: Pick<CardWords, 'soldOut'> }) => <span className="mt-3 -mb-2 block w-fit rounded-xs bg-ink px-2 py-0.5 text-2xs font-medium text-canvas">{words.soldOut}</span>;

interface GridProps {
  cards: readonly MallCard[];
  termMonths?: number | undefined;
  /** How many are seen at once. */
  eager?: number;
  /** What stands at the corner of each picture. */
  actions?: (card: MallCard) => ReactNode;
  label?: string;
  /** Four in one row on desks, where they stand beneath something else. */
  row?: boolean;
}

export function CardGrid({ cards, termMonths, eager = 0, actions, label, row = false }: GridProps) {
  const words = useCardWords();
  return (
    <ul aria-label={label} className={`grid grid-cols-2 gap-x-3.5 gap-y-8 md:gap-x-6 md:gap-y-10 ${row ? 'lg:grid-cols-4' : 'md:grid-cols-3'}`}>
      {cards.map((card, index) => <ListingCard key={card.id} card={card} words={words} termMonths={termMonths} arrival={index < eager ? 'eager' : 'lazy'} actions={actions?.(card)} />)}
    </ul>
  );
}
