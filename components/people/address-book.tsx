'use client';
import { useTranslations } from 'next-intl';
import { useState, type ReactNode } from 'react';
import { AddressForm, type SaveAddressAction } from './address-form';
import { useAct } from '@/components/ui/use-act';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Dialog, DialogClose, DialogContent, DialogTrigger } from '@/components/ui/dialog';
import { EmptyState } from '@/components/ui/empty-state';
import { FieldError } from '@/components/ui/field-error';
import { notify } from '@/components/ui/notify';
import { MOST_ADDRESSES } from '@/lib/accounts/model/people';
import { oneLineAddress } from '@/lib/accounts/model/seller';
import type { AddressRow } from '@/lib/accounts/views/addresses';
import type { Result } from '@/lib/kernel/result';

interface Actions {
  save: SaveAddressAction;
  remove: (input: { addressId: string }) => Promise<Result<null>>;
}

export function AddressBook({ rows, actions }: { rows: readonly AddressRow[]; actions: Actions }) {
  const t = useTranslations('people.addresses');
  const add = <AddressDialog action={actions.save} trigger={<Button disabled={rows.length >= MOST_ADDRESSES}>{t('add')}</Button>} title={t('add')} />;
  if (rows.length === 0) return <EmptyState action={add}>{t('empty')}</EmptyState>;
  return (
    <>
      <ul className="mb-6 border-t border-ink">
        {rows.map((row) => (
          <li key={row.id} className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2 border-b border-line py-4">
            <div className="min-w-0 text-sm">
              <p className="flex flex-wrap items-center gap-2 text-base font-semibold">{row.label}{row.isDefault && <Badge>{t('default')}</Badge>}</p>
              <p>{row.recipient} · <span className="money">{row.phone}</span></p>
              <p className="text-ink-muted">{oneLineAddress(row)}</p>
            </div>
            <div className="flex gap-2">
              <AddressDialog row={row} action={actions.save} title={t('edit')} trigger={<Button size="sm" aria-label={t('editOf', { label: row.label })}>{t('edit')}</Button>} />
              <RemoveDialog row={row} remove={actions.remove} />
            </div>
          </li>
        ))}
      </ul>
      {add}
    </>
  );
}

function AddressDialog({ row, action, title, trigger }: { row?: AddressRow; action: SaveAddressAction; title: string; trigger: ReactNode }) {
  const t = useTranslations('people.addresses');
  const [open, setOpen] = useState(false);
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>{trigger}</DialogTrigger>
      <DialogContent title={title}>
        <AddressForm {...(row && { row })} action={action} onDone={() => { setOpen(false); notify(t('saved')); }} />
      </DialogContent>
    </Dialog>
  );
}

function RemoveDialog({ row, remove }: { row: AddressRow; remove: Actions['remove'] }) {
  const t = useTranslations('people.addresses');
  const common = useTranslations('common');
  const act = useAct(() => remove({ addressId: row.id }), () => notify(t('removed')));
  return (
    <Dialog>
      <DialogTrigger asChild><Button size="sm" variant="ghost" aria-label={t('removeOf', { label: row.label })}>{t('remove')}</Button></DialogTrigger>
      <DialogContent
        title={t('removeTitle')}
        description={t('removeText')}
        footer={<><DialogClose asChild><Button>{common('cancel')}</Button></DialogClose><Button variant="danger" pending={act.pending} onClick={act.press}>{t('remove')}</Button></>}
      >
        <p className="text-sm">{row.label} · {oneLineAddress(row)}</p>
        <div role="alert" className="mt-2"><FieldError text={act.error} /></div>
      </DialogContent>
    </Dialog>
  );
}
