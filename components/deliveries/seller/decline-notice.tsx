'use client';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { Dialog, DialogClose, DialogContent, DialogTrigger } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { notify } from '@/components/ui/notify';
import { Textarea } from '@/components/ui/textarea';
import { useActionForm } from '@/components/ui/use-action-form';
import { declineNoticeInput, type DeclineNoticeInput } from '@/lib/deliveries/model/inputs';
import { useLastStep } from '../use-last-step';
import type { SellerActs } from './seller-acts';

/** "I cannot deliver": asks why, because the purchaser is told. Before shipping only. */
export function DeclineNotice({ orderId, decline }: { orderId: string; decline: SellerActs['decline'] }) {
  const t = useTranslations('deliveries.seller.notice');
  const said = useTranslations('deliveries.seller.said');
  const common = useTranslations('common');
  const { open, late, setOpen, watch } = useLastStep();
  const form = useActionForm<DeclineNoticeInput, unknown>({
    schema: declineNoticeInput, action: (input) => watch(decline(input)), defaultValues: { orderId, reason: '' },
    onSuccess: () => { setOpen(false); notify(said('decline')); },
  });
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild><Button>{t('decline')}</Button></DialogTrigger>
      <DialogContent title={t('declineTitle')} description={t('declineText')}>
        <Form form={form} label={t('declineTitle')}>
          {late ? <DialogClose asChild><Button block>{common('close')}</Button></DialogClose> : (
            <>
              <Field label={t('declineReason')} error={form.errors['reason']}><Textarea rows={3} {...form.register('reason')} /></Field>
              <Button type="submit" variant="danger" block pending={form.pending} pendingLabel={t('declinePending')}>{t('declineSubmit')}</Button>
            </>
          )}
        </Form>
      </DialogContent>
    </Dialog>
  );
}
