'use client';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { FieldError } from '@/components/ui/field-error';
import { notify } from '@/components/ui/notify';
import { useAct } from '@/components/ui/use-act';
import type { Result } from '@/lib/kernel/result';

/** One press that needs no words. */
export function PressButton({ claimId, label, done, primary = false, action }: { claimId: string; label: string; done: string; primary?: boolean; action: (input: { claimId: string }) => Promise<Result<unknown>> }) {
  const common = useTranslations('common');
  const { press, pending, error } = useAct(() => action({ claimId }), () => notify(done));
  return (
    <div>
      <Button variant={primary ? 'primary' : 'secondary'} pending={pending} pendingLabel={common('sending')} onClick={press} className="max-md:w-full">{label}</Button>
      <div role="alert" className="[&>p]:mt-1.5"><FieldError text={error} /></div>
    </div>
  );
}
