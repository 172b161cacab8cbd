'use client';
import { useRouter } from 'next/navigation';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Problem, Result } from '@/lib/kernel/result';
import type { AddressRow } from '@/lib/accounts/views/addresses';
import type { OrderFormView } from '@/lib/orders/views/order-form';
import { signingProblem, toSign, type SigningInput } from './signing';
import { stepProblems, useFormStep } from './use-form-step';
import { useFormStanding } from './use-form-standing';
import { useAddressBook, type SaveAddress } from './use-address-book';
import { useHold, type ResumeAction } from './use-hold';
import { useOrderDraft, type DraftActions } from './use-order-draft';

interface Failure {
  attempt: number;
  fields: Record<string, string>;
  problem?: Problem;
}

export interface OrderFormProps extends DraftActions {
  view: OrderFormView;
  /** The account's name, which the signature must be. */
  signer: string;
  /** Where a limit is asked for again on the same terms. */
  askHref: string;
  resume: ResumeAction;
  /** The purchaser's address book, and what adds to it. */
  addresses: readonly AddressRow[];
  saveAddress: SaveAddress;
  sign: (input: SigningInput) => Promise<Result<{ orderId: string }>>;
}

/** What the order form does: keeps, holds, steps, signs. Nothing typed is lost by a failure of any of them. */
export function useOrderForm({ view, signer, addresses, save, saveAddress, resume, sign }: OrderFormProps) {
  const router = useRouter();
  const bounds = { signer, regions: view.goods.deliveryRegions };
  const { end, awaited, look } = useFormStanding(view.id, view.holdAwaited);
  // Where the approval is over the form says so itself, and what was typed stays; whatever else it is, the page says.
  const over = useCallback(() => { void look().then((said) => { if (!said) router.refresh(); }); }, [look, router]);
  const hold = useHold(view.id, view.holdUntil, resume, over);
  // What was taken anew has to be confirmed anew.
  useEffect(() => { if (!hold.taking) void look(); }, [hold.taking, look]);
  const [leftOn, setLeftOn] = useState(view.step);
  const kept = useOrderDraft({ orderId: view.id, initial: view.draft, savedAt: view.savedAt, step: leftOn, save, onHold: hold.learn, onClosed: over });
  const { step, name, ahead, goTo } = useFormStep({ draft: kept.draft, bounds, leftOn: view.step });
  const [failure, setFailure] = useState<Failure>({ attempt: 0, fields: {} });
  const [account, setAccount] = useState({ typed: '', editing: false });
  const book = useAddressBook(addresses, saveAddress);
  const [signing, setSigning] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => setLeftOn(step), [step]);

  const fail = (fields: Record<string, string>, problem?: Problem) => setFailure((before) => ({ attempt: before.attempt + 1, fields, ...(problem && { problem }) }));
  const move = (next: number) => {
    setFailure({ attempt: 0, fields: {} });
    setAccount({ typed: '', editing: false });
    goTo(next);
    heading.current?.focus({ preventScroll: true });
  };
  const forward = () => {
    const fields = stepProblems(name, kept.draft, bounds);
    if (fields.mandateMasked && account.typed) fields.mandateMasked = 'orders.account';
    if (Object.keys(fields).length > 0) return fail(fields);
    if (name === 'receiving') book.keep(kept.draft);
    move(step + 1);
  };
  const submit = async () => {
    if (end) return;
    const { problem, input } = toSign(view.id, kept.draft, bounds);
    if (!input) return fail(problem.fields ?? {}, problem);
    setSigning(true);
    let result = await sign(input).catch(signingProblem);
    if (!result.ok && result.error.code === 'orders.hold-lapsed' && await hold.resume()) result = await sign(input).catch(signingProblem);
    if (result.ok) {
      kept.finish();
      // In the form's place, and nothing of it kept: who goes back must not find it open.
      router.replace(`/orders/${result.value.orderId}`);
      return router.refresh();
    }
    setSigning(false);
    fail(result.error.fields ?? {}, result.error);
    if (result.error.code === 'orders.approval-ended') await hold.resume();
  };
  return { end, awaited, hold, kept, book, step, name, ahead, move, forward, submit, failure, account: { ...account, set: setAccount }, signing, heading };
}
