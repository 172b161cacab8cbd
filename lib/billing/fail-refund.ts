import type { Temporal } from 'temporal-polyfill';
import { SYSTEM } from '@/lib/kernel/actor';
import { ok } from '@/lib/kernel/result';
import { type Deps, type Tx, write } from '@/lib/platform/db';
import { lockPart, type OwedPart } from '@/lib/rights/store/refunds';
import { findSubject } from '@/lib/rights/store/subjects';
import { lockWithdrawal } from '@/lib/rights/store/withdrawals';
import { creditToHand, partByHand, strayToHand } from './settle-refund';
import { lockCreditRefund } from './store/credit-refunds';
import { lockRefund, strayOfKey } from './store/refunds';

interface Failed {
  gateway: string;
  /** Under what it was asked for. */
  key: string;
  /** The gateway's number of it. */
  reference: string;
}

interface Asked { state: string; reference: string | null; attempt: { method: { gateway: string } } | null }

/**
 * A gateway says, in a callback or by a payout, that a refund which it had accepted has failed: its entry is taken back and
 * the desk has to send it, as what a gateway refuses at once. Said again, or of what a person has sent since, it changes
 * nothing; of what is being settled at the moment, it is heeded after that. False where there is no such refund.
 */
export async function failRefund(deps: Deps, failed: Failed): Promise<boolean> {
  const of = { actor: SYSTEM, at: deps.clock.now() };
  let known = false;
  await write(deps, async (tx) => {
    const [stray, credit, part] = [await lockRefund(tx, strayOfKey(failed.key)), await lockCreditRefund(tx, failed.key), await lockPart(tx, failed.key)];
    const refund = stray ?? credit ?? part;
    known = refund?.attempt?.method.gateway === failed.gateway;
    if (!refund || !known || !isUndone(refund, failed)) return ok(null);
    if (stray) await strayToHand(tx, stray, of);
    else if (credit) await creditToHand(tx, credit, of);
    else if (part) await failPart(tx, part, of.at);
    return ok(null);
  });
  return known;
}

/** It was thought to be paid by this very refund, or its answer was lost. */
const isUndone = ({ state, reference }: Asked, failed: Failed): boolean => state === 'OWED' || (state === 'PAID' && reference === failed.reference);

async function failPart(tx: Tx, part: OwedPart, at: Temporal.Instant): Promise<void> {
  const [withdrawal, subject] = [await lockWithdrawal(tx, part.withdrawalId), await findSubject(tx, part.withdrawal.contractId)];
  if (withdrawal && subject) await partByHand(tx, { withdrawal, part, subject, at });
}
