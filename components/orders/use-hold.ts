'use client';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Problem, Result } from '@/lib/kernel/result';

export type Resumed = { outcome: 'HELD'; holdUntil: string } | { outcome: 'EXPIRED' };
export type ResumeAction = (input: { orderId: string }) => Promise<Result<Resumed>>;

export interface Hold {
  /** Null while nothing is held. */
  until: string | null;
  taking: boolean;
  /** Why it could not be taken anew. */
  problem?: Problem;
  /** Takes it anew; true when it is held afterwards. */
  resume: () => Promise<boolean>;
  /** What a save has learnt. A lapsed hold is taken anew at once: somebody is writing. */
  learn: (until: string | null) => void;
}

/** What the form holds: read with the page, prolonged by every save, taken anew by an action when it has lapsed; `onExpired` when the approval is over. */
export function useHold(orderId: string, initial: string | null, resumeAction: ResumeAction, onExpired: () => void): Hold {
  const [until, setUntil] = useState(initial);
  const [taking, setTaking] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const busy = useRef(false);

  const resume = useCallback(async (): Promise<boolean> => {
    if (busy.current) return false;
    busy.current = true;
    setTaking(true);
    const result = await resumeAction({ orderId }).catch((): Result<Resumed> => ({ ok: false, error: { code: 'not-sent' } }));
    busy.current = false;
    setTaking(false);
    setProblem(result.ok ? undefined : result.error);
    if (!result.ok) {
      setUntil(null);
      return false;
    }
    if (result.value.outcome === 'EXPIRED') onExpired();
    else setUntil(result.value.holdUntil);
    return result.value.outcome === 'HELD';
  }, [orderId, resumeAction, onExpired]);

  const learn = useCallback((learnt: string | null) => {
    setUntil(learnt);
    if (learnt === null) void resume();
    else setProblem(undefined);
  }, [resume]);

  const first = useRef(true);
  useEffect(() => {
    if (!first.current) return;
    first.current = false;
    if (initial === null) void resume();
  }, [initial, resume]);

  return { until, taking, ...(problem && { problem }), resume, learn };
}
