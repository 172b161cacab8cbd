'use client';
import { ArrowLeftRight, Check } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { Fragment, type ReactNode } from 'react';
import { Badge } from '@/components/ui/badge';
import { CostBar } from '@/components/ui/cost-bar';
import { Money } from '@/components/ui/money';
import { formatInstant } from '@/lib/kernel/date-text';
import { formatRate } from '@/lib/kernel/money';
import { changesOf } from '@/lib/limits/model/offer-change';
import { overFirst, type Ranking } from '@/lib/limits/model/ranking';
import type { OfferRow as Offer } from '@/lib/limits/views/answers';
import type { Goods } from '@/lib/limits/views/goods';
import { useLenderName } from './lender-name';
import { OfferFigures } from './offer-figures';
import { CHOICE_ROW, OfferRadio } from './offer-radio';
import { OthersEnded } from './others-ended';

interface Props {
  offer: Offer;
  goods: Goods;
  /** The cheapest by the ranking: what the others are compared with. */
  first: Offer;
  by: Ranking;
  /** The largest sum among the offers, so that their bars can be compared. */
  scaleMinor: bigint;
  chosen: boolean;
  onChoose: () => void;
}

/** One answer that can be taken: month and total side by side, what it costs more than the first, and until when. */
export function OfferRow({ offer, goods, first, by, scaleMinor, chosen, onChoose }: Props) {
  const t = useTranslations('limits');
  const name = useLenderName()(offer.lender);
  const id = `offer-${offer.key}`;
  return (
    <li className={CHOICE_ROW}>
      <OfferRadio id={id} value={offer.key} chosen={chosen} onChoose={onChoose} describedBy={`${id}-terms`} />
      <div className="min-w-0 flex-1">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
          <label htmlFor={id} className="text-lg leading-6 font-bold after:absolute after:inset-0">{name}</label>
          {offer.approvalId
            ? <Badge tone="positive" icon={Check}>{t('state.APPROVED')}</Badge>
            : <Badge tone="caution" icon={ArrowLeftRight}>{t('state.COUNTER_OFFER')}</Badge>}
          {offer.key === first.key && <Badge tone="accent" className="bg-surface">{t(`cheapest.${by}`)}</Badge>}
          <span className="ml-auto text-sm text-ink-muted max-md:hidden">{offer.secondsToAnswer < AT_ONCE ? t('answeredAtOnce') : t('answeredIn', minutes(offer.secondsToAnswer))}</span>
        </div>
        <div id={`${id}-terms`}>
          {offer.offerId && <p className="mt-1.5 text-caution"><Change offer={offer} goods={goods} /></p>}
          <OfferFigures figures={offer} goods={goods} />
          <CostBar cashMinor={goods.cashPriceMinor} paidMinor={offer.totalToOwnMinor} scaleMinor={scaleMinor} className="mt-3" />
          <Comparison offer={offer} first={first} goods={goods} by={by} />
          <OthersEnded takenUp={offer.takenUp} />
        </div>
      </div>
    </li>
  );
}

const AT_ONCE = 2;
const minutes = (seconds: number) => ({ minutes: Math.floor(seconds / 60), seconds: seconds % 60 });

function Comparison({ offer, first, goods, by }: Pick<Props, 'offer' | 'first' | 'goods' | 'by'>) {
  const t = useTranslations('limits');
  const locale = useLocale() === 'en' ? 'en' : 'ko';
  const over = overFirst(offer, first, by);
  const amount = (minor: bigint, signed: boolean) => () => <Money minor={minor} currency={goods.currency} signed={signed} className="font-semibold text-ink" />;
  return (
    <p className="mt-2 text-sm text-ink-muted">
      {offer.key === first.key
        ? t.rich('overCash', { amount: amount(offer.totalToOwnMinor - goods.cashPriceMinor, true) })
        : over === 0n ? t('asFirst') : t.rich('overFirst', { amount: amount(over, false) })}
      {' · '}{t('realRate', { rate: formatRate(offer.realRate) })}
      {' · '}<span className="money">{t('until', { at: formatInstant(offer.expiresAt, locale) })}</span>
    </p>
  );
}

/** What a counter-offer asks for in exchange, in a sentence. */
function Change({ offer, goods }: { offer: Offer; goods: Goods }) {
  const t = useTranslations('limits.change');
  const percent = (minor: bigint) => `${Number((minor * 1000n) / goods.cashPriceMinor) / 10}%`;
  const money = (minor: bigint) => () => <Money minor={minor} currency={goods.currency} />;
  const values = {
    strong: (chunks: ReactNode) => <strong className="font-bold">{chunks}</strong>,
    from: percent(goods.firstPaymentMinor), to: percent(offer.firstPaymentMinor), fromMonths: goods.termMonths, toMonths: offer.termMonths,
    fromresidual: money(goods.residualMinor), toresidual: money(offer.residualMinor),
  };
  const changes = changesOf(offer, goods);
  const [change] = changes;
  if (!change) return t('PRICE');
  if (changes.length === 1) return t.rich(`${change.what}.${change.more ? 'more' : 'less'}`, values);
  return t.rich('several', { ...values, what: () => changes.map(({ what }, index) => <Fragment key={what}>{index > 0 && ', '}{t.rich(`${what}.is`, values)}</Fragment>) });
}
