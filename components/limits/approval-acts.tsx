'use client';
import { useTranslations } from 'next-intl';
import { useState, type ReactNode } from 'react';
import type { z } from 'zod';
import { AmountInput, plainDigits } from '@/components/ui/amount-input';
import { Button } from '@/components/ui/button';
import { Dialog, DialogContent, DialogTrigger } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { notify } from '@/components/ui/notify';
import { Textarea } from '@/components/ui/textarea';
import { useActionForm, type ActionForm } from '@/components/ui/use-action-form';
import type { Result } from '@/lib/kernel/result';
import { reduceApprovalInput, takeBackApprovalInput, takeBackPreApprovalInput } from '@/lib/limits/model/desk-limits';
import type { DeskApprovalRow } from '@/lib/limits/views/desk-approvals';
import type { DeskMallLimitRow } from '@/lib/limits/views/desk-mall-limits';

export interface ApprovalActions {
  takeBack: (input: z.input<typeof takeBackApprovalInput>) => Promise<Result<unknown>>;
  reduce: (input: z.input<typeof reduceApprovalInput>) => Promise<Result<{ ended: boolean }>>;
}

/** What a person at the desk may do with an approval that is not used. */
export function ApprovalActs({ row, actions }: { row: DeskApprovalRow; actions: ApprovalActions }) {
  const t = useTranslations('limits.desk.approval');
  return (
    <span className="inline-flex flex-wrap justify-end gap-2">
      <Asking label={t('lower')} title={t('lowerTitle')} text={t('lowerText')} number={row.number}>{(done) => <ReduceForm row={row} action={actions.reduce} onDone={done} />}</Asking>
      <Asking label={t('revoke')} title={t('revokeTitle')} text={t('revokeText')} number={row.number} danger>{(done) => <TakeBackForm row={row} action={actions.takeBack} onDone={done} />}</Asking>
    </span>
  );
}

export type TakeBackMallLimit = (input: z.input<typeof takeBackPreApprovalInput>) => Promise<Result<unknown>>;

/** The one thing that a person at the desk may do with a limit for the whole mall. */
export function MallLimitActs({ row, action }: { row: DeskMallLimitRow; action: TakeBackMallLimit }) {
  const t = useTranslations('limits.desk.approval');
  return <Asking label={t('revoke')} title={t('revokeTitle')} text={t('mallRevokeText')} number={row.who} danger>{(done) => <TakeBackMallForm row={row} action={action} onDone={done} />}</Asking>;
}

function TakeBackMallForm({ row, action, onDone }: { row: DeskMallLimitRow; action: TakeBackMallLimit; onDone: () => void }) {
  const t = useTranslations('limits.desk.approval');
  const form = useActionForm({ schema: takeBackPreApprovalInput, action, defaultValues: { preApprovalId: row.id, reason: '' }, done: () => t('mallRevoked'), onSuccess: onDone });
  return <Form form={form} label={t('revokeTitle')}><ReasonAndButton form={form} label={t('revoke')} /></Form>;
}

function Asking({ label, title, text, number, danger = false, children }: {
  label: string; title: string; text: string; number: string; danger?: boolean; children: (done: () => void) => ReactNode;
}) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild><Button size="sm" variant={danger ? 'danger' : 'secondary'}>{label}<span className="sr-only"> {number}</span></Button></DialogTrigger>
      <DialogContent title={title} description={`${number} · ${text}`}>{children(() => setOpen(false))}</DialogContent>
    </Dialog>
  );
}

function ReasonAndButton<I extends { reason: string }>({ form, label }: { form: ActionForm<I>; label: string }) {
  const t = useTranslations('limits.desk.approval');
  const common = useTranslations('common');
  const field = form as unknown as ActionForm<{ reason: string }>;
  return (
    <>
      <Field label={t('reason')} hint={t('reasonHint')} error={form.errors['reason']}><Textarea {...field.register('reason')} rows={3} /></Field>
      <Button type="submit" variant="danger" pending={form.pending} pendingLabel={common('sending')} className="self-end">{label}</Button>
    </>
  );
}

function TakeBackForm({ row, action, onDone }: { row: DeskApprovalRow; action: ApprovalActions['takeBack']; onDone: () => void }) {
  const t = useTranslations('limits.desk.approval');
  const form = useActionForm({ schema: takeBackApprovalInput, action, defaultValues: { approvalId: row.id, reason: '' }, done: () => t('revoked', { number: row.number }), onSuccess: onDone });
  return <Form form={form} label={t('revokeTitle')}><ReasonAndButton form={form} label={t('revoke')} /></Form>;
}

function ReduceForm({ row, action, onDone }: { row: DeskApprovalRow; action: ApprovalActions['reduce']; onDone: () => void }) {
  const t = useTranslations('limits');
  const form = useActionForm({
    schema: reduceApprovalInput, action,
    defaultValues: { approvalId: row.id, approvedMinor: row.approvedMinor.toString(), monthlyCapMinor: row.monthlyCapMinor.toString(), reason: '' },
    onSuccess: ({ ended }: { ended: boolean }) => {
      notify(t(ended ? 'desk.approval.ended' : 'desk.approval.lowered', { number: row.number }));
      onDone();
    },
  });
  return (
    <Form form={form} label={t('desk.approval.lowerTitle')}>
      <Field label={t('desk.approval.amount')} error={form.errors['approvedMinor']}><AmountInput {...form.register('approvedMinor', { setValueAs: plainDigits })} suffix={t('won')} /></Field>
      <Field label={t('desk.cap')} error={form.errors['monthlyCapMinor']}><AmountInput {...form.register('monthlyCapMinor', { setValueAs: plainDigits })} suffix={t('won')} /></Field>
      <ReasonAndButton form={form} label={t('desk.approval.lower')} />
    </Form>
  );
}
