'use client';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { z } from 'zod';
import { Button } from '@/components/ui/button';
import { buttonVariants } from '@/components/ui/button-look';
import { Field } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { Input } from '@/components/ui/input';
import { useActionForm } from '@/components/ui/use-action-form';
import type { Result } from '@/lib/kernel/result';
import { askTransferInput } from '@/lib/transfers/model/inputs';

type Typed = z.input<typeof askTransferInput>;

/** Names who is to take the lease over. */
export function AskForm({ leaseId, action }: { leaseId: string; action: (input: Typed) => Promise<Result<{ transferId: string }>> }) {
  const t = useTranslations('transfers.ask');
  const form = useActionForm<Typed, { transferId: string }>({ schema: askTransferInput, action, defaultValues: { leaseId, email: '' }, goTo: ({ transferId }) => `/transfers/${transferId}` });
  return (
    <Form form={form} label={t('title')}>
      <Field label={t('email')} hint={t('emailHint')} error={form.errors['email']}><Input {...form.register('email')} type="email" inputMode="email" autoComplete="off" /></Field>
      <div className="flex flex-wrap gap-3 max-md:flex-col">
        <Button type="submit" variant="primary" pending={form.pending} pendingLabel={t('pending')}>{t('submit')}</Button>
        <Link href={`/leases/${leaseId}`} className={buttonVariants({ variant: 'secondary' })}>{t('back')}</Link>
      </div>
    </Form>
  );
}
