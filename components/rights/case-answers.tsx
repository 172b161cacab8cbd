import { useLocale, useTranslations } from 'next-intl';
import { DescriptionList } from '@/components/ui/description-list';
import { Section } from '@/components/ui/section';
import { formatMoney } from '@/lib/kernel/money';
import type { CaseOutcome } from '@/lib/rights/model/cases';
import type { CaseSight } from '@/lib/rights/views/sights';

/** What people at the desk have decided, with their reasons; at the desk what was merely seen to, too. */
export function CaseAnswers({ cases, currency }: { cases: readonly CaseSight[]; currency: string }) {
  const t = useTranslations('rights');
  const locale = useLocale() === 'en' ? 'en' : 'ko';
  const decided = cases.filter(({ outcome }) => outcome !== null);
  if (decided.length === 0) return null;
  return (
    <Section title={t('withdraw.decided')}>
      {decided.map(({ id, kind, outcome, reason, lossMinor }) => (
        <DescriptionList key={id} items={[
          { term: t(`desk.kinds.${kind}`), value: <strong className="font-semibold">{t(`desk.outcomes.${outcome as CaseOutcome}`)}</strong> },
          { term: t('desk.reason'), value: <span className="break-words whitespace-pre-line">{reason}</span> },
          ...(lossMinor === null ? [] : [{ term: t('desk.loss'), value: formatMoney(lossMinor, currency, locale) }]),
        ]} />
      ))}
    </Section>
  );
}
