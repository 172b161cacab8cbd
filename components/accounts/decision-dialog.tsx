'use client';
import { useTranslations } from 'next-intl';
import { useState, type ReactNode } from 'react';
import { z } from 'zod';
import { Button } from '@/components/ui/button';
import { Dialog, DialogContent, DialogTrigger } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { Textarea } from '@/components/ui/textarea';
import { useActionForm } from '@/components/ui/use-action-form';
import { optionalLine, reason } from '@/lib/accounts/model/text';
import type { Result } from '@/lib/kernel/result';

const WITH_REASON = z.strictObject({ reason });
const WITH_NOTE = z.strictObject({ reason: optionalLine(500) });

interface Typed {
  reason: string;
}

/** A button that asks for the reason before it does what its label says. The server may ask for none (`optional`). */
export function DecisionDialog({
  label,
  text,
  hint,
  danger = false,
  primary = false,
  optional = false,
  icon,
  action,
}: {
  label: string;
  text: string;
  hint: string;
  danger?: boolean;
  primary?: boolean;
  optional?: boolean;
  icon?: ReactNode;
  action: (reason: string) => Promise<Result<unknown>>;
}) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button variant={danger ? 'danger' : primary ? 'primary' : 'secondary'}>{icon}{label}</Button>
      </DialogTrigger>
      <DialogContent title={label} description={text}>
        <ReasonForm label={label} hint={hint} danger={danger} optional={optional} action={action} onDone={() => setOpen(false)} />
      </DialogContent>
    </Dialog>
  );
}

function ReasonForm({ label, hint, danger, optional, action, onDone }: {
  label: string; hint: string; danger: boolean; optional: boolean; action: (reason: string) => Promise<Result<unknown>>; onDone: () => void;
}) {
  const t = useTranslations('accounts.field');
  const common = useTranslations('common');
  const form = useActionForm<Typed, unknown>({
    schema: optional ? WITH_NOTE : WITH_REASON, action: (typed) => action(typed.reason), defaultValues: { reason: '' }, onSuccess: onDone,
  });
  return (
    <Form form={form} label={label}>
      <Field label={t(optional ? 'note' : 'reason')} hint={hint} optional={optional ? common('optional') : undefined} error={form.errors['reason']}>
        <Textarea {...form.register('reason')} rows={3} />
      </Field>
      <Button type="submit" variant={danger ? 'danger' : 'primary'} block pending={form.pending}>{label}</Button>
    </Form>
  );
}
