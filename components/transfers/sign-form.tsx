'use client';
import { Mail } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { z } from 'zod';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Field } from '@/components/ui/field';
import { FieldError } from '@/components/ui/field-error';
import { Form } from '@/components/ui/form';
import { Input } from '@/components/ui/input';
import { Section } from '@/components/ui/section';
import { useAct } from '@/components/ui/use-act';
import { useActionForm } from '@/components/ui/use-action-form';
import type { Result } from '@/lib/kernel/result';
import { signTransferInput } from '@/lib/transfers/model/inputs';

type Typed = z.input<typeof signTransferInput>;

interface Props {
  transferId: string;
  ownName: string;
  sentTo: string | null;
  sign: (input: Typed) => Promise<Result<unknown>>;
  sendCode: (input: { transferId: string }) => Promise<Result<unknown>>;
}

/** The agreement was read: a code by mail, one's own name, and it is signed. */
export function SignSection({ transferId, ownName, sentTo, sign, sendCode }: Props) {
  const t = useTranslations('transfers.sign');
  const form = useActionForm<Typed, unknown>({ schema: signTransferInput, action: sign, defaultValues: { transferId, name: '', code: '' } });
  const { press, pending, error } = useAct(() => sendCode({ transferId }));
  return (
    <Section title={t('title')}>
      <Form form={form} label={t('title')}>
        <Checkbox value="yes" label={t('read')} {...form.register('read')} {...(form.errors['read'] && { error: form.errors['read'] })} />
        <div className="flex flex-col items-start gap-2">
          <p role="status" className="text-sm empty:hidden">{sentTo && t('sent', { address: sentTo })}</p>
          <Button onClick={press} pending={pending} pendingLabel={t('asking')}><Mail aria-hidden />{t(sentTo ? 'again' : 'ask')}</Button>
          <div role="alert"><FieldError text={error} /></div>
        </div>
        <Field label={t('code')} error={form.errors['code']} className="max-w-48"><Input {...form.register('code')} inputMode="numeric" autoComplete="one-time-code" /></Field>
        <Field label={t('name')} hint={t('nameHint', { name: ownName })} error={form.errors['name']} className="max-w-72"><Input {...form.register('name')} autoComplete="name" /></Field>
        <Button type="submit" variant="primary" pending={form.pending} pendingLabel={t('pending')} className="self-start max-md:w-full">{t('submit')}</Button>
      </Form>
    </Section>
  );
}
