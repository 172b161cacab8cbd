import { CircleAlert, CircleCheck, CircleDashed } from 'lucide-react';
import { useTranslations } from 'next-intl';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { Money } from '@/components/ui/money';
import { Section } from '@/components/ui/section';
import { freeOf, standingOfLimit, type LimitUse } from '@/lib/limits/model/limit-use';
import type { OfferRow } from '@/lib/limits/views/answers';
import { LimitTable } from './limit-table';
import { QUIET_LINK } from './quiet-link';

interface Props {
  /** The offer that is looked at, or the one that was chosen. */
  offer: OfferRow | undefined;
  /** The approval whose order form was opened: its limits are then held or used, and it has a ledger to look at. */
  takenId: string | null;
  /** It was chosen, and is over before it was used: nothing of it is free. */
  over: boolean;
  sellerName: string;
  currency: string;
}

/** Both limits of an offer: the purchaser's, a month and in all, and the seller's at that financier. */
export function TwoLimits({ offer, takenId, over, sellerName, currency }: Props) {
  const t = useTranslations('limits.both');
  const ledger = takenId && <Link href={`/limits/ledger/${takenId}`} className={`mt-2 ${QUIET_LINK}`}>{t('ledger')}</Link>;
  if (over) {
    return (
      <Section title={t('own')}>
        <ul><Limit fits={false} title={t('over')}><p className="text-sm text-ink-muted">{t('ownOver')}</p>{ledger}</Limit></ul>
      </Section>
    );
  }
  return <Both offer={offer} taken={takenId !== null} sellerName={sellerName} currency={currency} ledger={ledger} />;
}

function Both({ offer, taken, sellerName, currency, ledger }: Omit<Props, 'takenId' | 'over'> & { taken: boolean; ledger: ReactNode }) {
  const t = useTranslations('limits.both');
  const money = (minor: bigint) => () => <Money minor={minor} currency={currency} className="font-semibold text-ink" />;
  const limit = offer?.limit ?? undefined;
  const standing = taken && limit ? standingOfLimit(limit) : undefined;
  const own = () => {
    if (!offer) return t('ownUnknown');
    if (!limit) return t('ownAfterOffer');
    return standing ? t(`own${standing}`) : t.rich('ownWants', { month: money(offer.instalmentMinor), total: money(offer.financedMinor) });
  };
  const seller = standing === 'HELD' || standing === 'USED' ? `seller${standing}` as const : offer === undefined ? 'sellerUnknown' : offer.sellerFits ? 'sellerFits' : 'sellerDoesNot';
  return (
    <Section title={t('title')}>
      <ul className="space-y-4">
        <Limit fits={offer && limit && fitsOwn(offer, limit, standing)} title={t('own')}>
          <p className="text-sm text-ink-muted">{own()}</p>
          {limit && <LimitTable limit={limit} currency={currency} />}
          {ledger}
        </Limit>
        <Limit fits={seller === 'sellerUnknown' ? undefined : seller !== 'sellerDoesNot'} title={t('seller')}>
          <p className="text-sm text-ink-muted">{sellerName} · {t(seller)}</p>
        </Limit>
      </ul>
    </Section>
  );
}

/** What is held or used has found its place; of what is not, nothing is known while nobody asks for it. */
function fitsOwn({ instalmentMinor, financedMinor }: OfferRow, { month, total }: LimitUse, standing: ReturnType<typeof standingOfLimit> | undefined): boolean | undefined {
  if (standing) return standing === 'FREE' ? undefined : true;
  return freeOf(month) >= instalmentMinor && freeOf(total) >= financedMinor;
}

function Limit({ fits, title, children }: { fits: boolean | undefined; title: string; children: ReactNode }) {
  const Icon = fits === undefined ? CircleDashed : fits ? CircleCheck : CircleAlert;
  return (
    <li className="flex gap-3">
      <Icon aria-hidden className={`mt-0.5 size-5 shrink-0 ${fits === undefined ? 'text-ink-muted' : fits ? 'text-positive' : 'text-critical'}`} />
      <div className="min-w-0 flex-1">
        <p className="font-semibold">{title}</p>
        {children}
      </div>
    </li>
  );
}
