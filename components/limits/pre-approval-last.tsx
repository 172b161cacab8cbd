import { CircleAlert } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { Money } from '@/components/ui/money';
import { Section } from '@/components/ui/section';
import type { PreApprovalPage } from '@/lib/limits/views/pre-approval';

/** What became of the last one: of a no its reasons, and what would change it. */
export function PreApprovalLast({ last }: { last: NonNullable<PreApprovalPage['last']> }) {
  const t = useTranslations('limits.pre');
  const locale = useLocale() === 'en' ? 'en' : 'ko';
  const money = (minor: bigint) => () => <Money minor={minor} currency="KRW" className="font-semibold text-ink" />;
  if (last.status !== 'DECLINED') return <p className="mb-8 flex gap-3 text-sm text-ink-muted"><CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" /><span>{t(`ended.${last.status}`)}{last.said !== null && <span className="block">{t('said', { reason: last.said })}</span>}</span></p>;
  return (
    <Section title={t('declined')} lead={t('declinedLead')} className="mb-10">
      <ul className="list-disc space-y-1 pl-5 text-sm">{last.reasons.map((reason) => <li key={reason.code}>{reason[locale]}</li>)}</ul>
      {(last.incomeFromMinor !== null || last.obligationsToMinor !== null) && (
        <>
          <h3 className="mt-4 font-semibold">{t('wouldDo')}</h3>
          <ul className="mt-1 list-disc space-y-1 pl-5 text-sm text-ink-muted">
            {last.incomeFromMinor !== null && <li>{t.rich('incomeFrom', { amount: money(last.incomeFromMinor) })}</li>}
            {last.obligationsToMinor !== null && <li>{t.rich('obligationsTo', { amount: money(last.obligationsToMinor) })}</li>}
          </ul>
        </>
      )}
    </Section>
  );
}
