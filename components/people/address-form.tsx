'use client';
import { useTranslations } from 'next-intl';
import type { z } from 'zod';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Field } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { Input } from '@/components/ui/input';
import { useActionForm } from '@/components/ui/use-action-form';
import { saveAddressInput } from '@/lib/accounts/model/people';
import type { AddressRow } from '@/lib/accounts/views/addresses';
import type { Result } from '@/lib/kernel/result';

type Typed = z.input<typeof saveAddressInput>;
export type SaveAddressAction = (input: Typed) => Promise<Result<{ addressId: string }>>;

/** One address, new or kept. What is the default already stays so until another one is made it. */
export function AddressForm({ row, action, onDone }: { row?: AddressRow; action: SaveAddressAction; onDone: () => void }) {
  const t = useTranslations('people.addresses');
  const common = useTranslations('common');
  const form = useActionForm<Typed, { addressId: string }>({
    schema: saveAddressInput, action, onSuccess: onDone,
    defaultValues: {
      ...(row && { addressId: row.id }), label: row?.label ?? '', recipient: row?.recipient ?? '', phone: row?.phone ?? '', postcode: row?.postcode ?? '',
      road: row?.road ?? '', detail: row?.detail ?? '', isDefault: row?.isDefault ?? false,
    },
  });
  return (
    <Form form={form} label={t(row ? 'edit' : 'add')}>
      <Field label={t('label')} hint={t('labelHint')} error={form.errors['label']}><Input {...form.register('label')} autoComplete="off" /></Field>
      <Field label={t('recipient')} error={form.errors['recipient']}><Input {...form.register('recipient')} autoComplete="name" /></Field>
      <Field label={t('phone')} error={form.errors['phone']}><Input {...form.register('phone')} type="tel" inputMode="tel" autoComplete="tel" /></Field>
      <Field label={t('postcode')} error={form.errors['postcode']} className="max-w-48"><Input {...form.register('postcode')} inputMode="numeric" autoComplete="postal-code" /></Field>
      <Field label={t('road')} error={form.errors['road']}><Input {...form.register('road')} autoComplete="address-line1" /></Field>
      <Field label={t('detail')} optional={common('optional')} error={form.errors['detail']}><Input {...form.register('detail')} autoComplete="address-line2" /></Field>
      {!row?.isDefault && <Checkbox {...form.register('isDefault')} label={t('makeDefault')} error={form.errors['isDefault']} />}
      <Button type="submit" variant="primary" block pending={form.pending} pendingLabel={common('saving')}>{t('save')}</Button>
    </Form>
  );
}
