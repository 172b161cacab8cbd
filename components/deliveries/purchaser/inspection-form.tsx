'use client';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { FieldGroup } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { Radio } from '@/components/ui/radio-group';
import { useActionForm } from '@/components/ui/use-action-form';
import { inspectionInput, type InspectionInput } from '@/lib/deliveries/model/inputs';
import type { Result } from '@/lib/kernel/result';

interface Typed {
  orderId: string;
  serialMatches: '' | 'yes' | 'no';
}

/** Compares the serial number on the goods with the one that was shipped. */
export function InspectionForm({ orderId, serials, inspect }: { orderId: string; serials: readonly string[]; inspect: (input: InspectionInput) => Promise<Result<unknown>> }) {
  const t = useTranslations('deliveries.decide');
  const form = useActionForm<Typed, unknown>({
    schema: inspectionInput as never, defaultValues: { orderId, serialMatches: '' }, action: (typed) => inspect(typed as InspectionInput),
  });
  return (
    <Form form={form} label={t('inspectTitle')}>
      <p className="text-sm">{t('serialShipped')} <strong className="font-mono">{serials.join(', ')}</strong></p>
      <FieldGroup label={t('serialQuestion')} {...(form.errors['serialMatches'] && { error: form.errors['serialMatches'] })}>
        <Radio {...form.register('serialMatches')} value="yes" label={t('serialYes')} />
        <Radio {...form.register('serialMatches')} value="no" label={t('serialNo')} />
      </FieldGroup>
      <Button type="submit" variant="primary" size="lg" pending={form.pending}>{t('inspectSubmit')}</Button>
    </Form>
  );
}
