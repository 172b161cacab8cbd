'use client';
import { useTranslations } from 'next-intl';
import { Section } from '@/components/ui/section';
import { FINAL_CONSENTS } from '@/lib/orders/model/consents';
import { ConsentBox } from './consent-box';
import { RightsList } from './rights-list';
import type { StepProps } from './form-parts';

/** Step 4: the rights, each with its article, and the consents one by one. */
export function RightsStep({ view, financier, draft, change, errors }: StepProps) {
  const t = useTranslations('orders.form.consents');
  const values = { financier, seller: view.seller.name, count: view.schedule.rows.length };
  return (
    <>
      <RightsList view={view} financier={financier} />
      <Section title={t('title')} lead={t('lead')}>
        {FINAL_CONSENTS.map((code) => (
          <ConsentBox key={code} code={code} label={t(code, values)} details={t(`details.${code}`)} draft={draft} change={change} errors={errors} />
        ))}
      </Section>
    </>
  );
}
