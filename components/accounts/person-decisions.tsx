'use client';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { z } from 'zod';
import { DecisionDialog } from './decision-dialog';
import { Button } from '@/components/ui/button';
import { Dialog, DialogContent, DialogTrigger } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { Textarea } from '@/components/ui/textarea';
import { useActionForm } from '@/components/ui/use-action-form';
import { changeRoleInput } from '@/lib/accounts/model/account';
import { ROLES, type Role } from '@/lib/kernel/actor';
import type { Result } from '@/lib/kernel/result';

type RoleTyped = z.input<typeof changeRoleInput>;
type Decide = (input: { userId: string; reason: string }) => Promise<Result<unknown>>;

export interface PersonActions {
  suspend: Decide;
  restore: Decide;
  changeRole: (input: RoleTyped) => Promise<Result<unknown>>;
}

/** What an admin may do with another person. */
export function PersonDecisions({ person, actions }: { person: { id: string; role: Role; suspended: boolean }; actions: PersonActions }) {
  const t = useTranslations('accounts');
  const userId = person.id;
  const hint = t('field.reasonHint');
  return (
    <>
      <RoleDialog person={person} action={actions.changeRole} />
      {person.suspended
        ? <DecisionDialog label={t('admin.restorePerson')} text={t('admin.restorePersonText')} hint={hint} action={(reason) => actions.restore({ userId, reason })} />
        : <DecisionDialog label={t('admin.suspendPerson')} text={t('admin.suspendPersonText')} hint={hint} danger action={(reason) => actions.suspend({ userId, reason })} />}
    </>
  );
}

function RoleDialog({ person, action }: { person: { id: string; role: Role }; action: PersonActions['changeRole'] }) {
  const t = useTranslations('accounts.admin');
  const [open, setOpen] = useState(false);
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild><Button>{t('changeRole')}</Button></DialogTrigger>
      <DialogContent title={t('changeRole')} description={t('changeRoleText')}>
        <RoleForm person={person} action={action} onDone={() => setOpen(false)} />
      </DialogContent>
    </Dialog>
  );
}

function RoleForm({ person, action, onDone }: { person: { id: string; role: Role }; action: PersonActions['changeRole']; onDone: () => void }) {
  const t = useTranslations('accounts');
  const role = useTranslations('common.role');
  const form = useActionForm<RoleTyped, unknown>({
    schema: changeRoleInput, action, defaultValues: { userId: person.id, role: person.role, businessNumber: '', reason: '' }, onSuccess: onDone,
  });
  const chosen = form.methods.watch('role');
  return (
    <Form form={form} label={t('admin.changeRole')}>
      <Field label={t('field.role')} error={form.errors['role']}>
        <Select {...form.register('role')} options={ROLES.map((value) => ({ value, label: role(value) }))} />
      </Field>
      {chosen === 'SELLER' && (
        <Field label={t('admin.roleSellerNumber')} error={form.errors['businessNumber']}>
          <Input {...form.register('businessNumber')} inputMode="numeric" autoComplete="off" />
        </Field>
      )}
      <Field label={t('field.reason')} hint={t('field.auditReasonHint')} error={form.errors['reason']}>
        <Textarea {...form.register('reason')} rows={3} />
      </Field>
      <Button type="submit" variant="primary" block pending={form.pending}>{t('admin.changeRole')}</Button>
    </Form>
  );
}
