'use client';
import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { Button } from '@/components/ui/button';
import { buttonVariants } from '@/components/ui/button-look';
import { Form } from '@/components/ui/form';
import { useActionForm } from '@/components/ui/use-action-form';
import type { Result } from '@/lib/kernel/result';
import { withdrawInput, type WithdrawInput } from '@/lib/rights/model/inputs';

export type Withdraw = (input: WithdrawInput) => Promise<Result<unknown>>;

/** One button: no reason is asked. */
export function WithdrawForm({ contractId, backHref, action }: { contractId: string; backHref: string; action: Withdraw }) {
  const t = useTranslations('rights.withdraw');
  const form = useActionForm<WithdrawInput, unknown>({ schema: withdrawInput, action, defaultValues: { contractId } });
  return (
    <Form form={form} label={t('title')}>
      <div className="flex flex-wrap gap-3 max-md:flex-col">
        <Button type="submit" variant="primary" pending={form.pending} pendingLabel={t('pending')}>{t('submit')}</Button>
        <Link href={backHref} className={buttonVariants({ variant: 'secondary' })}>{t('back')}</Link>
      </div>
    </Form>
  );
}
