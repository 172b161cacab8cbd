import type { z } from 'zod';
import { disclosureProblems } from '@/lib/disclosures/model/pack';
import type { Actor } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { toDate } from '@/lib/platform/clock';
import { type Deps, write } from '@/lib/platform/db';
import { addJob } from '@/lib/platform/jobs';
import { MIN_REASON, type approveContractInput } from './model/inputs';
import { reviewOf } from './review';
import { findContract, moveContract } from './store/contracts';
import { findSignedOrder } from './store/signed-order';

type ApproveContract = z.output<typeof approveContractInput>;

/**
 * An admin finds the round that was looked at in order; the document is made and delivered by a job. Errors: `not-found`,
 * `contracts.moved-on` (somebody else decided, or it was drawn anew), `contracts.not-approvable` (a check fails; never overridden; with what the contract does not say, each with its article),
 * field `note` `contracts.reason-needed` (the purchaser wrote that the serial number differs: who approves says why).
 */
export async function approveContract(deps: Deps, actor: Actor, input: ApproveContract): Promise<Result<{ contractId: string }>> {
  if (actor.role !== 'ADMIN') return err({ code: 'not-found' });
  return write(deps, async (tx) => {
    const contract = await findContract(tx, { id: input.contractId });
    const order = contract && await findSignedOrder(tx, contract.orderId);
    if (!contract || !order) return err({ code: 'not-found' });
    const { approvable, missing } = reviewOf(contract, order);
    if (!approvable) return err({ code: 'contracts.not-approvable', ...(missing.length > 0 && { fields: disclosureProblems(missing) }) });
    const note = input.note ?? '';
    if (order.delivery?.serialDiffers && note.length < MIN_REASON) return err({ code: 'input', fields: { note: 'contracts.reason-needed' } });
    const at = deps.clock.now();
    const seen = { round: input.round };
    const moved = await moveContract(tx, contract.id, 'REVIEWED', { reviewedById: actor.userId, reviewedAt: toDate(at), reviewNote: null }, seen);
    if (!moved) return err({ code: 'contracts.moved-on' });
    await audit(tx, { actor, action: 'contract.approved', subject: { type: 'contract', id: contract.id }, ...(note ? { reason: note } : {}), data: { round: contract.round }, at });
    await addJob(tx, 'deliver-contract', { contractId: contract.id }, { key: `deliver-contract:${contract.id}` });
    return ok({ contractId: contract.id });
  });
}
