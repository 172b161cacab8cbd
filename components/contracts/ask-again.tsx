'use client';
import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { Button } from '@/components/ui/button';
import { useErrorText } from '@/components/ui/error-text';
import { Panel } from '@/components/ui/panel';
import type { Problem, Result } from '@/lib/kernel/result';

/** Has the financier asked for the contract once more. */
export function AskAgain({ contractId, ask }: { contractId: string; ask: (input: { contractId: string }) => Promise<Result<unknown>> }) {
  const t = useTranslations('contracts');
  const text = useErrorText();
  const [problem, setProblem] = useState<Problem>();
  const [pending, start] = useTransition();
  return (
    <div className="mt-6 flex flex-col items-start gap-3">
      {problem && <Panel tone="critical" live>{text(problem.code, problem.params)}</Panel>}
      <Button variant="secondary" pending={pending} onClick={() => start(async () => {
        const result = await ask({ contractId });
        setProblem(result.ok ? undefined : result.error);
      })}>{t('review.askAgain')}</Button>
    </div>
  );
}
