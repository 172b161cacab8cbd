'use client';
import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { useRefusalText } from '@/components/disclosures/refusal-text';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { FieldError } from '@/components/ui/field-error';
import { Form } from '@/components/ui/form';
import { notify } from '@/components/ui/notify';
import { Textarea } from '@/components/ui/textarea';
import { useActionForm, type ActionResult } from '@/components/ui/use-action-form';
import { requestChangesInput, type PublishInput, type RequestChangesInput } from '@/lib/catalogue/model/inputs';

interface Props {
  submission: PublishInput;
  /** Why it cannot be published now; empty when it can. */
  locked?: string;
  publish: (input: PublishInput) => Promise<ActionResult<unknown>>;
  requestChanges: (input: RequestChangesInput) => Promise<ActionResult<unknown>>;
}

/** Publish, or send back with a note. Publishing is locked, with its reason, while something is lacking. */
export function ReviewDecision({ submission, locked, publish, requestChanges }: Props) {
  const t = useTranslations('catalogue.review');
  const did = useTranslations('catalogue.audit');
  const common = useTranslations('common');
  const text = useRefusalText();
  const [pending, start] = useTransition();
  const [error, setError] = useState<string>();
  const form = useActionForm<RequestChangesInput, unknown>({ schema: requestChangesInput, action: requestChanges, defaultValues: { ...submission, note: '' }, done: () => did('changes-requested') });
  const letIn = () => start(async () => {
    const result = await publish(submission).catch(() => ({ ok: false as const, error: { code: 'not-sent' } }));
    setError(result.ok ? undefined : text(result.error));
    if (result.ok) notify(did('published'));
  });
  return (
    <div className="grid gap-8 md:grid-cols-2">
      <div className="flex flex-col items-start gap-2">
        <Button variant="primary" size="lg" disabled={Boolean(locked)} pending={pending} pendingLabel={common('sending')} onClick={letIn}>{t('publish')}</Button>
        <p className="text-sm text-ink-muted">{locked || t('publishNote')}</p>
        <div role="alert"><FieldError text={error} /></div>
      </div>
      <Form form={form} label={t('requestChanges')} className="gap-3">
        <Field label={t('note')} hint={t('noteHint')} error={form.errors['note']}><Textarea rows={3} {...form.register('note')} /></Field>
        <Button type="submit" className="self-start" pending={form.pending} pendingLabel={common('sending')}>{t('requestChanges')}</Button>
      </Form>
    </div>
  );
}
