'use client';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { Dialog, DialogClose, DialogContent, DialogTrigger } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { useKeepDraft, useKeptDraft, type Draft } from '@/components/ui/kept-draft';
import { notify } from '@/components/ui/notify';
import { Textarea } from '@/components/ui/textarea';
import { useActionForm } from '@/components/ui/use-action-form';
import { declineNoticeInput, type DeclineNoticeInput } from '@/lib/deliveries/model/inputs';
import { useLastStep } from '../use-last-step';
import type { SellerActs } from './seller-acts';

interface Props {
  orderId: string;
  decline: SellerActs['decline'];
}

type Typed = Pick<DeclineNoticeInput, 'reason'>;

/** "I cannot deliver": asks why, because the purchaser is told. Before shipping only. */
export function DeclineNotice(props: Props) {
  const draft = useKeptDraft<Typed>(`decline:${props.orderId}`, { reason: '' });
  return <DeclineDialog key={draft.mount} {...props} draft={draft} />;
}

function DeclineDialog({ orderId, decline, draft }: Props & { draft: Draft<Typed> }) {
  const t = useTranslations('deliveries.seller.notice');
  const said = useTranslations('deliveries.seller.said');
  const common = useTranslations('common');
  const { open, late, setOpen, watch } = useLastStep();
  const form = useActionForm<DeclineNoticeInput, unknown>({
    schema: declineNoticeInput, action: (input) => watch(decline(input)), defaultValues: { orderId, ...draft.start },
    onSuccess: () => { draft.forget(); setOpen(false); notify(said('decline')); },
  });
  useKeepDraft(draft, form.methods, ['reason']);
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
