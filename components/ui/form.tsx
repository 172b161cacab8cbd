'use client';
import type { ReactNode } from 'react';
import type { FieldValues } from 'react-hook-form';
import { AliveForm } from './alive-form';
import { cn } from './cn';
import { ErrorSummary } from './error-summary';
import type { ActionForm } from './use-action-form';

/** The frame of a form made by `useActionForm`: summary on top, fields beneath. */
export function Form<I extends FieldValues>({ form, label, className, children }: { form: ActionForm<I>; label?: string; className?: string; children: ReactNode }) {
  return (
    <AliveForm aria-label={label} onSubmit={form.submit} className={cn('flex flex-col gap-5', className)}>
      <ErrorSummary {...form.summary} />
      {children}
    </AliveForm>
  );
}
