'use client';
import { useCallback, useEffect, useState } from 'react';
import { FORM_STEPS, isNameOf, stepSchemas, type FormStep, type OrderDraft } from '@/lib/orders/model/draft';
import { inputProblem } from '@/lib/kernel/zod-problem';

/** What a step lacks: field → error code; empty when the next one may open. */
export function stepProblems(step: FormStep, draft: OrderDraft, signer: string): Record<string, string> {
  const parsed = stepSchemas[step].safeParse({ addressDetail: '', consents: [], ...draft });
  const fields = parsed.success ? {} : inputProblem(parsed.error).fields ?? {};
  const othersAccount = step === 'mandate' && !fields.mandateHolder && !isNameOf(draft.mandateHolder ?? '', signer);
  return othersAccount ? { ...fields, mandateHolder: 'orders.holder' } : fields;
}

/** The first step that lacks something, 1–5; the last when only the signature is left. */
export function furthestStep(draft: OrderDraft, signer: string): number {
  const index = FORM_STEPS.findIndex((step) => Object.keys(stepProblems(step, draft, signer)).length > 0);
  return index < 0 ? FORM_STEPS.length : index + 1;
}

/**
 * The step stands in the address, so that the browser's back button goes one step back. It never runs ahead of what is
 * filled in. `askedFirst` is the step that the server drew.
 */
export function useFormStep({ draft, signer, askedFirst, leftOn }: { draft: OrderDraft; signer: string; askedFirst: number; leftOn: number }): { step: number; name: FormStep; goTo: (step: number) => void } {
  const [asked, setAsked] = useState(askedFirst);
  // The address is read once the page is alive, not before: "back" may have been pressed since the server drew the page.
  useEffect(() => {
    const read = () => setAsked(Number(new URLSearchParams(window.location.search).get('step') ?? leftOn));
    read();
    window.addEventListener('popstate', read);
    return () => window.removeEventListener('popstate', read);
  }, [leftOn]);
  const wanted = Number.isInteger(asked) ? asked : 1;
  const step = Math.min(Math.max(1, wanted), furthestStep(draft, signer));
  // An address that runs ahead is put right, so that it can be kept and sent.
  useEffect(() => {
    const said = new URLSearchParams(window.location.search).get('step');
    if (said !== null && Number(said) !== step && asked === Number(said)) window.history.replaceState(null, '', `?step=${step}`);
  }, [asked, step]);
  const goTo = useCallback((next: number) => {
    window.history.pushState(null, '', `?step=${next}`);
    setAsked(next);
    window.scrollTo({ top: 0 });
  }, []);
  return { step, name: FORM_STEPS[step - 1] ?? 'goods', goTo };
}
