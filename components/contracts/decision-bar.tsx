'use client';
import { Lock } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useRef, useState, type KeyboardEvent } from 'react';
import { Button } from '@/components/ui/button';
import { buttonVariants } from '@/components/ui/button-look';
import { useRefusalText } from '@/components/disclosures/refusal-text';
import { useErrorText } from '@/components/ui/error-text';
import { Field } from '@/components/ui/field';
import { Panel } from '@/components/ui/panel';
import { Textarea } from '@/components/ui/textarea';
import type { Part } from '@/lib/contracts/model/two-people';
import { useKeys } from './review/key-switch';
import { useDecision, type Acts, type Decision } from './review/use-decision';

interface DecisionBarProps {
  contractId: string;
  /** What people call it. */
  number: string;
  /** The round that is shown. */
  round: number;
  approvable: boolean;
  /** Approving needs words too. */
  reasonNeeded: boolean;
  /** What the reader may do. */
  part: Exclude<Part, 'ASKED'>;
  /** What an approval does: let the contract out, let it out after another's, or be the first of two. */
  approval: 'approve' | 'approveSecond' | 'approveFirst';
  /** Somebody has wanted another person's judgement already. */
  asked: boolean;
  /** The page shows what a first person has said. */
  read: boolean;
  nextHref: string;
  acts: Acts;
}

/**
 * Approve, return with a note, or leave it to another person with a question; and on to the next case at once. Approval is
 * locked, with its reason, while a check fails. What wants words goes to the field first when its key is pressed.
 */
export function DecisionBar({ approvable, reasonNeeded, part, approval, asked, ...of }: DecisionBarProps) {
  const t = useTranslations('contracts.review');
  const text = useErrorText();
  const refusal = useRefusalText();
  const field = useRef<HTMLTextAreaElement>(null);
  const [note, setNote] = useState('');
  const [armed, setArmed] = useState<'return' | 'second'>();
  const { decide, problem, elsewhere, pending } = useDecision(of);
  /** Nobody else has decided meanwhile. */
  const open = elsewhere === undefined;
  const may: Record<Decision, boolean> = { approve: open && part === 'DECIDE' && approvable, return: open, second: open && part === 'DECIDE' && !asked };
  const act = (decision: Decision) => {
    if (open) decide(decision, note, ({ fields }) => { if (fields?.note) field.current?.focus(); });
  };
  /** By key: what cannot do without words waits for them. */
  const byKey = (decision: Decision) => {
    if (!may[decision]) return;
    if (decision === 'approve' || note.trim()) return act(decision);
    setArmed(decision);
    field.current?.focus();
  };
  useKeys({ a: () => byKey('approve'), r: () => byKey('return'), s: () => byKey('second') });
  const typed = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      setArmed(undefined);
      field.current?.blur();
    } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && armed) {
      event.preventDefault();
      act(armed);
    }
  };
  const noteError = problem?.fields?.note;
  const hint = armed ? t(`armed.${armed}`) : t(reasonNeeded ? 'reasonHint' : may.second ? 'noteHint' : 'noteHintReturn');
  return (
    <section aria-label={t('decision')} className="mt-8 border-t border-ink pt-4">
      {problem && !noteError && <Panel tone="critical" live className="mb-4 whitespace-pre-line">{refusal(problem)}</Panel>}
      {!open && <Panel tone="caution" live title={elsewhere} className="mb-4">{t('typedStays')}</Panel>}
      <Field label={t(reasonNeeded ? 'reason' : 'note')} hint={hint} {...(noteError ? { error: text(noteError) } : {})}>
        <Textarea ref={field} rows={2} value={note} onChange={(event) => setNote(event.target.value)} onKeyDown={typed} maxLength={1000} />
      </Field>
      <div className="mt-4 flex flex-wrap items-center justify-end gap-3">
        {open
          ? <Buttons may={may} deciding={part === 'DECIDE'} approvable={approvable} approval={approval} pending={pending} act={act} />
          : <Link href={of.nextHref} className={buttonVariants({ variant: 'secondary' })}>{t(of.nextHref.includes('/admin/contracts/') ? 'next' : 'toQueue')}</Link>}
      </div>
    </section>
  );
}

interface ButtonsProps extends Pick<DecisionBarProps, 'approvable' | 'approval'> {
  may: Record<Decision, boolean>;
  /** Who may only return, because they approved it first, is shown no more. */
  deciding: boolean;
  pending: Decision | undefined;
  act: (decision: Decision) => void;
}

function Buttons({ may, deciding, approvable, approval, pending, act }: ButtonsProps) {
  const t = useTranslations('contracts.review');
  return (
    <>
      {deciding && !approvable && <p id="locked" className="mr-auto text-sm text-critical">{t('locked')}</p>}
      <Button variant="danger" pending={pending === 'return'} aria-keyshortcuts="r" onClick={() => act('return')}>{t('return')}</Button>
      {may.second && <Button variant="secondary" pending={pending === 'second'} aria-keyshortcuts="s" onClick={() => act('second')}>{t('askSecond')}</Button>}
      {deciding && (
        <Button variant="primary" disabled={!approvable} pending={pending === 'approve'} aria-keyshortcuts="a" aria-describedby={approvable ? undefined : 'locked'} onClick={() => act('approve')}>
          {!approvable && <Lock aria-hidden className="size-4" />}{t(approval)}
        </Button>
      )}
    </>
  );
}
