'use client';
import { useTranslations } from 'next-intl';
import type { DefaultValues, FieldValues } from 'react-hook-form';
import type { ReactNode } from 'react';
import type { z } from 'zod';
import { Button } from '@/components/ui/button';
import { Fold } from '@/components/ui/fold';
import { Form } from '@/components/ui/form';
import { useActionForm, type ActionForm } from '@/components/ui/use-action-form';
import type { Result } from '@/lib/kernel/result';

export type Act<I> = (input: I) => Promise<Result<unknown>>;

interface Props<I extends FieldValues> {
  title: string;
  submit: string;
  schema: z.ZodType<unknown, I>;
  action: Act<I>;
  start: DefaultValues<I>;
  primary?: boolean;
  danger?: boolean;
  /** Opened already, without a line to press. */
  open?: boolean;
  children: (form: ActionForm<I>) => ReactNode;
}

/** One thing that may be done in a claim, behind a line that says what. */
export function ActForm<I extends FieldValues>({ title, submit, schema, action, start, primary = false, danger = false, open = false, children }: Props<I>) {
  const t = useTranslations('guarantee.keeper');
  const form = useActionForm<I, unknown>({ schema, action, defaultValues: start, done: () => t('sent'), onSuccess: () => form.methods.reset() });
  const body = (
    <Form form={form} label={title} className="pt-2 pb-4">
      {children(form)}
      <Button type="submit" variant={danger ? 'danger' : primary ? 'primary' : 'secondary'} pending={form.pending} className="self-start max-md:w-full">{submit}</Button>
    </Form>
  );
  return open ? body : <Fold summary={title}>{body}</Fold>;
}
