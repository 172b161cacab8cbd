'use client';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { Field, FieldGroup } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { Radio } from '@/components/ui/radio-group';
import { Section } from '@/components/ui/section';
import { Textarea } from '@/components/ui/textarea';
import { decisionForm, purchaseDecision, type DecisionForm as Values } from '@/lib/deliveries/model/inputs';
import type { PurchaserActions } from './purchaser-actions';
import { useOrderForm } from './use-order-form';

const CHOICES = [['ACCEPTED', 'acceptedHint'], ['ACCEPTED_WITH_DEFECTS', 'defectsHint'], ['REFUSED', 'refusedHint']] as const;

/** Third step: accept, accept with defects, or refuse. None is chosen beforehand; another serial number than was shipped is not simply accepted. */
export function DecisionForm({ orderId, otherGoods, action }: { orderId: string; otherGoods: boolean; action: PurchaserActions['decide'] }) {
  const t = useTranslations('deliveries.decide');
  const form = useOrderForm<Values, unknown>({
    schema: decisionForm, defaultValues: { orderId, note: '' }, action: (input) => action(purchaseDecision(input)),
  });
  const decision = form.methods.watch('decision');
  return (
    <Section title={t('title')} lead={t(otherGoods ? 'leadOtherGoods' : 'lead')}>
      <Form form={form} label={t('title')}>
        <FieldGroup label={t('question')} error={form.errors.decision}>
          {CHOICES.filter(([value]) => !(otherGoods && value === 'ACCEPTED')).map(([value, hint]) => <Radio key={value} {...form.register('decision')} value={value} label={t(value)} hint={t(hint)} />)}
        </FieldGroup>
        {(decision === 'ACCEPTED_WITH_DEFECTS' || decision === 'REFUSED') && (
          <Field label={t(decision === 'REFUSED' ? 'refusal' : 'defects')} error={form.errors.note}><Textarea {...form.register('note')} /></Field>
        )}
        <Button type="submit" variant="primary" pending={form.pending} pendingLabel={t('pending')} className="self-start">{t('submit')}</Button>
      </Form>
    </Section>
  );
}
