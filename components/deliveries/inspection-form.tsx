'use client';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { FieldGroup } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { Radio } from '@/components/ui/radio-group';
import { Section } from '@/components/ui/section';
import { inspectionInput, type InspectionInput } from '@/lib/deliveries/model/inputs';
import type { PurchaserActions } from './purchaser-actions';
import { useOrderForm } from './use-order-form';

/** Second step: look it over and compare the serial number. It decides nothing. */
export function InspectionForm({ orderId, serials, action }: { orderId: string; serials: readonly string[]; action: PurchaserActions['inspected'] }) {
  const t = useTranslations('deliveries.decide');
  const form = useOrderForm<InspectionInput, unknown>({ schema: inspectionInput, defaultValues: { orderId }, action });
  return (
    <Section title={t('inspectTitle')} lead={t('inspectLead')}>
      <Form form={form} label={t('inspectTitle')}>
        <p className="text-sm">{t('serialShipped')}: <strong className="money">{serials.join(', ')}</strong></p>
        <FieldGroup label={t('serialQuestion')} error={form.errors.serialMatches}>
          <Radio {...form.register('serialMatches')} value="yes" label={t('serialYes')} />
          <Radio {...form.register('serialMatches')} value="no" label={t('serialNo')} />
        </FieldGroup>
        <Button type="submit" variant="primary" pending={form.pending} className="self-start">{t('inspectSubmit')}</Button>
      </Form>
    </Section>
  );
}
