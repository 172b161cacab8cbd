import { useTranslations } from 'next-intl';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { Money } from '@/components/ui/money';
import type { MallCard } from '@/lib/catalogue/views/mall-card';
import { cashShare } from './cash-share';
import { FitLine } from './fit-line';
import { GoodsTitle } from './goods-title';
import { kicker, SoldOut, useCardWords } from './listing-card';
import { Plate } from './plate';
import { PricePair } from './price-pair';
import { textLanguage } from './text-language';

/** The first of the list, large, with its sum written out. */
export function LeadCard({ card, termMonths, actions }: { card: MallCard; termMonths?: number | undefined; actions?: ReactNode }) {
  const t = useTranslations('catalogue');
  const browse = useTranslations('browse');
  const words = useCardWords();
  return (
    <article className="relative grid gap-5 md:grid-cols-[minmax(0,1.28fr)_minmax(0,1fr)] md:items-center md:gap-9">
      <div className="relative">
        <Plate photoId={card.photoId} alt={card.photoAlt} place="lead" arrival="first" />
        {actions}
      </div>
      <div>
        {!card.available && <SoldOut words={words} />}
        <p className="mt-3 text-xs text-ink-muted md:mt-0">{kicker(card, words, termMonths)}</p>
        <h3 className="mt-1 text-lg font-bold md:text-xl lg:text-2xl">
          <Link href={`/p/${card.id}`} lang={textLanguage(card.title, words.english)} className="after:absolute after:inset-0 hover:text-accent"><GoodsTitle title={card.title} /></Link>
        </h3>
        <PricePair className="mt-3" monthlyMinor={card.instalmentMinor} totalMinor={card.totalCostMinor} currency={card.currency} />
        <FitLine instalmentMinor={card.instalmentMinor} financedMinor={card.cashPriceMinor - card.firstPaymentMinor} className="mt-1" />
        <LeadSum card={card} />
        <i aria-hidden className="cost-line mt-3" style={cashShare(card)} />
        <p className="mt-2 text-xs text-ink-muted">
          {t.rich('overCashOf', {
            cash: () => <Money minor={card.cashPriceMinor} currency={card.currency} />,
            amount: () => <Money minor={card.totalToOwnMinor - card.cashPriceMinor} currency={card.currency} signed className="font-semibold text-ink" />,
          })}
          <br />
          {card.residualMinor > 0n ? browse('endChoice') : t('endTitle')}
        </p>
      </div>
    </article>
  );
}

/** First payment, instalments, the odd last one, and buying at the end: all of it, added up. */
function LeadSum({ card }: { card: MallCard }) {
  const t = useTranslations('catalogue');
  const browse = useTranslations('browse');
  const { firstPaymentMinor, instalmentMinor, termMonths, residualMinor } = card;
  const instalments = card.totalCostMinor - firstPaymentMinor;
  const last = instalments - instalmentMinor * BigInt(termMonths - 1);
  const level = last === instalmentMinor ? termMonths : termMonths - 1;
  const money = (minor: bigint) => <Money minor={minor} currency={card.currency} className="font-medium" />;
  const row = (label: ReactNode, minor: bigint) => <div className="flex justify-between gap-4 py-1"><dt className="text-ink-muted">{label}</dt><dd>{money(minor)}</dd></div>;
  return (
    <dl className="mt-4 text-sm">
      {firstPaymentMinor > 0n && row(t('firstPayment'), firstPaymentMinor)}
      {row(t.rich('times', { amount: () => <Money minor={instalmentMinor} currency={card.currency} />, count: level }), instalmentMinor * BigInt(level))}
      {level < termMonths && row(t('lastInstalment', { count: termMonths }), last)}
      {residualMinor > 0n && row(t('buyAtEnd'), residualMinor)}
      <div className="mt-1.5 flex flex-wrap justify-between gap-x-4 border-t border-line pt-2.5 text-base font-bold">
        <dt>{residualMinor > 0n ? browse('allToOwn') : browse('allTotal')}</dt>
        <dd><Money minor={card.totalToOwnMinor} currency={card.currency} /></dd>
      </div>
    </dl>
  );
}
