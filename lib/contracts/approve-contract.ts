import type { z } from 'zod';
import { disclosureProblems } from '@/lib/disclosures/model/pack';
import type { Actor } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { toDate } from '@/lib/platform/clock';
import { type Deps, type Tx, write } from '@/lib/platform/db';
import { addJob } from '@/lib/platform/jobs';
import type { Temporal } from 'temporal-polyfill';
import { MIN_REASON, type approveContractInput } from './model/inputs';
import { endsReview, partOf, wasPassedOn } from './model/two-people';
import { movedOn } from './moved-on';
import { reviewOf } from './review';
import { reviewSupplement } from './review-supplement';
import { type ContractRow, lockContract, moveContract, otherAdmins, passOn } from './store/contracts';
import { findSignedOrder, type SignedOrder } from './store/signed-order';
import { tellOthers } from './tell-others';

type ApproveContract = z.output<typeof approveContractInput>;

/** FIRST: the amount is so large that another admin approves too. */
export interface ContractApproved {
  contractId: string;
  outcome: 'APPROVED' | 'FIRST';
}

/**
 * An admin finds the round that was looked at in order; the document is made and delivered by a job. A large one waits for
 * the approval of another after the first. Errors: `not-found`, `contracts.moved-on` (somebody else decided, or it was
 * drawn anew; with who and what), `contracts.not-approvable` (a check fails; never overridden; with what the contract does not say, each with
 * its article), `contracts.other-person` (who asked, or approved first, does not decide), `contracts.passed-on` (a first
 * person has said something since the page was opened), `contracts.no-other-admin`, field `note` `contracts.reason-needed`
 * (the purchaser wrote that the serial number differs: who approves says why).
 */
export async function approveContract(deps: Deps, actor: Actor, input: ApproveContract): Promise<Result<ContractApproved>> {
  if (actor.role !== 'ADMIN') return err({ code: 'not-found' });
  return write(deps, async (tx): Promise<Result<ContractApproved>> => {
    const contract = await lockContract(tx, input.contractId);
    const order = contract && await findSignedOrder(tx, contract.orderId);
    if (!contract || !order) return err({ code: 'not-found' });
    const at = deps.clock.now();
    const refused = contract.supplementNo > 0 ? await whyNotSupplement(tx, contract, at) : notApprovable(contract, order);
    if (refused) return refused;
    if (contract.state !== 'DRAWN' || contract.round !== input.round) return movedOn(tx, contract, input.round);
    const notNow = contract.supplementNo > 0 ? null : whyNotYet(contract, order, actor, input);
    if (notNow) return notNow;
    const approving = { actor, contract, note: input.note ?? '', at };
    // Two are wanted for a contract alone: a supplement binds nobody to more than it.
    return contract.supplementNo > 0 || endsReview({ ...contract, financedMinor: order.financedMinor }) ? letOut(tx, approving) : approveFirst(tx, approving);
  });
}

async function whyNotSupplement(tx: Tx, contract: ContractRow, at: Temporal.Instant): Promise<Result<never> | null> {
  return (await reviewSupplement(tx, contract, at))?.approvable ? null : err({ code: 'contracts.not-approvable' });
}

function notApprovable(contract: ContractRow, order: SignedOrder): Result<never> | null {
  const { approvable, missing } = reviewOf(contract, order);
  return approvable ? null : err({ code: 'contracts.not-approvable', ...(missing.length > 0 && { fields: disclosureProblems(missing) }) });
}

/** It may be approved, but not by this person, or not without more words. */
function whyNotYet(contract: ContractRow, order: SignedOrder, actor: Actor, { note = '', read = false }: ApproveContract): Result<never> | null {
  if (partOf(contract, actor.userId) !== 'DECIDE') return err({ code: 'contracts.other-person' });
  if (wasPassedOn(contract) && !read) return err({ code: 'contracts.passed-on' });
  return order.delivery?.serialDiffers && note.length < MIN_REASON ? err({ code: 'input', fields: { note: 'contracts.reason-needed' } }) : null;
}

interface Approving { actor: Actor; contract: ContractRow; note: string; at: Temporal.Instant }

async function letOut(tx: Tx, { actor, contract, note, at }: Approving): Promise<Result<ContractApproved>> {
  const moved = await moveContract(tx, contract.id, 'REVIEWED', { reviewedById: actor.userId, reviewedAt: toDate(at), reviewNote: null }, { round: contract.round });
  if (!moved) return err({ code: 'contracts.moved-on' });
  const first = contract.firstApprovedById;
  await audit(tx, {
    actor, action: 'contract.approved', subject: { type: 'contract', id: contract.id }, ...(note ? { reason: note } : {}), data: { round: contract.round, ...(first && { proposedBy: first }) }, at,
  });
  await addJob(tx, 'deliver-contract', { contractId: contract.id }, { key: `deliver-contract:${contract.id}` });
  return ok({ contractId: contract.id, outcome: 'APPROVED' });
}

async function approveFirst(tx: Tx, { actor, contract, note, at }: Approving): Promise<Result<ContractApproved>> {
  const others = await otherAdmins(tx, actor.userId);
  if (others.length === 0) return err({ code: 'contracts.no-other-admin' });
  await passOn(tx, contract.id, { firstApprovedById: actor.userId, firstNote: note || null, firstApprovedAt: toDate(at) });
  await audit(tx, { actor, action: 'contract.approved-first', subject: { type: 'contract', id: contract.id }, ...(note ? { reason: note } : {}), data: { round: contract.round }, at });
  await tellOthers(tx, { contract, others, what: 'first', by: actor, at });
  return ok({ contractId: contract.id, outcome: 'FIRST' });
}
