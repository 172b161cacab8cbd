'use client';
import { useTranslations } from 'next-intl';
import type { z } from 'zod';
import { bindTo } from './bind';
import { NameAndPhone } from './person-fields';
import { Button } from '@/components/ui/button';
import { Form } from '@/components/ui/form';
import { useActionForm } from '@/components/ui/use-action-form';
import { changeProfileInput } from '@/lib/accounts/model/account';
import type { Result } from '@/lib/kernel/result';

type Profile = z.input<typeof changeProfileInput>;

export function ProfileForm({ profile, action }: { profile: Profile; action: (input: Profile) => Promise<Result<Profile>> }) {
  const t = useTranslations('accounts');
  const common = useTranslations('common');
  const form = useActionForm<Profile, Profile>({
    schema: changeProfileInput, action, defaultValues: profile,
    onSuccess: (saved) => form.methods.reset(saved),
    done: () => t('account.saved'),
  });
  return (
    <Form form={form} label={t('account.profile')}>
      <div className="grid gap-5 sm:grid-cols-2"><NameAndPhone bind={bindTo(form)} /></div>
      <Button type="submit" className="self-start" pending={form.pending} pendingLabel={common('saving')}>{common('save')}</Button>
    </Form>
  );
}
