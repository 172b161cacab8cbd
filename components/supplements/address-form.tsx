'use client';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { Input } from '@/components/ui/input';
import { useActionForm } from '@/components/ui/use-action-form';
import type { Result } from '@/lib/kernel/result';
import { changeAddressInput } from '@/lib/supplements/model';

interface Typed {
  kind: 'ADDRESS';
  leaseId: string;
  postcode: string;
  road: string;
  detail: string;
}

/** Another address of the purchaser in a contract in force. */
export function AddressForm({ leaseId, action }: { leaseId: string; action: (input: Typed) => Promise<Result<{ supplementId: string }>> }) {
  const t = useTranslations('supplements');
  const form = useActionForm<Typed, { supplementId: string }>({
    schema: changeAddressInput, action, goTo: () => `/leases/${leaseId}`, defaultValues: { kind: 'ADDRESS', leaseId, postcode: '', road: '', detail: '' },
  });
  return (
    <Form form={form} label={t('address.title')}>
      <Field label={t('address.postcode')} error={form.errors.postcode} className="max-w-48"><Input {...form.register('postcode')} inputMode="numeric" autoComplete="postal-code" /></Field>
      <Field label={t('address.road')} error={form.errors.road}><Input {...form.register('road')} autoComplete="address-line1" /></Field>
      <Field label={t('address.detail')} error={form.errors.detail}><Input {...form.register('detail')} autoComplete="address-line2" /></Field>
      <p className="text-sm text-ink-muted">{t('sent.next')}</p>
      <Button type="submit" variant="primary" pending={form.pending} className="self-start max-md:w-full">{t('address.submit')}</Button>
    </Form>
  );
}
