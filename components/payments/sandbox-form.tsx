'use client';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { Input } from '@/components/ui/input';
import { useActionForm } from '@/components/ui/use-action-form';
import { enterNumberInput, TEST_NUMBERS, type EnterNumber } from '@/lib/sandbox-gateway/model/scripts';
import type { Result } from '@/lib/kernel/result';

interface Props {
  setupId: string;
  action: (input: EnterNumber) => Promise<Result<{ returnUrl: string }>>;
}

/** The sandbox's own form: a number from its table, and what each of them does. */
export function SandboxForm({ setupId, action }: Props) {
  const t = useTranslations('payments.sandbox');
  const kind = useTranslations('payments.kind');
  const form = useActionForm<EnterNumber, { returnUrl: string }>({
    schema: enterNumberInput, action, defaultValues: { setupId, number: '' }, onSuccess: ({ returnUrl }) => { window.location.assign(returnUrl); },
  });
  return (
    <>
      <Form form={form} label={t('title')}>
        <Field label={t('number')} hint={t('numberHint')} error={form.errors['number']}><Input {...form.register('number')} inputMode="numeric" autoComplete="off" /></Field>
        <Button type="submit" variant="primary" block pending={form.pending} pendingLabel={t('pending')}>{t('submit')}</Button>
      </Form>
      <h2 className="mt-8 mb-2 text-lg font-bold">{t('numbers')}</h2>
      <ul className="border-t border-ink">
        {TEST_NUMBERS.map(({ number, kind: of, brand, script }) => (
          <li key={number} className="flex items-center justify-between gap-4 border-b border-line py-3">
            <div className="min-w-0">
              <p className="money font-semibold">{number}</p>
              <p className="text-sm text-ink-muted">{kind(of)} · {brand} · {t(`script.${script}`)}</p>
            </div>
            <Button size="sm" className="shrink-0" aria-label={t('useOf', { number })} onClick={() => { form.methods.setValue('number', number, { shouldDirty: true }); }}>{t('use')}</Button>
          </li>
        ))}
      </ul>
    </>
  );
}
