'use client';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { FieldError } from '@/components/ui/field-error';
import { notify } from '@/components/ui/notify';
import { Select } from '@/components/ui/select';
import { Button } from '@/components/ui/button';
import { useAct } from '@/components/ui/use-act';
import type { Result } from '@/lib/kernel/result';
import type { MethodRow } from '@/lib/payments/views/methods';
import { methodName } from './method-name';

interface Props {
  leaseId: string;
  chosenId: string | null;
  /** What is taken as soon as another is chosen. */
  taken: { amount: string; count: number } | null;
  methods: readonly MethodRow[];
  choose: (input: { leaseId: string; methodId: string | null }) => Promise<Result<null>>;
}

/** What one lease is paid by, other than the rest. */
export function ChooseMethod({ leaseId, chosenId, taken, methods, choose }: Props) {
  const t = useTranslations('payments');
  const [value, setValue] = useState(chosenId ?? '');
  const act = useAct(() => choose({ leaseId, methodId: value === '' ? null : value }), () => notify(t('lease.chosen')));
  return (
    <div className="w-full max-w-96">
      <div className="flex gap-2">
        <Select
          aria-label={t('lease.choose')} className="min-w-0 grow" value={value} onChange={(event) => { setValue(event.target.value); }}
          options={[{ value: '', label: t('lease.useDefault') }, ...methods.map((row) => ({ value: row.id, label: methodName(t, row) }))]}
        />
        <Button pending={act.pending} disabled={value === (chosenId ?? '')} onClick={act.press}>{t('lease.change')}</Button>
      </div>
      {taken && value !== (chosenId ?? '') && <p className="mt-1 text-sm">{t('takenWithOther', taken)}</p>}
      <div role="alert" className="mt-1"><FieldError text={act.error} /></div>
    </div>
  );
}
