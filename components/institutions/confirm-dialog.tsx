'use client';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog, DialogContent, DialogTrigger } from '@/components/ui/dialog';
import { Panel } from '@/components/ui/panel';
import { useAct } from '@/components/ui/use-act';
import type { Result } from '@/lib/kernel/result';

interface Props {
  label: string;
  /** Read after the label: whom it concerns. */
  name?: string;
  title: string;
  text: string;
  act: () => Promise<Result<unknown>>;
  danger?: boolean;
}

/** Something that is asked once more before it is done. */
export function ConfirmDialog({ label, name, title, text, act, danger = false }: Props) {
  const [open, setOpen] = useState(false);
  const { press, pending, error } = useAct(act, () => setOpen(false));
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild><Button size="sm">{label}{name && <span className="sr-only"> {name}</span>}</Button></DialogTrigger>
      <DialogContent title={title} description={text}>
        {error && <Panel live tone="critical" className="mb-3">{error}</Panel>}
        <Button variant={danger ? 'danger' : 'primary'} block pending={pending} onClick={press}>{label}</Button>
      </DialogContent>
    </Dialog>
  );
}
