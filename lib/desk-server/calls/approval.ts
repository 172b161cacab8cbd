import { Temporal } from 'temporal-polyfill';
import { declineBody, holdBody, releaseBody, useBody, type HoldBody, type UseBody } from '@/lib/institutions/model/protocol';
import { audit } from '@/lib/platform/audit';
import type { Tx } from '@/lib/platform/db';
import type { Asking } from '../caller';
import { sumsOf, type Held } from '../model/holds';
import type { ApprovalVerb } from '../model/path';
import { fieldProblem, problem, zodProblem, type Served } from '../model/problem';
import { findHolds, lockApproval, lockPurchaser, releaseHold, saveHold, touchApproval, type ApprovalRow } from '../store/approvals';
import { contractBinds } from '../store/contracts';
import { exposureOf, findSellerLimit } from '../store/limits';

const BODIES = { hold: holdBody, use: useBody, release: releaseBody, decline: declineBody } as const;

/** POST /approvals/{approvalId}/hold, use, release, decline: per order each is idempotent, whatever the key. */
export async function answerApproval(asking: Asking, tx: Tx, approvalId: string, verb: ApprovalVerb, input: unknown): Promise<Served> {
  const parsed = BODIES[verb].safeParse(input);
  if (!parsed.success) return zodProblem(parsed.error);
  const approval = await lockApproval(tx, asking.party, approvalId);
  if (!approval) return problem('unknown');
  const body: Partial<HoldBody> = parsed.data;
  const refused = await carryOut(asking, tx, approval, body);
  if (refused) return refused;
  await touchApproval(tx, approvalId, verb === 'decline' ? 'DECLINED' : undefined);
  await audit(tx, { actor: asking.actor, action: `tenant-approval.${verb}`, subject: { type: 'tenant-approval', id: approvalId }, data: { ...body }, at: asking.at });
  return { status: 200, body: await useAnswer(asking, tx, approval) };
}

async function carryOut(asking: Asking, tx: Tx, approval: ApprovalRow, body: Partial<HoldBody>): Promise<Served | undefined> {
  const { orderId, amount, monthlyInstalment, until } = body;
  if (orderId === undefined) return end(tx, approval.id);
  if (amount === undefined || monthlyInstalment === undefined) return release(asking, tx, approval, orderId);
  return take(asking, tx, approval, { orderId, amount, monthlyInstalment }, until === undefined ? null : Temporal.Instant.from(until));
}

/** Holds (with an end) or uses (without) for an order, within the approval, its month, and what the lender gives the seller and the purchaser. */
async function take(asking: Asking, tx: Tx, approval: ApprovalRow, body: UseBody, until: Temporal.Instant | null): Promise<Served | undefined> {
  const { at } = asking;
  const holds = await findHolds(tx, approval.id);
  const own = holds.find((hold) => hold.orderId === body.orderId);
  const [amountMinor, monthlyMinor] = [BigInt(body.amount), BigInt(body.monthlyInstalment)];
  if (own?.state === 'USED') return own.amountMinor === amountMinor ? undefined : fieldProblem('/amount', 'already-used');
  if (approval.status !== 'LIVE' || Temporal.Instant.compare(approval.expiresAt, at) <= 0) return problem('approval-ended');
  if (until && Temporal.Instant.compare(until, at) <= 0) return fieldProblem('/until', 'past');
  const others = sumsOf(holds, at, body.orderId);
  const fits = others.heldMinor + others.usedMinor + amountMinor <= approval.approvedMinor && others.monthlyMinor + monthlyMinor <= approval.monthlyCapMinor;
  const ownMinor = sumsOf(own ? [own] : [], at).heldMinor;
  if (!fits || !(await sellerFits(asking, tx, approval, amountMinor - ownMinor))) return problem('limit-exceeded');
  if (amountMinor > ownMinor && !(await purchaserFits(asking, tx, approval, amountMinor - ownMinor))) return problem('limit-exceeded');
  const hold: Held = { orderId: body.orderId, amountMinor, monthlyMinor, state: until ? 'HELD' : 'USED', until };
  await saveHold(tx, approval.id, hold);
  return undefined;
}

/** What an issued contract binds stays used until that has ended. */
async function release({ party }: Asking, tx: Tx, approval: ApprovalRow, orderId: string): Promise<Served | undefined> {
  if (!(await contractBinds(tx, party, approval.id, orderId))) return releaseHold(tx, approval.id, orderId);
  const said = 'The contract of this order is issued and binds what it has used. Tell the event that ends the contract first, then ask again under the same key.';
  return { ...problem('limit-exceeded', undefined, said), forNow: true };
}

async function sellerFits({ party, at }: Asking, tx: Tx, { sellerRef }: ApprovalRow, moreMinor: bigint): Promise<boolean> {
  const limit = await findSellerLimit(tx, party, sellerRef, at);
  return limit !== null && limit.usedMinor + moreMinor <= limit.approvedMinor;
}

/**
 * Whether the rules' bound for one purchaser leaves room for so much more. An approval is decided by what is held and
 * used at that moment, so several of them may be more together than one purchaser gets: the bound is kept here, where
 * they are taken. What an order holds already it may use, also after the bound was lowered.
 */
async function purchaserFits({ party, tenant, at }: Asking, tx: Tx, { purchaserRef }: ApprovalRow, moreMinor: bigint): Promise<boolean> {
  await lockPurchaser(tx, party, purchaserRef);
  const { amountMinor } = await exposureOf(tx, party, purchaserRef, at);
  return amountMinor + moreMinor <= tenant.rules.maxExposure;
}

/** The purchaser chose another offer: what is only held is given back, what was used stays used. */
async function end(tx: Tx, approvalId: string): Promise<undefined> {
  for (const hold of await findHolds(tx, approvalId)) if (hold.state === 'HELD') await releaseHold(tx, approvalId, hold.orderId);
}

async function useAnswer({ at }: Asking, tx: Tx, approval: ApprovalRow) {
  const { heldMinor, usedMinor } = sumsOf(await findHolds(tx, approval.id), at);
  return {
    approvalId: approval.id, held: heldMinor.toString(), used: usedMinor.toString(),
    available: (approval.approvedMinor - heldMinor - usedMinor).toString(), version: approval.version + 1,
  };
}
