'use client';
import { CircleCheck, CircleMinus, Hourglass, PackageCheck, Truck, Undo2, type LucideIcon } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { DataTable, type Column } from '@/components/ui/data-table';
import { useErrorText } from '@/components/ui/error-text';
import { Field, FieldError } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { Textarea } from '@/components/ui/textarea';
import { useActionForm, type ActionResult } from '@/components/ui/use-action-form';
import { addUnitsInput } from '@/lib/catalogue/model/serial';
import type { UnitState } from '@/lib/catalogue/model/states';

const ICON: Record<UnitState, LucideIcon> = {
  AVAILABLE: CircleCheck, HELD: Hourglass, ALLOCATED: PackageCheck, SHIPPED: Truck, LEASED: CircleCheck, RETURNING: Undo2, WITHDRAWN: CircleMinus,
};

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
    { key: 'do', header: t('toDo'), align: 'right', card: 'action', cell: (unit) => unit.state === 'AVAILABLE' && <Withdraw unit={unit} listingId={listingId} withdraw={withdraw} /> },
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

function Withdraw({ unit, listingId, withdraw }: { unit: Unit; listingId: string; withdraw: Props['withdraw'] }) {
  const t = useTranslations('catalogue');
  const text = useErrorText();
  const [pending, start] = useTransition();
  const [error, setError] = useState<string>();
  const press = () => start(async () => {
    const result = await withdraw({ listingId, unitId: unit.id }).catch(() => ({ ok: false as const, error: { code: 'not-sent' } }));
    setError(result.ok ? undefined : text(result.error.code));
  });
  return (
    <span className="inline-flex flex-col items-end gap-1">
      <Button size="sm" pending={pending} aria-label={t('withdrawOf', { serial: unit.serial })} onClick={press}>{t('withdraw')}</Button>
      <span role="alert"><FieldError text={error} /></span>
    </span>
  );
}
