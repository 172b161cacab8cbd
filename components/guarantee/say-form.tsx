'use client';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { z } from 'zod';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { Textarea } from '@/components/ui/textarea';
import { useActionForm } from '@/components/ui/use-action-form';
import type { Result } from '@/lib/kernel/result';
import { sayInClaimInput } from '@/lib/guarantee/model/inputs';
import { PhotoField } from './photo-field';

type Input = z.input<typeof sayInClaimInput>;
export type SayInClaim = (input: Input) => Promise<Result<unknown>>;

/** One more message in the thread that all three see. */
export function SayForm({ claimId, action }: { claimId: string; action: SayInClaim }) {
  const t = useTranslations('guarantee.claim');
  const [round, setRound] = useState(0);
  const form = useActionForm<Input, unknown>({
    schema: sayInClaimInput, action, defaultValues: { claimId, text: '', photos: [] }, onSuccess: () => {
      form.methods.reset();
      setRound((before) => before + 1);
    },
  });
  return (
    <Form form={form} label={t('say')}>
      <Field label={t('sayLabel')} error={form.errors['text']}><Textarea {...form.register('text')} rows={3} /></Field>
      <PhotoField key={round} value={[]} onChange={(photos) => form.methods.setValue('photos', photos)} error={form.errors['photos']} />
      <Button type="submit" pending={form.pending} className="self-start max-md:w-full">{t('send')}</Button>
    </Form>
  );
}
