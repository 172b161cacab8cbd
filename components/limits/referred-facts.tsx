import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { DescriptionList } from '@/components/ui/description-list';
import { Money } from '@/components/ui/money';
import { Section } from '@/components/ui/section';
import { formatRate } from '@/lib/kernel/money';
import { DeskHistory } from './desk-history';
import { ExposureBar } from './exposure-bar';
import { RiskFlags } from './risk-flags';
import type { ReferredCase } from '@/lib/limits/views/desk';
import { FactorList } from './factor-list';

/** What is noticeable, what was stated and asked for, what is out already, what was before, and which rules gave how many points. */
export function ReferredFacts({ referred, leases }: { referred: ReferredCase; leases: { active: number; all: number } }) {
  const t = useTranslations('limits');
  const { facts, plan, exposure, room, currency } = referred;
  const money = (minor: bigint): ReactNode => <Money minor={minor} currency={currency} />;
  return (
    <div className="space-y-10">
      <Section title={t('desk.risk.title')} lead={t('desk.risk.lead')}><RiskFlags flags={referred.flags} currency={currency} /></Section>
      <Section title={t('desk.plan')}>
        <DescriptionList
          items={[
            { term: t('desk.goods'), value: `${referred.title} · ${referred.sellerName}` },
            { term: t('desk.cashPrice'), value: money(plan.cashPriceMinor) },
            { term: t('first'), value: money(plan.firstPaymentMinor) },
            { term: t('desk.financed'), value: money(plan.financedMinor) },
            ...(plan.residualMinor > 0n ? [{ term: t('desk.residual'), value: money(plan.residualMinor) }] : []),
            { term: t('desk.term'), value: t('months', { count: plan.termMonths }) },
            { term: t('instalment'), value: <>{money(plan.instalmentMinor)} · {t('desk.atRate', { rate: formatRate(plan.annualRate) })}</> },
            { term: t('totalCost'), value: money(plan.totalCostMinor) },
          ]}
        />
      </Section>
      <Section title={t('form.facts')}>
        <DescriptionList
          items={[
            { term: t('desk.age'), value: t('desk.years', { count: facts.ageYears }) },
            { term: t('form.employment'), value: t(`employment.${facts.employment}`) },
            { term: t('form.annualIncome'), value: money(facts.annualIncomeMinor) },
            { term: t('form.obligations'), value: money(facts.monthlyObligationsMinor) },
            { term: t('desk.existingMonthly'), value: money(exposure.monthlyMinor) },
            { term: t('desk.roomMonthly'), value: money(room.monthlyMinor) },
            { term: t('desk.roomFinanced'), value: money(room.financedMinor) },
          ]}
        />
      </Section>
      <Section title={t('desk.exposureBar.title')}>
        <ExposureBar outMinor={exposure.exposureMinor} askedMinor={plan.financedMinor} mostMinor={exposure.mostMinor} currency={currency} />
      </Section>
      <Section title={t('desk.history.title')}><DeskHistory history={referred.history} leases={leases} /></Section>
      <Points referred={referred} />
    </div>
  );
}

function Points({ referred }: { referred: ReferredCase }) {
  const t = useTranslations('limits');
  const korean = useLocale() === 'ko';
  const text = (each: { ko: string; en: string }) => (korean ? each.ko : each.en);
  return (
    <Section title={t('desk.rules')} aside={referred.scorecard && t('card.byVersion', { version: referred.scorecard })} lead={referred.reasons.map(text).join(' ')}>
      <FactorList factors={referred.factors} points={referred.points} currency={referred.currency} />
    </Section>
  );
}
