import { useLocale, useTranslations } from 'next-intl';
import { DescriptionList, type Description } from '@/components/ui/description-list';
import { Money } from '@/components/ui/money';
import { formatTableInstant } from '@/lib/kernel/date-text';
import type { DecideAskInput } from '@/lib/limits/model/desk-form';
import { DESK_REASONS } from '@/lib/limits/model/reasons';
import type { CaseProposal } from '@/lib/limits/views/desk-proposals';

/** What is proposed, by whom, and who has looked at it. */
export function ProposalFacts({ proposal, currency }: { proposal: CaseProposal; currency: string }) {
  const t = useTranslations('limits');
  const locale = useLocale() === 'en' ? 'en' : 'ko';
  const { input, checks, proposedBy, proposedAt } = proposal;
  return (
    <DescriptionList
      items={[
        { term: t('desk.decision'), value: t(`desk.verdict.${input.verdict}`) },
        ...useDecided(input, currency),
        { term: t('desk.note'), value: input.note },
        { term: t('desk.proposal.by'), value: <>{proposedBy} · <span className="money text-ink-muted">{formatTableInstant(proposedAt, locale)}</span></> },
        ...checks.map((check) => ({
          term: t(check.agreed ? 'desk.proposal.agreed' : 'desk.proposal.returned'),
          value: <>{check.name} · <span className="money text-ink-muted">{formatTableInstant(check.at, locale)}</span>{check.note && <span className="block">{check.note}</span>}</>,
        })),
      ]}
    />
  );
}

function useDecided(input: DecideAskInput, currency: string): Description[] {
  const t = useTranslations('limits');
  const korean = useLocale() === 'ko';
  switch (input.verdict) {
    case 'DECLINE': return [{
      term: t('desk.reasons'), value: DESK_REASONS.filter(({ code }) => input.reasons.includes(code)).map((reason) => <span key={reason.code} className="block">{korean ? reason.ko : reason.en}</span>),
    }];
    case 'APPROVE': return [
      { term: t('desk.rate'), value: `${input.ratePercent}%` }, { term: t('desk.cap'), value: <Money minor={input.monthlyCapMinor} currency={currency} /> },
    ];
    case 'COUNTER': return [
      { term: t('desk.term'), value: t('months', { count: input.termMonths }) }, { term: t('first'), value: <Money minor={input.firstPaymentMinor} currency={currency} /> },
      { term: t('desk.rate'), value: `${input.ratePercent}%` },
    ];
  }
}
