'use client';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { FieldError } from '@/components/ui/field-error';
import { useAct } from '@/components/ui/use-act';
import type { Result } from '@/lib/kernel/result';

export type BeginSetupAction = (input: { leaseId?: string }) => Promise<Result<{ methodId: string; url: string }>>;

/** Leads to the payment company's own page, where the number is typed. */
export function AddMethod({ leaseId, begin, variant = 'primary' }: { leaseId?: string; begin: BeginSetupAction; variant?: 'primary' | 'secondary' }) {
  const t = useTranslations('payments');
  const act = useAct(() => begin(leaseId === undefined ? {} : { leaseId }), ({ url }) => { window.location.assign(url); });
  return (
    <div>
      <Button variant={variant} pending={act.pending} pendingLabel={t('adding')} onClick={act.press}>{t('add')}</Button>
      <div role="alert" className="mt-2"><FieldError text={act.error} /></div>
    </div>
  );
}
