import { useLocale, useTranslations } from 'next-intl';
import { DescriptionList } from '@/components/ui/description-list';
import { Money } from '@/components/ui/money';
import { Section } from '@/components/ui/section';
import { overdueMoves } from '@/lib/billing/model/overdue';
import type { checkSettlementInput, decideWriteOffInput, proposeSettlementInput, proposeWriteOffInput, recordRecoveryInput } from '@/lib/billing/model/overdue-inputs';
import { formatLongDate } from '@/lib/kernel/day-text';
import { formatMoney } from '@/lib/kernel/money';
import { canMove } from '@/lib/kernel/transitions';
import type { OverdueCase } from '@/lib/billing/views/overdue';
import { CheckSettlementForm, DecideWriteOffForm, ProposeWriteOffForm, type Act } from './reason-form';
import { RecoveryForm } from './recovery-form';
import { SettlementForm } from './settlement-form';

interface SettlementProps {
  found: OverdueCase;
  propose: Act<typeof proposeSettlementInput>;
  check: Act<typeof checkSettlementInput>;
}

/** Who proposed it and why: the second person decides on both. */
const proposedBy = ({ by, reason }: { by: string; reason: string }, t: (key: 'proposer' | 'reason') => string) => [
  { term: t('proposer'), value: by }, { term: t('reason'), value: <span className="break-words whitespace-pre-line">{reason}</span> },
];

/** A settlement: proposed by one person, let out by another, and what became of it. */
export function SettlementSection({ found, propose, check }: SettlementProps) {
  const t = useTranslations('overdue.desk');
  const locale = useLocale() === 'en' ? 'en' : 'ko';
  const { offer, currency, isFinal, state, leaseId, owedMinor, finalChargesMinor } = found;
  const may = isFinal && owedMinor > 0n && canMove(overdueMoves, state, 'SETTLING') && offer?.state !== 'PROPOSED' && offer?.state !== 'OFFERED';
  if (!may && !offer) return null;
  return (
    <Section title={t('settlement')} lead={may && t('settlementLead')}>
      {offer && (
        <DescriptionList className="mb-5" items={[
          { term: t('columns.state'), value: t(`settlementState.${offer.state}`) },
          { term: t('settlementOwed'), value: <Money minor={offer.owedMinor} currency={currency} /> },
          { term: t('settlementTotal'), value: <strong><Money minor={offer.totalMinor} currency={currency} /></strong> },
          { term: t('settlementLess'), value: <Money minor={offer.owedMinor - offer.totalMinor} currency={currency} /> },
          { term: t('settlementParts'), value: String(offer.parts) },
          { term: t('settlementFirst'), value: <span className="money">{formatLongDate(offer.firstOn, locale)}</span> },
          ...(offer.state === 'PROPOSED' && found.proposal ? proposedBy(found.proposal, t) : []),
        ]} />
      )}
      {offer?.state === 'PROPOSED' && (found.ownOffer ? <p className="text-sm">{t('otherPerson')}</p> : <CheckSettlementForm settlementId={offer.id} action={check} />)}
      {may && (
        <>
          <DescriptionList className="mb-5" items={[
            { term: t('settlementOwed'), value: <Money minor={owedMinor} currency={currency} /> },
            { term: t('settlementCharges'), value: <Money minor={finalChargesMinor} currency={currency} /> },
          ]} />
          <SettlementForm leaseId={leaseId} owedMinor={owedMinor} currency={currency} action={propose} />
        </>
      )}
    </Section>
  );
}

/** What was written off and may come all the same. */
export function RecoverySection({ found: { givenUp, currency, leaseId }, record }: { found: OverdueCase; record: Act<typeof recordRecoveryInput> }) {
  const t = useTranslations('overdue.desk');
  if (!givenUp) return null;
  return (
    <Section title={t('recovery')} lead={t('recoveryLead')}>
      <DescriptionList className="mb-5" items={[
        { term: t('recoveryLeft'), value: <strong><Money minor={givenUp.leftMinor} currency={currency} /></strong> },
        { term: t('recoveryCame'), value: <Money minor={givenUp.recoveredMinor} currency={currency} /> },
      ]} />
      {givenUp.leftMinor > 0n && <RecoveryForm key={String(givenUp.recoveredMinor)} leaseId={leaseId} action={record} />}
    </Section>
  );
}

interface WriteOffProps {
  found: OverdueCase;
  propose: Act<typeof proposeWriteOffInput>;
  decide: Act<typeof decideWriteOffInput>;
}

/** A write-off: proposed by one person, decided by another; whose loss it is stands beside the sum. */
export function WriteOffSection({ found, propose, decide }: WriteOffProps) {
  const t = useTranslations('overdue.desk');
  const locale = useLocale() === 'en' ? 'en' : 'ko';
  const { writeOff, currency, state, allMinor, isFinal } = found;
  if (!canMove(overdueMoves, state, 'WRITTEN_OFF') || allMinor === 0n) return null;
  if (!isFinal) return <Section title={`${t('settlement')}, ${t('writeOff')}`}><p className="text-sm text-ink-muted">{t('notFinal')}</p></Section>;
  return (
    <Section title={t('writeOff')} lead={t('writeOffLead')}>
      <DescriptionList className="mb-5" items={[
        { term: t('writeOffAmount'), value: <strong><Money minor={writeOff?.amountMinor ?? allMinor} currency={currency} /></strong> },
        { term: t('writeOffLoss'), value: found.inHouse ? t('writeOffOurs') : `${found.financier[locale]} · ${t('writeOffFinancier')}` },
        ...(writeOff ? proposedBy(writeOff, t) : []),
      ]} />
      {writeOff === null ? <ProposeWriteOffForm leaseId={found.leaseId} action={propose} /> : writeOff.own
        ? <p className="text-sm">{t('writeOffWaits', { amount: formatMoney(writeOff.amountMinor, currency, locale) })}</p>
        : <DecideWriteOffForm writeOffId={writeOff.id} action={decide} />}
    </Section>
  );
}
