'use client';
import { Button } from '@/components/ui/button';
import { Dialog, DialogClose, DialogContent, DialogTrigger } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { Textarea } from '@/components/ui/textarea';
import { useActionForm, type ActionResult } from '@/components/ui/use-action-form';
import { useTranslations } from 'next-intl';
import { z } from 'zod';
import { optionalText } from '@/lib/accounts/model/text';
import { useLastStep } from './use-last-step';

interface Words {
  open: string;
  title: string;
  text: string;
  label: string;
  submit: string;
  pending?: string;
}

const MAX = 500;
const schemas = {
  required: z.object({ note: optionalText(MAX).refine((text) => text.length > 0, 'required') }),
  optional: z.object({ note: optionalText(MAX) }),
};

/** A step that cannot be taken back asks once more, with a reason. */
export function ReasonDialog({ words, action, required = true, variant = 'secondary', danger = true }: {
  words: Words;
  action: (note: string) => Promise<ActionResult<unknown>>;
  required?: boolean;
  variant?: 'secondary' | 'danger' | 'ghost';
  danger?: boolean;
}) {
  const common = useTranslations('common');
  const { open, late, setOpen, watch } = useLastStep();
  const form = useActionForm({
    schema: required ? schemas.required : schemas.optional, defaultValues: { note: '' }, onSuccess: () => setOpen(false),
    action: async ({ note }) => renamed(await watch(action(note))),
  });
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild><Button variant={variant}>{words.open}</Button></DialogTrigger>
      <DialogContent title={words.title} description={words.text}>
        <Form form={form} label={words.title}>
          {late ? <DialogClose asChild><Button className="self-end">{common('close')}</Button></DialogClose> : (
            <>
              <Field label={words.label} error={form.errors.note} {...(!required && { optional: common('optional') })}><Textarea {...form.register('note')} rows={3} maxLength={MAX * 2} /></Field>
              <Button type="submit" variant={danger ? 'danger' : 'primary'} pending={form.pending} pendingLabel={words.pending ?? common('sending')} className="self-end">{words.submit}</Button>
            </>
          )}
        </Form>
      </DialogContent>
    </Dialog>
  );
}

/** The use cases name the same words `note` or `reason`; here there is one field. */
function renamed<T>(result: ActionResult<T>): ActionResult<T> {
  if (result.ok || !result.error.fields?.reason) return result;
  return { ok: false, error: { ...result.error, fields: { note: result.error.fields.reason } } };
}
