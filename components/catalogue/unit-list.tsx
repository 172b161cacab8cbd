'use client';
import { CircleCheck, CircleMinus, Hourglass, PackageCheck, Truck, Undo2, type LucideIcon } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { DataTable, type Column } from '@/components/ui/data-table';
import { useErrorText } from '@/components/ui/error-text';
import { Field } from '@/components/ui/field';
import { FieldError } from '@/components/ui/field-error';
import { Form } from '@/components/ui/form';
import { notify } from '@/components/ui/notify';
import { Textarea } from '@/components/ui/textarea';
import { useActionForm, type ActionResult } from '@/components/ui/use-action-form';
import { addUnitsInput } from '@/lib/catalogue/model/serial';
import type { UnitState } from '@/lib/catalogue/model/states';
import type { Problem } from '@/lib/kernel/result';

const ICON: Record<UnitState, LucideIcon> = {
  AVAILABLE: CircleCheck, HELD: Hourglass, ALLOCATED: PackageCheck, SHIPPED: Truck, LEASED: CircleCheck, RETURNING: Undo2, WITHDRAWN: CircleMinus,
};

const notSent = () => ({ ok: false as const, error: { code: 'not-sent' } as Problem });

interface Unit {
  id: string;
  serial: string;
  state: UnitState;
}

interface Props {
  listingId: string;
  units: readonly Unit[];
  add: (input: { listingId: string; serials: string }) => Promise<ActionResult<{ added: number }>>;
  withdraw: (input: { listingId: string; unitId: string }) => Promise<ActionResult<unknown>>;
}

/** The things that are there, by serial number: more can be put on the shelf, free ones taken off. */
export function UnitList({ listingId, units, add, withdraw }: Props) {
  const t = useTranslations('catalogue');
  const columns: Column<Unit>[] = [
    { key: 'serial', header: t('serial'), card: 'title', cell: (unit) => <span className="font-mono">{unit.serial}</span> },
    { key: 'state', header: t('state'), card: 'badge', cell: (unit) => <Badge tone={unit.state === 'AVAILABLE' ? 'positive' : 'neutral'} icon={ICON[unit.state]}>{t(`unitStates.${unit.state}`)}</Badge> },
    { key: 'do', header: t('toDo'), align: 'right', card: 'action', cell: (unit) => unit.state === 'AVAILABLE' && <Withdraw unit={unit} listingId={listingId} add={add} withdraw={withdraw} /> },
  ];
  return (
    <div className="flex max-w-read flex-col gap-6">
      <DataTable needs="little" caption={t('units')} columns={columns} rows={units} rowKey={(unit) => unit.id} empty={<p className="text-sm text-ink-muted">{t('noUnits')}</p>} />
      <AddUnits listingId={listingId} add={add} />
    </div>
  );
}

function AddUnits({ listingId, add }: Pick<Props, 'listingId' | 'add'>) {
  const t = useTranslations('catalogue');
  const common = useTranslations('common');
  const form = useActionForm({
    schema: addUnitsInput,
    action: add,
    defaultValues: { listingId, serials: '' },
    onSuccess: () => form.methods.reset({ listingId, serials: '' }),
    done: () => t('audit.units-added'),
  });
  return (
    <Form form={form} label={t('addUnits')} className="gap-3">
      <Field label={t('form.serials')} hint={t('form.serialsHint')} error={form.errors['serials']}>
        <Textarea rows={3} className="font-mono" spellCheck={false} {...form.register('serials')} />
      </Field>
      <Button type="submit" className="self-start" pending={form.pending} pendingLabel={common('saving')}>{t('addUnits')}</Button>
    </Form>
  );
}

/** Taken off at one press, and put back by the line that says so. */
function Withdraw({ unit: { id, serial }, listingId, add, withdraw }: { unit: Unit } & Pick<Props, 'listingId' | 'add' | 'withdraw'>) {
  const t = useTranslations('catalogue');
  const undo = useTranslations('finding');
  const text = useErrorText();
  const [pending, start] = useTransition();
  const [error, setError] = useState<string>();
  const press = () => start(async () => {
    const result = await withdraw({ listingId, unitId: id }).catch(notSent);
    setError(result.ok ? undefined : text(result.error.code));
    if (result.ok) notify(t('withdrawn', { serial }), { label: undo('undo'), onClick: () => void putBack() });
  });
  const putBack = async () => {
    const result = await add({ listingId, serials: serial }).catch(notSent);
    notify(result.ok ? t('putBack', { serial }) : text(result.error.fields?.serials ?? result.error.code, result.error.params));
  };
  return (
    <span className="inline-flex flex-col items-end gap-1">
      <Button size="sm" pending={pending} aria-label={t('withdrawOf', { serial })} onClick={press}>{t('withdraw')}</Button>
      <span role="alert"><FieldError text={error} /></span>
    </span>
  );
}
