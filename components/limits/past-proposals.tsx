import { useTranslations } from 'next-intl';
import { Section } from '@/components/ui/section';
import type { CaseProposal } from '@/lib/limits/views/desk-proposals';
import { ProposalFacts } from './proposal-facts';

/** What was proposed in this case before, with what was said to it. */
export function PastProposals({ proposals, currency }: { proposals: readonly CaseProposal[]; currency: string }) {
  const t = useTranslations('limits.desk.proposal');
  if (proposals.length === 0) return null;
  return (
    <Section title={t('past')} className="mt-10">
      <div className="space-y-6">
        {proposals.map((proposal) => (
          <div key={proposal.id}>
            <h3 className="text-sm font-semibold">{t(`state.${proposal.state}`)}</h3>
            <ProposalFacts proposal={proposal} currency={currency} />
          </div>
        ))}
      </div>
    </Section>
  );
}
