'use client';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { z } from 'zod';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { Input } from '@/components/ui/input';
import { Panel } from '@/components/ui/panel';
import { Select } from '@/components/ui/select';
import { useActionForm } from '@/components/ui/use-action-form';
import { moveClockInput } from '@/lib/accounts/model/account';
import type { Result } from '@/lib/kernel/result';

type Typed = z.input<typeof moveClockInput>;

const PRESETS = [{ amount: '1', unit: 'hours' }, { amount: '24', unit: 'hours' }, { amount: '3', unit: 'days' }, { amount: '7', unit: 'days' }, { amount: '30', unit: 'days' }] as const;

/** Moves the demo's clock forward; a press on what is often used fills the form in. */
export function ClockForm({ action }: { action: (input: Typed) => Promise<Result<unknown>> }) {
  const t = useTranslations('accounts.clock');
  const [done, setDone] = useState(false);
  const form = useActionForm<Typed, unknown>({ schema: moveClockInput, action, defaultValues: { amount: '1', unit: 'hours' }, onSuccess: () => setDone(true) });
  return (
    <Form form={form} label={t('title')} className="max-w-112">
      {done && <Panel live tone="positive">{t('moved')}</Panel>}
      <div className="grid grid-cols-2 gap-3">
        <Field label={t('amount')} error={form.errors['amount']}><Input {...form.register('amount')} inputMode="numeric" autoComplete="off" /></Field>
        <Field label={t('unit')} error={form.errors['unit']}>
          <Select {...form.register('unit')} options={[{ value: 'hours', label: t('hours') }, { value: 'days', label: t('days') }]} />
        </Field>
      </div>
      <div role="group" aria-label={t('presets')} className="flex flex-wrap gap-2">
        {PRESETS.map((preset) => (
          <Button key={`${preset.amount}${preset.unit}`} size="sm" onClick={() => { form.methods.setValue('amount', preset.amount); form.methods.setValue('unit', preset.unit); }}>
            {t(preset.unit === 'hours' ? 'presetHours' : 'presetDays', { count: Number(preset.amount) })}
          </Button>
        ))}
      </div>
      <Button type="submit" className="self-start" pending={form.pending}>{t('submit')}</Button>
    </Form>
  );
}
