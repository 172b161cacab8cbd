'use client';
import { useTranslations } from 'next-intl';
import { useState, type ReactNode } from 'react';
import type { z } from 'zod';
import { RoleFields } from './role-fields';
import { useAct } from '@/components/ui/use-act';
import { closeSession } from '@/components/accounts/enter';
import { Button } from '@/components/ui/button';
import { Dialog, DialogContent, DialogTrigger } from '@/components/ui/dialog';
import { Form } from '@/components/ui/form';
import { Panel } from '@/components/ui/panel';
import { useActionForm } from '@/components/ui/use-action-form';
import { changeStaffRolesInput } from '@/lib/accounts/model/staff';
import type { StaffRow } from '@/lib/accounts/views/staff';
import type { Result } from '@/lib/kernel/result';

type RolesTyped = z.input<typeof changeStaffRolesInput>;
type Act = (input: { userId: string }) => Promise<Result<unknown>>;
type Done = () => void;

export interface MemberActions {
  changeRoles: (input: RolesTyped) => Promise<Result<unknown>>;
  remove: Act;
  handOver: Act;
}

type Person = Pick<StaffRow, 'id' | 'name' | 'roles' | 'self' | 'suspended'>;

/** A whole new page: what one may see there has changed. */
const startAnew = () => window.location.assign('/seller');

/** What an owner may do with somebody in the shop, or with their own place in it. */
export function MemberActs({ person, actions }: { person: Person; actions: MemberActions }) {
  const t = useTranslations('staff');
  const { id: userId, name, self } = person;
  const owner = person.roles.includes('OWNER');
  return (
    <div className="flex flex-wrap gap-2 as-card:pt-2 as-row:justify-end">
      <ActDialog label={t('changeRoles')} name={name} title={t('changeRolesOf', { name })} text={t('changeRolesText')}>
        {(done) => <RolesForm person={person} action={actions.changeRoles} onDone={done} />}
      </ActDialog>
      {!owner && !person.suspended && (
        <ActDialog label={t('handOver')} name={name} title={t('handOverTo', { name })} text={t('handOverText')}>
          {() => <Confirm label={t('handOver')} act={() => actions.handOver({ userId })} onDone={startAnew} />}
        </ActDialog>
      )}
      <ActDialog label={t(self ? 'leave' : 'remove')} name={name} title={self ? t('leaveTitle') : t('removeTitle', { name })} text={t(self ? 'leaveText' : 'removeText')}>
        {(done) => <Confirm danger label={t(self ? 'leave' : 'remove')} act={() => actions.remove({ userId })} onDone={self ? () => void closeSession('/sign-in') : done} />}
      </ActDialog>
    </div>
  );
}

function ActDialog({ label, name, title, text, children }: { label: string; name: string; title: string; text: string; children: (done: Done) => ReactNode }) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild><Button size="sm">{label} <span className="sr-only">{name}</span></Button></DialogTrigger>
      <DialogContent title={title} description={text}>{children(() => setOpen(false))}</DialogContent>
    </Dialog>
  );
}

function RolesForm({ person, action, onDone }: { person: Person; action: MemberActions['changeRoles']; onDone: Done }) {
  const t = useTranslations('staff');
  const form = useActionForm<RolesTyped, unknown>({
    schema: changeStaffRolesInput, action, defaultValues: { userId: person.id, roles: [...person.roles] }, onSuccess: person.self ? startAnew : onDone,
  });
  return (
    <Form form={form} label={t('changeRoles')}>
      <RoleFields register={() => form.register('roles')} chosen={form.methods.watch('roles')} error={form.errors['roles']} />
      <Button type="submit" variant="primary" block pending={form.pending}>{t('changeRoles')}</Button>
    </Form>
  );
}

function Confirm({ label, act, onDone, danger = false }: { label: string; act: () => Promise<Result<unknown>>; onDone: Done; danger?: boolean }) {
  const { press, pending, error } = useAct(act, onDone);
  return (
    <>
      {error && <Panel live tone="critical" className="mb-3">{error}</Panel>}
      <Button variant={danger ? 'danger' : 'primary'} block pending={pending} onClick={press}>{label}</Button>
    </>
  );
}
