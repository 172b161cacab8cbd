'use client';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { PasswordInput } from '@/components/accounts/password-input';
import { Button } from '@/components/ui/button';
import { Dialog, DialogContent, DialogTrigger } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { notify } from '@/components/ui/notify';
import { useActionForm } from '@/components/ui/use-action-form';
import { passwordInput } from '@/lib/accounts/model/people';
import { err, ok, type Problem, type Result } from '@/lib/kernel/result';

interface Refused {
  code?: string;
  errors?: { pointer: string; detail: string }[];
  seconds?: number;
}

/** RFC 9457 back into what a form shows. */
function problemOf({ code = 'unexpected', errors, seconds }: Refused): Problem {
  const fields = Object.fromEntries((errors ?? []).map(({ pointer, detail }) => [pointer.slice(1), detail]));
  return { code, ...(errors && { fields }), ...(seconds !== undefined && { params: { seconds } }) };
}

async function fetchExport(exportId: string, password: string): Promise<Result<Blob>> {
  const answer = await fetch(`/account/data/${exportId}/file`, { method: 'POST', body: JSON.stringify({ password }), headers: { 'content-type': 'application/json' } });
  return answer.ok ? ok(await answer.blob()) : err(problemOf((await answer.json()) as Refused));
}

function keepFile(blob: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = 'dalmada.json';
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** Asks for the password once more and hands the file to the browser. */
export function DownloadExport({ exportId }: { exportId: string }) {
  const t = useTranslations('people.data');
  const [open, setOpen] = useState(false);
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild><Button size="sm">{t('download')}</Button></DialogTrigger>
      <DialogContent title={t('download')} description={t('passwordWhy')}>
        <PasswordForm exportId={exportId} onDone={(blob) => { setOpen(false); keepFile(blob); notify(t('done')); }} />
      </DialogContent>
    </Dialog>
  );
}

function PasswordForm({ exportId, onDone }: { exportId: string; onDone: (blob: Blob) => void }) {
  const t = useTranslations('people.data');
  const accounts = useTranslations('accounts.field');
  const form = useActionForm<{ password: string }, Blob>({
    schema: passwordInput, action: ({ password }) => fetchExport(exportId, password), defaultValues: { password: '' }, onSuccess: onDone,
  });
  return (
    <Form form={form} label={t('download')}>
      <Field label={accounts('password')} error={form.errors['password']}><PasswordInput {...form.register('password')} autoComplete="current-password" /></Field>
      <Button type="submit" variant="primary" block pending={form.pending}>{t('download')}</Button>
    </Form>
  );
}
