'use client';
import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { useRefusalText } from '@/components/disclosures/refusal-text';
import { Button, type ButtonProps } from '@/components/ui/button';
import { Dialog, DialogClose, DialogContent, DialogTrigger } from '@/components/ui/dialog';
import { FieldError } from '@/components/ui/field-error';
import { notify } from '@/components/ui/notify';
import type { ActionResult } from '@/components/ui/use-action-form';

interface Props {
  listingId: string;
  act: (input: { listingId: string }) => Promise<ActionResult<unknown>>;
  label: string;
  /** Said when it is done. */
  done: string;
  /** Asked before. */
  ask?: { title: string; text: string };
  variant?: ButtonProps['variant'];
}

/** A button that does one thing to a listing, and says when it is done or why that was not possible. */
export function ActButton({ listingId, act, label, done, ask, variant }: Props) {
  const common = useTranslations('common');
  const text = useRefusalText();
  const [open, setOpen] = useState(false);
  const [pending, start] = useTransition();
  const [error, setError] = useState<string>();
  const press = () => start(async () => {
    const result = await act({ listingId }).catch(() => ({ ok: false as const, error: { code: 'not-sent' } }));
    setError(result.ok ? undefined : text(result.error));
    if (!result.ok) return;
    setOpen(false);
    notify(done);
  });
  const button = <Button {...(variant && { variant })} pending={pending} pendingLabel={common('sending')} onClick={press}>{label}</Button>;
  const problem = <div role="alert" className="[&>p]:mt-1.5"><FieldError text={error} /></div>;
  if (!ask) return <div className="flex flex-col items-start">{button}{problem}</div>;
  return (
    <Dialog open={open} onOpenChange={(next) => { setOpen(next); setError(undefined); }}>
      <DialogTrigger asChild><Button {...(variant && { variant })}>{label}</Button></DialogTrigger>
      <DialogContent title={ask.title} footer={<><DialogClose asChild><Button>{common('cancel')}</Button></DialogClose>{button}</>}>
        <p className="text-sm">{ask.text}</p>
        {problem}
      </DialogContent>
    </Dialog>
  );
}
