'use client';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog, DialogClose, DialogContent, DialogTrigger } from '@/components/ui/dialog';
import { FieldError } from '@/components/ui/field-error';
import { notify } from '@/components/ui/notify';
import { useAct } from '@/components/ui/use-act';
import type { Result } from '@/lib/kernel/result';

interface Props {
  invoiceId: string;
  what: string;
  amount: string;
  by: string;
  pay: (input: { invoiceId: string }) => Promise<Result<{ attemptId: string }>>;
}

/** Pays one bill at once; the amount and the method are shown before it is sent. */
export function PayNow({ invoiceId, what, amount, by, pay }: Props) {
  const t = useTranslations('payments.lease');
  const common = useTranslations('common');
  const [open, setOpen] = useState(false);
  const act = useAct(() => pay({ invoiceId }), () => { setOpen(false); notify(t('paid')); });
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild><Button size="sm" aria-label={t('payOf', { what, amount })}>{t('pay')}</Button></DialogTrigger>
      <DialogContent
        title={t('payTitle')}
        description={what}
        footer={<><DialogClose asChild><Button>{common('cancel')}</Button></DialogClose><Button variant="primary" pending={act.pending} pendingLabel={t('paying')} onClick={act.press}>{t('pay')}</Button></>}
      >
        <p className="money">{t('payText', { amount, name: by })}</p>
        <div role="alert" className="mt-2"><FieldError text={act.error} /></div>
      </DialogContent>
    </Dialog>
  );
}
