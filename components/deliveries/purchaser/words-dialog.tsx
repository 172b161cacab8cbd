'use client';
import { useState } from 'react';
import type { z } from 'zod';
import { Button, type ButtonProps } from '@/components/ui/button';
import { Dialog, DialogContent, DialogTrigger } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { Textarea } from '@/components/ui/textarea';
import { useActionForm } from '@/components/ui/use-action-form';
import type { Result } from '@/lib/kernel/result';

interface Typed {
  orderId: string;
  words: string;
}

/** A button whose act wants a sentence: asked in a dialog, sent with the order's id. */
export function WordsDialog({ orderId, schema, act, open, title, text, label, submit, pending, variant = 'secondary' }: {
  orderId: string;
  /** Of `{ orderId, words }`. */
  schema: z.ZodType<unknown, Typed>;
  act: (input: Typed) => Promise<Result<unknown>>;
  open: string;
  title: string;
  text: string;
  label: string;
  submit: string;
  pending?: string;
  variant?: ButtonProps['variant'];
}) {
  const [shown, setShown] = useState(false);
  const form = useActionForm<Typed, unknown>({ schema, action: act, defaultValues: { orderId, words: '' }, onSuccess: () => setShown(false) });
  return (
    <Dialog open={shown} onOpenChange={setShown}>
      <DialogTrigger asChild><Button variant={variant}>{open}</Button></DialogTrigger>
      <DialogContent title={title} description={text}>
        <Form form={form}>
          <Field label={label} {...(form.errors['words'] && { error: form.errors['words'] })}><Textarea rows={3} {...form.register('words')} /></Field>
          <Button type="submit" variant="primary" pending={form.pending} {...(pending && { pendingLabel: pending })}>{submit}</Button>
        </Form>
      </DialogContent>
    </Dialog>
  );
}
