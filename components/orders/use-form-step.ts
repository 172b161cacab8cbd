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

/** Undefined where the address asks for none. */
const addressStep = () => /^#step=(.*)$/.exec(window.location.hash)?.[1];

/**
 * The step stands in the address, so that the browser's back button goes one step back. It never runs ahead of what is
 * filled in. `ahead` says that the address asked for a later one than is shown. It is the fragment: in the query the
 * router takes each step for another page, and after a reload fetches for what it finds in the history, or loads the
 * whole page anew under who types.
 */
export function useFormStep({ draft, bounds, leftOn }: { draft: OrderDraft; bounds: FormBounds; leftOn: number }): { step: number; name: FormStep; ahead: boolean; goTo: (step: number) => void } {
  const [asked, setAsked] = useState({ step: leftOn, read: false });
  const [ahead, setAhead] = useState(false);
  const shown = useRef(leftOn);
  // The server knows no fragment, and "back" may have been pressed since it drew the page: read once the page is alive.
  useEffect(() => {
    setAsked({ step: readStep(addressStep(), leftOn), read: true });
    const form = window.location.pathname;
    const read = () => {
      // Back out of the form: that address is another page's.
      if (window.location.pathname !== form) return;
      const said = addressStep();
      // A link to the page's content was followed: its entry is of the step that is shown, and back leads there.
      if (said === undefined) return window.history.replaceState(null, '', `#step=${shown.current}`);
      setAsked({ step: readStep(said, leftOn), read: true });
      setAhead(false);
    };
    window.addEventListener('popstate', read);
    return () => window.removeEventListener('popstate', read);
  }, [leftOn]);
  const step = Math.min(asked.step, furthestStep(draft, bounds));
  useEffect(() => { shown.current = step; }, [step]);
  // The address says what is shown, so that it can be kept and sent. Only once it was read: Next hears of changes from then on.
  useEffect(() => {
    if (!asked.read || readStep(addressStep(), asked.step) !== asked.step) return;
    if (addressStep() !== String(step)) window.history.replaceState(null, '', `#step=${step}`);
    if (step === asked.step) return;
    // What was asked for is forgotten: filling in this step must not lead on before "continue" is pressed.
    setAsked({ step, read: true });
    setAhead(true);
  }, [asked, step]);
  const goTo = useCallback((next: number) => {
    window.history.pushState(null, '', `#step=${next}`);
    setAsked({ step: next, read: true });
    setAhead(false);
    window.scrollTo({ top: 0 });
  }, []);
  return { step, name: FORM_STEPS[step - 1] ?? 'goods', ahead, goTo };
}
