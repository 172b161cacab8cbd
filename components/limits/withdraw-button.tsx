'use client';
import { useTranslations } from 'next-intl';
import { useTransition, useState } from 'react';
import { Button } from '@/components/ui/button';
import { useErrorText } from '@/components/ui/error-text';
import { FieldError } from '@/components/ui/field-error';
import type { Result } from '@/lib/kernel/result';

/** The maker takes a proposal back: it may be made anew. */
export function WithdrawButton({ proposalId, action }: { proposalId: string; action: (input: { proposalId: string }) => Promise<Result<unknown>> }) {
  const t = useTranslations('limits.desk.proposal');
  const common = useTranslations('common');
  const text = useErrorText();
  const [pending, start] = useTransition();
  const [error, setError] = useState<string>();
  const press = () => start(async () => {
    const result = await action({ proposalId }).catch(() => ({ ok: false as const, error: { code: 'not-sent', params: {} } }));
    setError(result.ok ? undefined : text(result.error.code, result.error.params));
  });
  return (
    <div>
      <Button pending={pending} pendingLabel={common('sending')} onClick={press}>{t('withdraw')}</Button>
      <div role="alert" className="[&>p]:mt-1.5"><FieldError text={error} /></div>
    </div>
  );
}
