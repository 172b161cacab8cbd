'use client';
import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { Money } from '@/components/ui/money';
import { ToOwn } from '@/components/ui/price-block';
import type { CardJson } from '@/lib/catalogue/model/card-json';
import { GoodsTitle } from './goods-title';
import { ThumbImage } from './picture';

/** Small cards in one row that is pushed sideways; the keyboard goes through their links. */
export function SeenRow({ cards, label }: { cards: readonly CardJson[]; label: string }) {
  return (
    <ul aria-label={label} className="-mx-5 flex gap-3.5 overflow-x-auto px-5 pt-1 pb-2 md:-mx-1 md:px-1">
      {cards.map((card) => <li key={card.id} className="w-36 shrink-0 md:w-44"><SeenCard card={card} /></li>)}
    </ul>
  );
}

function SeenCard({ card }: { card: CardJson }) {
  const t = useTranslations('common');
  const months = useTranslations('catalogue');
  const [monthly, total, own] = [BigInt(card.instalmentMinor), BigInt(card.totalCostMinor), BigInt(card.totalToOwnMinor)];
  return (
    <article className="relative">
      <div className="relative aspect-4/3 overflow-clip rounded-md bg-plate">
        {card.photoId && <ThumbImage photoId={card.photoId} />}
      </div>
      <h3 className="mt-2 text-sm font-semibold">
        <Link href={`/p/${card.id}`} className="after:absolute after:inset-0 hover:text-accent"><GoodsTitle title={card.title} /></Link>
      </h3>
      <p className="text-sm">
        <span className="text-xs text-ink-muted">{t('perMonth')}</span> <Money minor={monthly} currency={card.currency} className="font-bold" />
        <br />
        <span className="text-xs text-ink-muted">{t('total')}</span> <Money minor={total} currency={card.currency} className="font-semibold" />
        {own > total && <ToOwn minor={own} currency={card.currency} className="block" />}
      </p>
      <p className="text-xs text-ink-muted">{months('months', { count: card.termMonths })}</p>
    </article>
  );
}
