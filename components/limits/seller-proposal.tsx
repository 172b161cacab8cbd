import { useLocale, useTranslations } from 'next-intl';
import { DescriptionList } from '@/components/ui/description-list';
import { Money } from '@/components/ui/money';
import { formatTableInstant } from '@/lib/kernel/date-text';
import type { SellerProposalView } from '@/lib/limits/views/desk-sellers';

/** What was proposed for a seller, by whom, and what was said to it. */
export function SellerProposal({ proposal, currency }: { proposal: SellerProposalView; currency: string }) {
  const t = useTranslations('limits.desk');
  const locale = useLocale() === 'en' ? 'en' : 'ko';
  const { amountMinor, beforeMinor, note, proposedBy, proposedAt, decided, state } = proposal;
  return (
    <DescriptionList
      items={[
        { term: t(amountMinor > beforeMinor ? 'seller.raise' : 'seller.lower'), value: <><Money minor={beforeMinor} currency={currency} /> → <Money minor={amountMinor} currency={currency} className="font-semibold" /></> },
        { term: t('note'), value: note },
        { term: t('proposal.by'), value: <>{proposedBy} · <span className="money text-ink-muted">{formatTableInstant(proposedAt, locale)}</span></> },
        ...(state === 'OPEN' ? [] : [{ term: t('seller.outcome'), value: t(`proposal.state.${state}`) }]),
        ...(decided ? [{ term: t('decidedBy'), value: <>{decided.by}{decided.note && <span className="block">{decided.note}</span>}</> }] : []),
      ]}
    />
  );
}
