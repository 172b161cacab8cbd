'use client';
import { useTranslations } from 'next-intl';
import { useWatch } from 'react-hook-form';
import type { z } from 'zod';
import { PhotoField } from '@/components/guarantee/photo-field';
import { AmountInput, plainDigits } from '@/components/ui/amount-input';
import { Button } from '@/components/ui/button';
import { Field, FieldGroup } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { Input } from '@/components/ui/input';
import { Radio } from '@/components/ui/radio-group';
import { Textarea } from '@/components/ui/textarea';
import { useActionForm } from '@/components/ui/use-action-form';
import type { Result } from '@/lib/kernel/result';
import { decideDamageInput, disputeInput, inspectReturnInput, loseReturnInput, proveArrivalInput, shipReturnInput } from '@/lib/endings/model/returns';

type Act<I> = (input: I) => Promise<Result<unknown>>;
export type ShipReturn = Act<z.input<typeof shipReturnInput>>;
export type InspectReturn = Act<z.input<typeof inspectReturnInput>>;
export type Dispute = Act<z.input<typeof disputeInput>>;
export type ProveArrival = Act<z.input<typeof proveArrivalInput>>;
export type LoseReturn = Act<z.input<typeof loseReturnInput>>;
export type DecideDamage = Act<z.input<typeof decideDamageInput>>;

const WIDE = 'self-start max-md:w-full';

/** The goods are with a carrier: which, and under which number. */
export function ShipForm({ returnId, action }: { returnId: string; action: ShipReturn }) {
  const t = useTranslations('endings.return');
  const form = useActionForm<z.input<typeof shipReturnInput>, unknown>({ schema: shipReturnInput, action, defaultValues: { returnId, carrier: '', trackingNumber: '' } });
  return (
    <Form form={form} label={t('shipTitle')}>
      <Field label={t('carrier')} error={form.errors['carrier']}><Input {...form.register('carrier')} autoComplete="off" /></Field>
      <Field label={t('tracking')} error={form.errors['trackingNumber']}><Input {...form.register('trackingNumber')} autoComplete="off" inputMode="numeric" /></Field>
      <Button type="submit" variant="primary" pending={form.pending} pendingLabel={t('pending')} className={WIDE}>{t('ship')}</Button>
    </Form>
  );
}

/** What the purchaser says against a claim for wear. */
export function DisputeForm({ returnId, action }: { returnId: string; action: Dispute }) {
  const t = useTranslations('endings.return');
  const form = useActionForm<z.input<typeof disputeInput>, unknown>({ schema: disputeInput, action, defaultValues: { returnId, text: '' } });
  return (
    <Form form={form} label={t('dispute')}>
      <Field label={t('disputeText')} hint={t('disputeHint')} error={form.errors['text']}><Textarea {...form.register('text')} rows={4} /></Field>
      <Button type="submit" pending={form.pending} pendingLabel={t('pending')} className={WIDE}>{t('dispute')}</Button>
    </Form>
  );
}

/** Whole, working, how worn; what is claimed and why is asked for only beyond ordinary wear. */
export function InspectForm({ returnId, action }: { returnId: string; action: InspectReturn }) {
  const t = useTranslations('endings.seller');
  const form = useActionForm<z.input<typeof inspectReturnInput>, unknown>({ schema: inspectReturnInput, action, defaultValues: { returnId, note: '', claimedMinor: '', photos: [] } });
  const beyond = useWatch({ control: form.control, name: 'wear' }) === 'BEYOND';
  const yesNo = (name: 'complete' | 'works') => (
    <FieldGroup label={t(name)} error={form.errors[name]}>
      <Radio value="yes" label={t('yes')} {...form.register(name)} />
      <Radio value="no" label={t('no')} {...form.register(name)} />
    </FieldGroup>
  );
  return (
    <Form form={form} label={t('inspectTitle')}>
      {yesNo('complete')}
      {yesNo('works')}
      <FieldGroup label={t('wear')} error={form.errors['wear']}>
        <Radio value="NORMAL" label={t('NORMAL')} hint={t('normalHint')} {...form.register('wear')} />
        <Radio value="BEYOND" label={t('BEYOND')} hint={t('beyondHint')} {...form.register('wear')} />
      </FieldGroup>
      {beyond && <Field label={t('claimed')} error={form.errors['claimedMinor']}><AmountInput {...form.register('claimedMinor', { setValueAs: plainDigits })} /></Field>}
      <Field label={t('note')} error={form.errors['note']}><Textarea {...form.register('note')} rows={4} /></Field>
      <PhotoField folder="returns" value={[]} onChange={(photos) => form.methods.setValue('photos', photos, { shouldValidate: form.methods.formState.isSubmitted })} error={form.errors['photos']} />
      <Button type="submit" variant="primary" pending={form.pending} pendingLabel={t('pending')} className={WIDE}>{t('submit')}</Button>
    </Form>
  );
}

/** What of a claim stands, with its reason. */
export function DecideForm({ returnId, action }: { returnId: string; action: DecideDamage }) {
  const [t, seller] = [useTranslations('endings.desk'), useTranslations('endings.seller')];
  const form = useActionForm<z.input<typeof decideDamageInput>, unknown>({ schema: decideDamageInput, action, defaultValues: { returnId, damageMinor: '', note: '' } });
  return (
    <Form form={form} label={t('decideTitle')}>
      <Field label={t('amount')} error={form.errors['damageMinor']}><AmountInput {...form.register('damageMinor', { setValueAs: plainDigits })} /></Field>
      <Field label={t('note')} error={form.errors['note']}><Textarea {...form.register('note')} rows={4} /></Field>
      <Button type="submit" variant="primary" pending={form.pending} pendingLabel={seller('pending')} className={WIDE}>{t('submit')}</Button>
    </Form>
  );
}

/** By what the desk knows that the goods are with their shop. */
export function ProveForm({ returnId, action }: { returnId: string; action: ProveArrival }) {
  const [t, seller] = [useTranslations('endings.desk'), useTranslations('endings.seller')];
  const form = useActionForm<z.input<typeof proveArrivalInput>, unknown>({ schema: proveArrivalInput, action, defaultValues: { returnId, note: '' } });
  return (
    <Form form={form} label={t('proveTitle')}>
      <Field label={t('proveNote')} hint={t('proveHint')} error={form.errors['note']}><Textarea {...form.register('note')} rows={3} /></Field>
      <Button type="submit" pending={form.pending} pendingLabel={seller('pending')} className={WIDE}>{t('prove')}</Button>
    </Form>
  );
}

/** What is asked for goods that do not come back, and why their return ends. `amountHint`: where the most comes from; null where nothing may be asked. */
export function LoseForm({ returnId, amountHint, action }: { returnId: string; amountHint: string | null; action: LoseReturn }) {
  const [t, seller] = [useTranslations('endings.desk'), useTranslations('endings.seller')];
  const form = useActionForm<z.input<typeof loseReturnInput>, unknown>({ schema: loseReturnInput, action, defaultValues: { returnId, amountMinor: amountHint === null ? '0' : '', note: '' } });
  return (
    <Form form={form} label={t('lostTitle')}>
      {amountHint !== null && <Field label={t('lostAmount')} hint={amountHint} error={form.errors['amountMinor']}><AmountInput {...form.register('amountMinor', { setValueAs: plainDigits })} /></Field>}
      <Field label={t('note')} hint={t('lostHint')} error={form.errors['note']}><Textarea {...form.register('note')} rows={4} /></Field>
      <Button type="submit" pending={form.pending} pendingLabel={seller('pending')} className={WIDE}>{t('lose')}</Button>
    </Form>
  );
}
