'use client';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { FieldError } from '@/components/ui/field-error';
import { notify } from '@/components/ui/notify';
import { useAct } from '@/components/ui/use-act';
import type { Result } from '@/lib/kernel/result';

/** Whoever began a supplement takes it back before it is signed. */
export function WithdrawSupplement({ supplementId, action }: { supplementId: string; action: (input: { supplementId: string }) => Promise<Result<unknown>> }) {
  const t = useTranslations('supplements.withdraw');
  const common = useTranslations('common');
  const { press, pending, error } = useAct(() => action({ supplementId }), () => notify(t('done')));
  return (
    <div>
      <Button pending={pending} pendingLabel={common('sending')} onClick={press}>{t('button')}</Button>
      <div role="alert" className="[&>p]:mt-1.5"><FieldError text={error} /></div>
    </div>
  );
}
