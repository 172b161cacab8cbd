'use client';
import { useTranslations } from 'next-intl';
import type { z } from 'zod';
import { Button } from '@/components/ui/button';
import { Field, FieldGroup } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { Radio } from '@/components/ui/radio-group';
import { Section } from '@/components/ui/section';
import { Textarea } from '@/components/ui/textarea';
import { useActionForm } from '@/components/ui/use-action-form';
import type { Result } from '@/lib/kernel/result';
import { decideTransferInput } from '@/lib/transfers/model/inputs';

type Typed = z.input<typeof decideTransferInput>;

/** The desk lets the successor take the lease over, or says why not. */
export function DecideSection({ transferId, action }: { transferId: string; action: (input: Typed) => Promise<Result<unknown>> }) {
  const t = useTranslations('transfers.desk');
  const form = useActionForm<Typed, unknown>({ schema: decideTransferInput, action, defaultValues: { transferId, reason: '' } });
  return (
    <Section title={t('decide')}>
      <Form form={form} label={t('decide')}>
        <FieldGroup label={t('decide')} error={form.errors['decision']}>
          <Radio value="APPROVE" label={t('APPROVE')} hint={t('approveHint')} {...form.register('decision')} />
          <Radio value="DECLINE" label={t('DECLINE')} hint={t('declineHint')} {...form.register('decision')} />
        </FieldGroup>
        <Field label={t('reason')} error={form.errors['reason']}><Textarea {...form.register('reason')} rows={3} /></Field>
        <Button type="submit" variant="primary" pending={form.pending} pendingLabel={t('pending')} className="self-start max-md:w-full">{t('submit')}</Button>
      </Form>
    </Section>
  );
}
