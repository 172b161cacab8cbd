'use client';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { goToProvider } from './go-to-provider';
import { PasswordInput } from '@/components/accounts/password-input';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Dialog, DialogContent, DialogTrigger } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { notify } from '@/components/ui/notify';
import { useActionForm } from '@/components/ui/use-action-form';
import { passwordInput, type Provider } from '@/lib/accounts/model/people';
import type { Result } from '@/lib/kernel/result';

interface Actions {
  ask: (input: { password: string }) => Promise<Result<null>>;
  unlink: (input: { provider: Provider; password: string }) => Promise<Result<null>>;
}

/** Which other accounts sign in here. Linking and unlinking take the password once more. */
export function SignInWays({ providers, linked, actions }: { providers: readonly Provider[]; linked: readonly string[]; actions: Actions }) {
  const t = useTranslations('people.ways');
  return (
    <ul className="border-t border-line">
      {providers.map((provider) => {
        const on = linked.includes(provider);
        return (
          <li key={provider} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-b border-line py-3 text-sm">
            <p className="flex items-center gap-2 font-semibold">{t(provider)}<Badge tone={on ? 'positive' : 'neutral'}>{t(on ? 'linked' : 'notLinked')}</Badge></p>
            <WayDialog provider={provider} on={on} actions={actions} />
          </li>
        );
      })}
    </ul>
  );
}

function WayDialog({ provider, on, actions }: { provider: Provider; on: boolean; actions: Actions }) {
  const t = useTranslations('people.ways');
  const [open, setOpen] = useState(false);
  const title = t(on ? 'unlinkOf' : 'linkOf', { provider: t(provider) });
  const act = async ({ password }: { password: string }) => {
    const result = on ? await actions.unlink({ provider, password }) : await actions.ask({ password });
    if (result.ok && !on) await goToProvider(provider, '/account/security');
    return result;
  };
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild><Button size="sm" aria-label={title}>{t(on ? 'unlink' : 'link')}</Button></DialogTrigger>
      <DialogContent title={title}>
        <PasswordForm label={title} act={act} onDone={() => { if (on) { setOpen(false); notify(t('unlinkDone')); } }} />
      </DialogContent>
    </Dialog>
  );
}

function PasswordForm({ label, act, onDone }: { label: string; act: (input: { password: string }) => Promise<Result<null>>; onDone: () => void }) {
  const t = useTranslations('people.ways');
  const form = useActionForm<{ password: string }, null>({ schema: passwordInput, action: act, defaultValues: { password: '' }, onSuccess: onDone });
  return (
    <Form form={form} label={label}>
      <Field label={t('password')} error={form.errors['password']}><PasswordInput {...form.register('password')} autoComplete="current-password" /></Field>
      <Button type="submit" variant="primary" block pending={form.pending}>{label}</Button>
    </Form>
  );
}
