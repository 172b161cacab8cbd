'use client';
import { Temporal } from 'temporal-polyfill';
import { useLocale, useTranslations } from 'next-intl';
import { z } from 'zod';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { FieldError } from '@/components/ui/field-error';
import { Form } from '@/components/ui/form';
import { Input } from '@/components/ui/input';
import { SegmentedControl } from '@/components/ui/segmented-control';
import { Textarea } from '@/components/ui/textarea';
import { useActionForm, type ActionForm } from '@/components/ui/use-action-form';
import { formatInstant } from '@/lib/kernel/date-text';
import type { Result } from '@/lib/kernel/result';
import { giveMoreTimeInput, returnUnsignedInput } from '@/lib/signing/model/unsigned';

const WAYS = ['SIGN', 'RETURN'] as const;
interface Typed { way: (typeof WAYS)[number]; contractId: string; days: string; note: string }

const { contractId, days, note } = giveMoreTimeInput.shape;
const rules = {
  SIGN: z.object({ way: z.literal('SIGN'), contractId, days, note }),
  RETURN: z.object({ way: z.literal('RETURN'), contractId, days: z.string(), note: returnUnsignedInput.shape.note }),
};
const typedForm = z.discriminatedUnion('way', [rules.SIGN, rules.RETURN]);

interface Props {
  contractId: string;
  number: string;
  now: string;
  giveTime: (input: { contractId: string; days: string; note: string }) => Promise<Result<unknown>>;
  takeBack: (input: { contractId: string; note: string }) => Promise<Result<unknown>>;
}

/** More time, or the return: one form, so that what was typed stays when one decides otherwise. */
export function UnsignedForm({ contractId: id, number, now, giveTime, takeBack }: Props) {
  const t = useTranslations('signing.unsigned');
  const common = useTranslations('common');
  const locale = useLocale() === 'en' ? 'en' : 'ko';
  const form: ActionForm<Typed> = useActionForm<Typed, unknown>({
    schema: typedForm, defaultValues: { way: 'SIGN', contractId: id, days: '7', note: '' }, goTo: () => '/desk/contracts',
    action: (typed) => (typed.way === 'SIGN' ? giveTime({ contractId: id, days: typed.days, note: typed.note }) : takeBack({ contractId: id, note: typed.note })),
    done: () => t(form.methods.getValues('way') === 'SIGN' ? 'gaveTime' : 'tookBack', { number }),
  });
  const [way, typedDays] = form.methods.watch(['way', 'days']);
  const right = days.safeParse(typedDays);
  const until = right.success ? formatInstant(Temporal.Instant.from(now).add({ hours: right.data * 24 }), locale) : '';
  const sign = way === 'SIGN';
  return (
    <Form form={form} label={t('decide')}>
      <div>
        <SegmentedControl
          legend={t('way')} options={WAYS.map((value) => ({ value, label: t(`ways.${value}`) }))}
          input={form.register('way', { onChange: () => form.methods.clearErrors() })}
        />
        <FieldError text={form.errors.way} />
        {!sign && <p className="mt-2 text-xs text-ink-muted">{t('returnText')}</p>}
      </div>
      {sign && <Field label={t('days')} hint={until && t('until', { date: until })} error={form.errors.days}><Input {...form.register('days')} inputMode="numeric" autoComplete="off" /></Field>}
      <Field label={t(sign ? 'note' : 'reason')} hint={t(sign ? 'noteHint' : 'reasonHint')} error={form.errors.note}><Textarea {...form.register('note')} rows={4} maxLength={1000} /></Field>
      <Button type="submit" variant={sign ? 'primary' : 'danger'} pending={form.pending} pendingLabel={common('sending')} className="self-start max-md:w-full">{t(sign ? 'give' : 'takeBack')}</Button>
    </Form>
  );
}
