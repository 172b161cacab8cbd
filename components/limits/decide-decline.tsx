'use client';
import { useLocale, useTranslations } from 'next-intl';
import type { z } from 'zod';
import { Checkbox } from '@/components/ui/checkbox';
import { FieldGroup } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { useActionForm } from '@/components/ui/use-action-form';
import { declineInput } from '@/lib/limits/model/desk-form';
import { DESK_REASONS } from '@/lib/limits/model/reasons';
import type { DecideProps } from './acts';
import { DecideButton, NoteField } from './decide-parts';

/** A no, with the reasons that the purchaser reads. */
export function DeclineFields({ referred, action }: DecideProps) {
  const t = useTranslations('limits');
  const korean = useLocale() === 'ko';
  const form = useActionForm<z.input<typeof declineInput>, { askId: string }>({
    schema: declineInput, action, goTo: () => '/desk/limits',
    defaultValues: { verdict: 'DECLINE', askId: referred.askId, version: referred.version, note: '', reasons: [] },
  });
  return (
    <Form form={form} label={t('desk.verdict.DECLINE')}>
      <FieldGroup label={t('desk.reasons')} hint={t('desk.reasonsHint')} error={form.errors.reasons}>
        {DESK_REASONS.map((reason) => (
          <Checkbox key={reason.code} {...form.register('reasons')} id={`reason-${reason.code}`} value={reason.code} label={korean ? reason.ko : reason.en} />
        ))}
      </FieldGroup>
      <NoteField input={form.register('note')} error={form.errors.note} />
      <DecideButton label={t('desk.decline')} pending={form.pending} danger />
    </Form>
  );
}
