'use client';
import { useTranslations } from 'next-intl';
import { useState, useTransition, type ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { useErrorText } from '@/components/ui/error-text';
import { Panel } from '@/components/ui/panel';
import type { Problem, Result } from '@/lib/kernel/result';

/** Has the financier asked for the contract once more; `children` is what else may be done. */
export function AskAgain({ contractId, ask, children }: { contractId: string; ask: (input: { contractId: string }) => Promise<Result<unknown>>; children?: ReactNode }) {
  const t = useTranslations('contracts');
  const text = useErrorText();
  const [problem, setProblem] = useState<Problem>();
  const [pending, start] = useTransition();
  return (
    <div className="mt-6 flex flex-col items-start gap-3">
      {problem && <Panel tone="critical" live>{text(problem.code, problem.params)}</Panel>}
      <div className="flex flex-wrap gap-3">
        <Button variant="secondary" pending={pending} onClick={() => start(async () => {
          const result = await ask({ contractId });
          setProblem(result.ok ? undefined : result.error);
        })}>{t('review.askAgain')}</Button>
        {children}
      </div>
    </div>
  );
}
