'use client';
import { useTranslations } from 'next-intl';
import { FieldError } from '@/components/ui/field-error';
import { Form } from '@/components/ui/form';
import { SegmentedControl } from '@/components/ui/segmented-control';
import { useActionForm } from '@/components/ui/use-action-form';
import { decisionForm, decisionOf, type DecisionForm } from '@/lib/limits/model/desk-form';
import { VERDICTS } from '@/lib/limits/model/desk-rules';
import type { DecideProps } from './acts';
import { ApproveFields } from './decide-approve';
import { CounterFields } from './decide-counter';
import { DeclineFields } from './decide-decline';
import { DecideButton, NoteField } from './decide-parts';
import { percentOf } from './percent-of';

const FIELDS = { APPROVE: ApproveFields, DECLINE: DeclineFields, COUNTER: CounterFields };
const BUTTON = { APPROVE: 'desk.approve', DECLINE: 'desk.decline', COUNTER: 'desk.offer' } as const;

/** The limit as it was asked for, at the scorecard's rate and with its cap; terms as asked; no reason chosen. */
function startOf({ askId, version, plan, room }: DecideProps['referred']): DecisionForm {
  const cap = room.monthlyMinor > plan.instalmentMinor ? room.monthlyMinor : plan.instalmentMinor;
  return {
    verdict: 'APPROVE', askId, version, note: '', ratePercent: percentOf(plan.annualRate), monthlyCapMinor: cap.toString(), reasons: [],
    termMonths: String(plan.termMonths), firstPaymentMinor: plan.firstPaymentMinor.toString(),
  };
}

/** Propose to approve, to decline or to offer other terms: one form, so that the note and all that was typed stay when one decides otherwise. */
export function DecideForm({ referred, action }: DecideProps) {
  const t = useTranslations('limits');
  const form = useActionForm<DecisionForm, { proposalId: string }>({
    schema: decisionForm(referred.desk), action: (input) => action(decisionOf(input)), goTo: () => '/desk/limits', defaultValues: startOf(referred),
  });
  const verdict = form.methods.watch('verdict');
  const Fields = FIELDS[verdict];
  return (
    <Form form={form} label={t('desk.decide')}>
      <div>
        <SegmentedControl
          legend={t('desk.decision')} options={VERDICTS.map((value) => ({ value, label: t(`desk.verdict.${value}`) }))}
          // What was wrong with another decision is not wrong with this one.
          input={form.register('verdict', { onChange: () => form.methods.clearErrors() })}
        />
        <FieldError text={form.errors.verdict} />
      </div>
      <Fields referred={referred} form={form} />
      <NoteField input={form.register('note')} error={form.errors.note} />
      <DecideButton label={t(BUTTON[verdict])} pending={form.pending} danger={verdict === 'DECLINE'} />
    </Form>
  );
}
