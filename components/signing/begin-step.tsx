import { PenLine } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { contractSum } from '@/components/contracts/contract-figures';
import { SumOf } from '@/components/catalogue/sum-of';
import { ChangeSides } from '@/components/supplements/change-sides';
import { Deadline } from '@/components/ui/deadline';
import { DescriptionList } from '@/components/ui/description-list';
import { Panel } from '@/components/ui/panel';
import { Section } from '@/components/ui/section';
import type { SigningPage } from '@/lib/signing/views/purchaser-signing';
import { ContractPrices } from './contract-prices';
import type { SigningActs } from './signing-acts';
import { StepButton } from './step-button';

/** What it is about, what it costs, until when it waits, and what is done next. */
export function BeginStep({ page, acts, addressOf }: { page: SigningPage; acts: SigningActs; addressOf: (step: 'read') => string }) {
  const t = useTranslations('signing');
  const row = useTranslations('contracts.rows');
  const locale = useLocale() === 'en' ? 'en' : 'ko';
  const { contract, change, consents, now } = page;
  const { of, terms } = contract;
  const over = !change && contract.signBy !== null && Date.parse(contract.signBy) <= Date.parse(now);
  const paper = change ? 'supplement' : 'contract';
  return (
    <div className="flex flex-col gap-8">
      <Panel tone="moon" icon={PenLine} title={t('begin.waits', { paper })}>
        {contract.signBy && <Deadline at={contract.signBy} now={now} />}
        {over && <p className="mt-1">{t('begin.over')}</p>}
        <p className="mt-1">{t(change ? 'begin.changeNotBefore' : 'begin.notBefore')}</p>
      </Panel>
      <div>
        {change ? <ChangeSides change={change} currency={terms.currency} /> : <><ContractPrices terms={terms} className="mb-4" /><SumOf sum={contractSum(terms)} /></>}
        <DescriptionList className="mt-4 border-t border-line" items={[
          { term: row('title'), value: of.goods.title },
          { term: row('seller'), value: of.seller.name },
          { term: row('financier'), value: contract.financier[locale] },
        ]} />
      </div>
      <Section title={t('begin.how')} lead={t('begin.howLead')}>
        <ol className="list-decimal pl-5 text-sm">
          {(['read', 'agree', 'sign', 'sealed'] as const).filter((step) => step !== 'agree' || consents.length > 0).map((step) => <li key={step} className="py-1 pl-1">{t(`begin.steps.${step}`, { count: consents.length, paper })}</li>)}
        </ol>
      </Section>
      <StepButton contractId={contract.id} action={acts.open} to={addressOf('read')} pendingLabel={t('begin.pending')}>{t('begin.submit')}</StepButton>
    </div>
  );
}
