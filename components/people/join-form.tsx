'use client';
import { useLocale, useTranslations } from 'next-intl';
import type { z } from 'zod';
import { JoinFields } from './join-fields';
import { goToProvider } from './go-to-provider';
import { bindTo } from '@/components/accounts/bind';
import { Button } from '@/components/ui/button';
import { Form } from '@/components/ui/form';
import { useActionForm } from '@/components/ui/use-action-form';
import { joinInput, type Provider } from '@/lib/accounts/model/people';
import type { Result } from '@/lib/kernel/result';

type Typed = z.input<typeof joinInput>;

/** Joins, and goes once more to the provider, which now signs in. */
export function JoinForm({ name, action }: { name: string; action: (input: Typed) => Promise<Result<{ provider: Provider }>> }) {
  const t = useTranslations('people.social');
  const join = async (typed: Typed) => {
    const result = await action(typed);
    if (!result.ok) return result;
    await goToProvider(result.value.provider, '/');
    return new Promise<typeof result>(() => undefined);
  };
  const form = useActionForm<Typed, { provider: Provider }>({
    schema: joinInput, action: join,
    defaultValues: { name, phone: '', birthDate: '', terms: false, privacy: false, locale: useLocale() === 'en' ? 'en' : 'ko' },
  });
  return (
    <Form form={form} label={t('joinSubmit')} className="gap-8">
      <JoinFields bind={bindTo(form)} />
      <Button type="submit" variant="primary" size="lg" block pending={form.pending}>{t('joinSubmit')}</Button>
    </Form>
  );
}
