'use client';
import { Lock } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useRef, useState, useTransition } from 'react';
import { Button } from '@/components/ui/button';
import { useRefusalText } from '@/components/disclosures/refusal-text';
import { useErrorText } from '@/components/ui/error-text';
import { Field } from '@/components/ui/field';
import { notify } from '@/components/ui/notify';
import { Panel } from '@/components/ui/panel';
import { Textarea } from '@/components/ui/textarea';
import type { Problem, Result } from '@/lib/kernel/result';

type Decide = (input: { contractId: string; round: number; note: string }) => Promise<Result<unknown>>;

type Decision = 'approve' | 'return';

interface DecisionBarProps {
  contractId: string;
  /** What people call it. */
  number: string;
  /** The round that is shown. */
  round: number;
  approvable: boolean;
  /** Approving needs words too. */
  reasonNeeded: boolean;
  nextHref: string;
  approve: Decide;
  giveBack: Decide;
}

/** Approve or return with a note, and on to the next case at once. Approval is locked, with its reason, while a check fails. */
export function DecisionBar({ contractId, number, round, approvable, reasonNeeded, nextHref, approve, giveBack }: DecisionBarProps) {
  const t = useTranslations('contracts');
  const text = useErrorText();
  const refusal = useRefusalText();
  const router = useRouter();
  const field = useRef<HTMLTextAreaElement>(null);
  const [note, setNote] = useState('');
  const [problem, setProblem] = useState<Problem>();
  const [pending, start] = useTransition();
  const [decision, setDecision] = useState<Decision>();
  const decide = (next: Decision) => {
    if (pending) return;
    setDecision(next);
    start(async () => {
      const result = await (next === 'approve' ? approve : giveBack)({ contractId, round, note });
      if (!result.ok) {
        setProblem(result.error);
        if (result.error.fields?.note) field.current?.focus();
        return;
      }
      setProblem(undefined);
      notify(t(next === 'approve' ? 'review.approved' : 'review.returned', { number }));
      // Still pending until the next case is there: nothing is decided twice.
      start(() => router.push(nextHref));
    });
  };
  const noteError = problem?.fields?.note;
  return (
    <section aria-label={t('review.decision')} className="mt-8 border-t border-ink pt-4">
      {problem && !noteError && <Panel tone="critical" live className="mb-4 whitespace-pre-line">{refusal(problem)}</Panel>}
      <Field label={t(reasonNeeded ? 'review.reason' : 'review.note')} hint={t(reasonNeeded ? 'review.reasonHint' : 'review.noteHint')} {...(noteError ? { error: text(noteError) } : {})}>
        <Textarea ref={field} rows={2} value={note} onChange={(event) => setNote(event.target.value)} maxLength={1000} />
      </Field>
      <div className="mt-4 flex flex-wrap items-center justify-end gap-3">
        {!approvable && <p id="locked" className="mr-auto text-sm text-critical">{t('review.locked')}</p>}
        <Button variant="danger" pending={pending && decision === 'return'} onClick={() => decide('return')}>{t('review.return')}</Button>
        <Button variant="primary" disabled={!approvable} pending={pending && decision === 'approve'} aria-describedby={approvable ? undefined : 'locked'} onClick={() => decide('approve')}>
          {!approvable && <Lock aria-hidden className="size-4" />}{t('review.approve')}
        </Button>
      </div>
    </section>
  );
}
