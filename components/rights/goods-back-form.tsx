'use client';
import { useTranslations } from 'next-intl';
import { useWatch } from 'react-hook-form';
import type { z } from 'zod';
import { Button } from '@/components/ui/button';
import { Field, FieldGroup } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { Radio } from '@/components/ui/radio-group';
import { Select } from '@/components/ui/select';
import { Textarea } from '@/components/ui/textarea';
import { useActionForm } from '@/components/ui/use-action-form';
import type { Result } from '@/lib/kernel/result';
import { goodsBackInput } from '@/lib/rights/model/inputs';
import { EXCEPTIONS } from '@/lib/rights/model/withdrawal';

type Input = z.input<typeof goodsBackInput>;
export type ConfirmGoodsBack = (input: Input) => Promise<Result<unknown>>;

/** The goods are back: in order, or in one of the cases of art. 8(2), which is then named and described. */
export function GoodsBackForm({ withdrawalId, action }: { withdrawalId: string; action: ConfirmGoodsBack }) {
  const t = useTranslations('rights');
  const form = useActionForm<Input, unknown>({ schema: goodsBackInput, action, defaultValues: { withdrawalId, ground: '', note: '' } });
  const excepted = useWatch({ control: form.control, name: 'condition' }) === 'EXCEPTED';
  return (
    <Form form={form} label={t('seller.backTitle')}>
      <p className="text-sm text-ink-muted">{t('seller.backLead')}</p>
      <FieldGroup label={t('seller.condition')} error={form.errors['condition']}>
        <Radio value="GOOD" label={t('seller.GOOD')} {...form.register('condition')} />
        <Radio value="EXCEPTED" label={t('seller.EXCEPTED')} hint={t('seller.exceptedHint')} {...form.register('condition')} />
      </FieldGroup>
      {excepted && (
        <>
          <Field label={t('seller.ground')} error={form.errors['ground']}>
            <Select {...form.register('ground')} placeholder={t('seller.groundChoose')} options={EXCEPTIONS.map((value) => ({ value, label: t(`exceptions.${value}`) }))} />
          </Field>
          <Field label={t('seller.note')} hint={t('seller.noteHint')} error={form.errors['note']}><Textarea {...form.register('note')} rows={4} /></Field>
        </>
      )}
      <Button type="submit" variant="primary" pending={form.pending} pendingLabel={t('seller.pending')} className="self-start max-md:w-full">{t('seller.backSubmit')}</Button>
    </Form>
  );
}
