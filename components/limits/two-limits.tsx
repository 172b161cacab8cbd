import { CircleAlert, CircleCheck, CircleDashed } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Money } from '@/components/ui/money';
import { Section } from '@/components/ui/section';
import type { OfferRow } from '@/lib/limits/views/answers';

/** Both limits of the offer that is looked at: the purchaser's a month, and the seller's at that financier. */
export function TwoLimits({ offer, sellerName, currency }: { offer: OfferRow | undefined; sellerName: string; currency: string }) {
  const t = useTranslations('limits');
  const money = (minor: bigint) => () => <Money minor={minor} currency={currency} />;
  return (
    <Section title={t('both.title')}>
      <ul className="space-y-4">
        <Limit fits={offer?.monthlyCapMinor ? true : undefined} title={t('both.own')}>
          {offer?.monthlyCapMinor
            ? t.rich('both.ownUse', { cap: money(offer.monthlyCapMinor), amount: money(offer.instalmentMinor) })
            : t(offer ? 'both.ownAfterOffer' : 'both.ownUnknown')}
        </Limit>
        <Limit fits={offer?.sellerFits} title={t('both.seller')}>
          {sellerName} · {t(offer === undefined ? 'both.sellerUnknown' : offer.sellerFits ? 'both.sellerFits' : 'both.sellerDoesNot')}
        </Limit>
      </ul>
    </Section>
  );
}

function Limit({ fits, title, children }: { fits: boolean | undefined; title: string; children: ReactNode }) {
  const Icon = fits === undefined ? CircleDashed : fits ? CircleCheck : CircleAlert;
  return (
    <li className="flex gap-3">
      <Icon aria-hidden className={`mt-0.5 size-5 shrink-0 ${fits === undefined ? 'text-ink-muted' : fits ? 'text-positive' : 'text-critical'}`} />
      <div>
        <p className="font-semibold">{title}</p>
        <p className="text-sm text-ink-muted">{children}</p>
      </div>
    </li>
  );
}
