import { Users } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Panel } from '@/components/ui/panel';
import { Section } from '@/components/ui/section';
import type { Result } from '@/lib/kernel/result';
import { CheckForm, type CheckAction } from './check-form';
import { ProposalFacts } from './proposal-facts';
import type { CaseProposal } from '@/lib/limits/views/desk-proposals';
import { WithdrawButton } from './withdraw-button';

/** A proposal beside the facts: for another person a look at it, for its maker who is waited for. */
export function ProposalSide({ proposal, currency, check, withdraw }: {
  proposal: CaseProposal;
  currency: string;
  check: CheckAction;
  withdraw: (input: { proposalId: string }) => Promise<Result<unknown>>;
}) {
  const t = useTranslations('limits.desk.proposal');
  const { checks, needs, part } = proposal;
  const agreed = checks.map(({ name }) => name);
  return (
    <Section title={t('title')}>
      <ProposalFacts proposal={proposal} currency={currency} />
      <Panel tone="neutral" icon={Users} className="my-5">
        <p>{t('needs', { needs })}</p>
        {agreed.length > 0 && <p className="mt-1">{t('hasAgreed', { names: agreed.join(', '), left: needs - agreed.length })}</p>}
        {part !== 'CHECK' && <p className="mt-1">{t(`part.${part}`)}</p>}
      </Panel>
      {part === 'CHECK' && <CheckForm proposalId={proposal.id} action={check} backTo="/desk/limits" />}
      {part === 'OWN' && <WithdrawButton proposalId={proposal.id} action={withdraw} />}
    </Section>
  );
}
