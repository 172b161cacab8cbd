'use client';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Result } from '@/lib/kernel/result';
import { readDraft, type OrderDraft } from '@/lib/orders/model/draft';

export interface DraftSavedView {
  savedAt: string;
  holdUntil: string | null;
}

export interface DraftActions {
  save: (input: { orderId: string; draft: OrderDraft; step: number }) => Promise<Result<DraftSavedView>>;
}

export type SaveState = 'saved' | 'saving' | 'failed';

const QUIET_MS = 900;
const RETRY_MS = 5000;

const keyOf = (orderId: string) => `dalmada.order-form.${orderId}`;

/** Storage may be full or forbidden: then the server's copy is all there is. */
function keep(orderId: string, draft: OrderDraft | null): void {
  try {
    if (draft) localStorage.setItem(keyOf(orderId), JSON.stringify(draft));
    else localStorage.removeItem(keyOf(orderId));
  } catch {
    // Nothing to do: see above.
  }
}

function kept(orderId: string): OrderDraft | undefined {
  try {
    const text = localStorage.getItem(keyOf(orderId));
    return text === null ? undefined : readDraft(JSON.parse(text));
  } catch {
    return undefined;
  }
}

interface Options extends DraftActions {
  orderId: string;
  initial: OrderDraft;
  savedAt: string;
  step: number;
  onHold: (holdUntil: string | null) => void;
  /** Nothing is saved any more: it was signed, or it ended. */
  onClosed: () => void;
}

/**
 * What is typed, kept twice: at once in this browser until the server has it, and at the server shortly after each
 * pause. The browser's copy exists only while something is unsaved, so it never overrules what the server knows.
 */
export function useOrderDraft({ orderId, initial, savedAt, step, save, onHold, onClosed }: Options) {
  const [draft, setDraft] = useState(initial);
  const [state, setState] = useState<SaveState>('saved');
  const [lastSaved, setLastSaved] = useState(savedAt);
  const now = useRef({ draft: initial, step, version: 0, timer: 0, busy: false, over: false, unread: true, onHold });
  now.current.onHold = onHold;

  const flush = useCallback(async (): Promise<void> => {
    const { current } = now;
    window.clearTimeout(current.timer);
    if (current.busy || current.over) return;
    current.busy = true;
    setState('saving');
    const { version } = current;
    const result = await save({ orderId, draft: current.draft, step: current.step }).catch(() => undefined);
    current.busy = false;
    if (result && !result.ok && result.error.code === 'orders.not-open') {
      setState('failed');
      return onClosed();
    }
    if (result?.ok) {
      setLastSaved(result.value.savedAt);
      current.onHold(result.value.holdUntil);
    }
    const settled = result?.ok === true && version === current.version;
    if (settled) keep(orderId, null);
    setState(result?.ok ? 'saved' : 'failed');
    if (!settled) current.timer = window.setTimeout(() => { void flush(); }, result?.ok ? QUIET_MS : RETRY_MS);
  }, [orderId, onClosed, save]);

  const touch = useCallback(() => {
    const { current } = now;
    current.version += 1;
    window.clearTimeout(current.timer);
    current.timer = window.setTimeout(() => { void flush(); }, QUIET_MS);
  }, [flush]);

  /** What this browser has unsaved, the first time. */
  const takeUnsaved = useCallback((): OrderDraft | undefined => {
    const { current } = now;
    if (!current.unread) return undefined;
    current.unread = false;
    return kept(orderId);
  }, [orderId]);

  const change = useCallback((patch: Partial<OrderDraft>) => {
    const { current } = now;
    // What was typed before the page was alive comes before anything else, and must not replace what is unsaved.
    current.draft = { ...current.draft, ...takeUnsaved(), ...patch };
    setDraft(current.draft);
    keep(orderId, current.draft);
    touch();
  }, [orderId, takeUnsaved, touch]);

  useEffect(() => {
    const unsaved = takeUnsaved();
    if (unsaved) change(unsaved);
    const { current } = now;
    return () => window.clearTimeout(current.timer);
  }, [change, takeUnsaved]);

  useEffect(() => {
    const { current } = now;
    if (current.step === step) return;
    current.step = step;
    touch();
  }, [step, touch]);

  /** Signed or given up: nothing more is saved, and this browser forgets what was typed. */
  const finish = useCallback(() => {
    now.current.over = true;
    window.clearTimeout(now.current.timer);
    keep(orderId, null);
  }, [orderId]);

  return { draft, change, state, lastSaved, flush, finish };
}
