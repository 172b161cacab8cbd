'use client';
import { useTranslations } from 'next-intl';
import { useState, useTransition, type ReactNode } from 'react';
import { Button, type ButtonProps } from '@/components/ui/button';
import { useErrorText } from '@/components/ui/error-text';
import { Panel } from '@/components/ui/panel';
import type { Problem, Result } from '@/lib/kernel/result';

/** One press, one act; what went wrong is said above the button and nothing else changes. */
export function Press({ act, pendingLabel, children, ...rest }: Omit<ButtonProps, 'onClick'> & { act: () => Promise<Result<unknown>>; pendingLabel?: string; children: ReactNode }) {
  const text = useErrorText();
  const t = useTranslations('errors');
  const [problem, setProblem] = useState<Problem>();
  const [pending, start] = useTransition();
  const press = () => start(async () => {
    const result = await act().catch(() => ({ ok: false as const, error: { code: 'not-sent' } }));
    setProblem(result.ok ? undefined : result.error);
  });
  return (
    <div className="flex flex-col items-start gap-3">
      {problem && <Panel tone="critical" live>{text(problem.code, problem.params) || t('unexpected')}</Panel>}
      <Button {...rest} pending={pending} {...(pendingLabel && { pendingLabel })} onClick={press}>{children}</Button>
    </div>
  );
}
