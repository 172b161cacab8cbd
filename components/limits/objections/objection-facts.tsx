import { useLocale, useTranslations } from 'next-intl';
import Link from 'next/link';
import { DescriptionList } from '@/components/ui/description-list';
import { Money } from '@/components/ui/money';
import { Section } from '@/components/ui/section';
import type { ObjectionCase } from '@/lib/limits/views/objections';
import { useLenderName } from '../lender-name';

/** What the purchaser wrote, why it was declined, and what was stated. */
export function ObjectionFacts({ objection }: { objection: ObjectionCase }) {
  const t = useTranslations('limits');
  const korean = useLocale() === 'ko';
  const lender = useLenderName()(objection.lender);
  const { facts, terms, currency } = objection;
  const money = (minor: bigint) => <Money minor={minor} currency={currency} />;
  return (
    <div className="space-y-10">
      <Section title={t('objection.theirs')}><p className="max-w-read whitespace-pre-line">{objection.text}</p></Section>
      <Section
        title={t('objection.reasons')} aside={lender}
        lead={objection.atDesk && <Link href={`/desk/limits/${objection.askId}`} className="inline-flex min-h-6 items-center text-accent underline underline-offset-4">{t('objection.toCase')}</Link>}
      >
        <ul className="space-y-1 text-sm">{objection.reasons.map((reason) => <li key={reason.code}>{korean ? reason.ko : reason.en}</li>)}</ul>
      </Section>
      <Section title={t('form.facts')}>
        <DescriptionList
          items={[
            { term: t('form.birthYear'), value: facts.birthYear },
            { term: t('form.employment'), value: t(`employment.${facts.employment}`) },
            { term: t('form.annualIncome'), value: money(facts.annualIncomeMinor) },
            { term: t('form.obligations'), value: money(facts.monthlyObligationsMinor) },
            { term: t('desk.financed'), value: money(terms.financedMinor) },
            { term: t('first'), value: money(terms.firstPaymentMinor) },
            { term: t('desk.term'), value: t('months', { count: terms.termMonths }) },
            { term: t('instalment'), value: money(terms.instalmentMinor) },
          ]}
        />
      </Section>
    </div>
  );
}
