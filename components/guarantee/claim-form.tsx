'use client';
import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { useState } from 'react';
import type { z } from 'zod';
import { Button } from '@/components/ui/button';
import { Field, FieldGroup } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { Input } from '@/components/ui/input';
import { Radio } from '@/components/ui/radio-group';
import { Textarea } from '@/components/ui/textarea';
import { useActionForm } from '@/components/ui/use-action-form';
import type { Result } from '@/lib/kernel/result';
import { openClaimInput } from '@/lib/guarantee/model/inputs';
import { PhotoField } from './photo-field';

type Input = z.input<typeof openClaimInput>;
export type OpenClaim = (input: Input) => Promise<Result<{ claimId: string; leaseId: string }>>;

/** What is wrong, since when, with which thing, and pictures of it. */
export function ClaimForm({ leaseId, serialHint, startsOn, today, action }: { leaseId: string; serialHint: string; startsOn: string; today: string; action: OpenClaim }) {
  const t = useTranslations('guarantee.new');
  const [isOpen, setOpen] = useState(false);
  const send: OpenClaim = async (input) => {
    const result = await action(input);
    setOpen(!result.ok && result.error.code === 'guarantee.open-already');
    return result;
  };
  const form = useActionForm<Input, { claimId: string; leaseId: string }>({
    schema: openClaimInput, action: send, defaultValues: { leaseId, text: '', sinceOn: today, serial: '', photos: [] }, goTo: ({ claimId }) => `/leases/${leaseId}/guarantee/${claimId}`,
  });
  return (
    <Form form={form} label={t('title')}>
      {isOpen && <Link href={`/leases/${leaseId}/guarantee`} className="inline-flex min-h-11 items-center text-accent underline underline-offset-4">{t('toOpen')}</Link>}
      <Field label={t('text')} hint={t('textHint')} error={form.errors['text']}><Textarea {...form.register('text')} rows={5} /></Field>
      <Field label={t('since')} error={form.errors['sinceOn']}><Input type="date" min={startsOn} max={today} {...form.register('sinceOn')} className="max-w-56" /></Field>
      <FieldGroup label={t('usable')} error={form.errors['usable']}>
        <Radio value="yes" label={t('yes')} {...form.register('usable')} />
        <Radio value="no" label={t('no')} {...form.register('usable')} />
      </FieldGroup>
      <Field label={t('serial')} hint={t('serialHint', { hint: serialHint })} error={form.errors['serial']}><Input autoComplete="off" autoCapitalize="characters" {...form.register('serial')} /></Field>
      <PhotoField value={[]} onChange={(photos) => form.methods.setValue('photos', photos)} error={form.errors['photos']} />
      <Button type="submit" variant="primary" pending={form.pending} pendingLabel={t('pending')} className="self-start max-md:w-full">{t('submit')}</Button>
    </Form>
  );
}
