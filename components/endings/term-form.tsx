'use client';
import { useLocale, useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { FieldGroup } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { Radio } from '@/components/ui/radio-group';
import { useActionForm } from '@/components/ui/use-action-form';
import { formatMoney } from '@/lib/kernel/money';
import type { Result } from '@/lib/kernel/result';
import { chooseTermInput, type ChooseTermInput, type TermChoice } from '@/lib/endings/model/term';

interface Props {
  leaseId: string;
  choice: TermChoice | null;
  residualMinor: bigint;
  extensionMinor: bigint;
  currency: string;
  action: (input: ChooseTermInput) => Promise<Result<unknown>>;
}

/** Three ways on, each with its price. */
export function TermForm({ leaseId, choice, residualMinor, extensionMinor, currency, action }: Props) {
  const t = useTranslations('endings.term');
  const locale = useLocale() === 'en' ? 'en' : 'ko';
  const form = useActionForm<ChooseTermInput, unknown>({ schema: chooseTermInput, action, done: () => t('saved'), defaultValues: { leaseId, ...(choice && { choice }) } });
  const money = (minor: bigint) => formatMoney(minor, currency, locale);
  return (
    <Form form={form} label={t('title')}>
      <FieldGroup label={t('choice')} error={form.errors['choice']}>
        <Radio value="BUY" label={t('BUY', { amount: money(residualMinor) })} hint={t('buyHint')} {...form.register('choice')} />
        <Radio value="RETURN" label={t('RETURN')} hint={t('returnHint')} {...form.register('choice')} />
        <Radio value="EXTEND" label={t('EXTEND', { amount: money(extensionMinor) })} hint={t('extendHint')} {...form.register('choice')} />
      </FieldGroup>
      <p className="text-sm text-ink-muted">{t('silence')}</p>
      <Button type="submit" variant="primary" pending={form.pending} pendingLabel={t('pending')} className="self-start max-md:w-full">{t('submit')}</Button>
    </Form>
  );
}
