'use client';
import { useCallback, useEffect, useRef, useState } from 'react';
import { FORM_STEPS, isNameOf, stepSchemas, type FormStep, type OrderDraft } from '@/lib/orders/model/draft';
import { readStep } from '@/lib/orders/model/steps';
import { reaches, type Region } from '@/lib/catalogue/model/regions';
import { inputProblem } from '@/lib/kernel/zod-problem';

/** What the form is checked against besides its own rules: whose account it is, and where the goods are delivered to. */
export interface FormBounds {
  signer: string;
  regions: readonly Region[];
}

/** What a step lacks: field → error code; empty when the next one may open. */
export function stepProblems(step: FormStep, draft: OrderDraft, { signer, regions }: FormBounds): Record<string, string> {
  const parsed = stepSchemas[step].safeParse({ addressDetail: '', consents: [], ...draft });
  const fields = parsed.success ? {} : inputProblem(parsed.error).fields ?? {};
  if (step === 'receiving' && !fields.postcode && !reaches(regions, draft.postcode ?? '')) fields.postcode = 'browse.no-delivery';
  const othersAccount = step === 'mandate' && !fields.mandateHolder && !isNameOf(draft.mandateHolder ?? '', signer);
  return othersAccount ? { ...fields, mandateHolder: 'orders.holder' } : fields;
}

/** The first step that lacks something, 1–5; the last when only the signature is left. */
export function furthestStep(draft: OrderDraft, bounds: FormBounds): number {
  const index = FORM_STEPS.findIndex((step) => Object.keys(stepProblems(step, draft, bounds)).length > 0);
  return index < 0 ? FORM_STEPS.length : index + 1;
}

const addressStep = () => new URLSearchParams(window.location.search).get('step');

/**
 * The step stands in the address, so that the browser's back button goes one step back. It never runs ahead of what is
 * filled in. `askedFirst` is the step that the server drew; `ahead` says that the address asked for a later one than is shown.
 */
export function useFormStep({ draft, bounds, askedFirst, leftOn }: { draft: OrderDraft; bounds: FormBounds; askedFirst: number; leftOn: number }): { step: number; name: FormStep; ahead: boolean; goTo: (step: number) => void } {
  const [asked, setAsked] = useState({ step: askedFirst, read: false });
  const [ahead, setAhead] = useState(false);
  const entry = useRef<unknown>(null);
  // The address is read once the page is alive, not before: "back" may have been pressed since the server drew the page.
  useEffect(() => {
    const read = () => {
      setAsked({ step: readStep(addressStep(), leftOn), read: true });
      setAhead(false);
    };
    read();
    entry.current = window.history.state;
    const form = window.location.pathname;
    // An entry from before a reload holds the tree of a document that is gone: Next would fetch for it, and in the end load
    // the page anew under who types. So back within the form never gets there; Next hears the new address alone.
    const back = (event: PopStateEvent) => {
      if (window.location.pathname !== form) return;
      event.stopImmediatePropagation();
      History.prototype.replaceState.call(window.history, entry.current, '');
      window.history.replaceState(null, '', window.location.href);
      read();
    };
    window.addEventListener('popstate', back, { capture: true });
    return () => window.removeEventListener('popstate', back, { capture: true });
  }, [leftOn]);
  const step = Math.min(asked.step, furthestStep(draft, bounds));
  // The address says what is shown, so that it can be kept and sent. Only once it was read: Next hears of changes from then on.
  useEffect(() => {
    if (!asked.read || readStep(addressStep(), leftOn) !== asked.step) return;
    if (addressStep() !== String(step)) window.history.replaceState(null, '', `?step=${step}`);
    if (step === asked.step) return;
    // What was asked for is forgotten: filling in this step must not lead on before "continue" is pressed.
    setAsked({ step, read: true });
    setAhead(true);
  }, [asked, leftOn, step]);
  const goTo = useCallback((next: number) => {
    window.history.pushState(null, '', `?step=${next}`);
    setAsked({ step: next, read: true });
    setAhead(false);
    window.scrollTo({ top: 0 });
  }, []);
  return { step, name: FORM_STEPS[step - 1] ?? 'goods', ahead, goTo };
}
