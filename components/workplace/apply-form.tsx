'use client';
import { useTranslations } from 'next-intl';
import { z } from 'zod';
import { Button } from '@/components/ui/button';
import { FieldGroup } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { Radio } from '@/components/ui/radio-group';
import { useActionForm, type ActionResult } from '@/components/ui/use-action-form';

const schema = z.object({ then: z.enum(['review', 'draft'], { error: 'choose' }) });

interface Props {
  importId: string;
  /** Rows that would change something. */
  count: number;
  start: (input: { importId: string; submit: boolean }) => Promise<ActionResult<unknown>>;
}

/** What happens to what is written, and the one button that writes it. */
export function ApplyForm({ importId, count, start }: Props) {
  const t = useTranslations('workplace');
  const common = useTranslations('common');
  const form = useActionForm<z.input<typeof schema>, unknown>({ schema, defaultValues: { then: 'review' }, action: ({ then }) => start({ importId, submit: then === 'review' }) });
  return (
    <Form form={form} label={t('apply')} className="max-w-read gap-3">
      <FieldGroup label={t('then')} error={form.errors['then']}>
        <Radio {...form.register('then')} value="review" label={t('thenReview')} hint={t('thenReviewHint')} />
        <Radio {...form.register('then')} value="draft" label={t('thenDraft')} hint={t('thenDraftHint')} />
      </FieldGroup>
      <Button type="submit" variant="primary" className="self-start" pending={form.pending} pendingLabel={common('sending')}>{t('applyDo', { count })}</Button>
    </Form>
  );
}
