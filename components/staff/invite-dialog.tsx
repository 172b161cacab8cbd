'use client';
import { UserPlus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { z } from 'zod';
import { RoleFields } from './role-fields';
import { Button } from '@/components/ui/button';
import { Dialog, DialogContent, DialogTrigger } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { Input } from '@/components/ui/input';
import { notify } from '@/components/ui/notify';
import { useActionForm } from '@/components/ui/use-action-form';
import { inviteStaffInput } from '@/lib/accounts/model/staff';
import type { Result } from '@/lib/kernel/result';

type Typed = z.input<typeof inviteStaffInput>;
export type Invite = (input: Typed) => Promise<Result<unknown>>;

/** Asks for an address and the work that goes with it. */
export function InviteDialog({ action }: { action: Invite }) {
  const t = useTranslations('staff');
  const [open, setOpen] = useState(false);
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild><Button variant="primary"><UserPlus aria-hidden />{t('invite')}</Button></DialogTrigger>
      <DialogContent title={t('invite')} description={t('inviteText')}>
        <InviteForm action={action} onDone={() => setOpen(false)} />
      </DialogContent>
    </Dialog>
  );
}

function InviteForm({ action, onDone }: { action: Invite; onDone: () => void }) {
  const t = useTranslations('staff');
  const field = useTranslations('accounts.field');
  const form = useActionForm<Typed, unknown>({
    schema: inviteStaffInput, action, defaultValues: { email: '', roles: [] },
    onSuccess: () => {
      notify(t('invited'));
      onDone();
    },
  });
  return (
    <Form form={form} label={t('invite')}>
      <Field label={field('email')} hint={t('oneRole')} error={form.errors['email']}>
        <Input {...form.register('email')} type="email" inputMode="email" autoComplete="off" />
      </Field>
      <RoleFields register={() => form.register('roles')} chosen={form.methods.watch('roles')} error={form.errors['roles']} />
      <Button type="submit" variant="primary" block pending={form.pending}>{t('sendInvitation')}</Button>
    </Form>
  );
}
