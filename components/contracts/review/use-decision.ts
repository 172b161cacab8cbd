'use client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { notify } from '@/components/ui/notify';
import type { Problem, Result } from '@/lib/kernel/result';

export type Decision = 'approve' | 'return' | 'second';

interface Round {
  contractId: string;
  round: number;
}

export interface Acts {
  approve: (input: Round & { note: string; read: boolean }) => Promise<Result<{ outcome: 'APPROVED' | 'FIRST' }>>;
  giveBack: (input: Round & { note: string }) => Promise<Result<unknown>>;
  askSecond: (input: Round & { note: string }) => Promise<Result<unknown>>;
}

interface Deciding extends Round {
  /** What people call the contract. */
  number: string;
  /** The page shows what a first person has said. */
  read: boolean;
  nextHref: string;
  acts: Acts;
}

const SAID = { return: 'returned', second: 'askedSecond' } as const;

/**
 * Takes a decision and goes on to the next case at once. Where another admin was faster, it is said who and what they did,
 * and the next case comes as well, unless something was typed: then that stays, with `elsewhere` to say. Where one only
 * spoke first, the page shows what was said.
 */
export function useDecision({ contractId, round, number, read, nextHref, acts }: Deciding) {
  const t = useTranslations('contracts.review');
  const router = useRouter();
  const [problem, setProblem] = useState<Problem>();
  const [pending, start] = useTransition();
  const [decision, setDecision] = useState<Decision>();
  const [elsewhere, setElsewhere] = useState<string>();
  const decide = (next: Decision, note: string, refused: (problem: Problem) => void) => {
    if (pending) return;
    setDecision(next);
    const on = (text: string) => {
      setProblem(undefined);
      notify(text);
      // Still pending until the next case is there: nothing is decided twice.
      start(() => router.push(nextHref));
    };
    start(async () => {
      const input = { contractId, round, note };
      const result = next === 'approve' ? await acts.approve({ ...input, read }) : await (next === 'return' ? acts.giveBack : acts.askSecond)(input);
      if (result.ok) return on(t(next === 'approve' ? ((result.value as { outcome: string }).outcome === 'FIRST' ? 'approvedFirst' : 'approved') : SAID[next], { number }));
      if (result.error.code === 'contracts.moved-on') {
        const { params } = result.error;
        const said = params ? t('decidedBy', { number, ...params }) : t('decidedElsewhere', { number });
        setProblem(undefined);
        return note.trim() ? setElsewhere(said) : on(t('andNext', { said }));
      }
      setProblem(result.error);
      if (result.error.code === 'contracts.passed-on') start(() => router.refresh());
      refused(result.error);
    });
  };
  return { decide, problem, elsewhere, pending: pending ? decision : undefined };
}
