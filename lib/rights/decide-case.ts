import type { Temporal } from 'temporal-polyfill';
import type { Actor } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import { lockLease } from '@/lib/leases/store';
import { audit } from '@/lib/platform/audit';
import { type Deps, type Tx, write } from '@/lib/platform/db';
import { letStand } from './close-refusal';
import { isOutcomeOf, type CaseKind, type CaseOutcome } from './model/cases';
import type { DecideCaseInput } from './model/inputs';
import { oweRefund } from './owe-refund';
import { decideRow, findCase, type CaseRow } from './store/cases';
import { closeRefusal, findRefusal, lockRefusal } from './store/refusals';
import { findSubject, namedOf } from './store/subjects';
import { lockWithdrawal, moveWithdrawal } from './store/withdrawals';
import { tellPurchaser, tellSeller } from './tell';

/**
 * A person at the desk decides a case, with a reason. Goods said to be damaged: the withdrawal stands and everything is
 * refunded, or was meanwhile; where an exception of art. 8(2) was proved (art. 8(5)), what the seller may claim for the loss is said, never
 * kept from the refund. An objection to a rejected refusal is decided by another person than who rejected it for the desk.
 *
 * Errors: `not-found`, `rights.moved-on`, `rights.other-person`, `rights.lease-over` (nothing is left that could be refused), field `outcome` `invalid`, field `lossMinor` `rights.loss-too-high`.
 */
export async function decideCase(deps: Deps, actor: Actor, input: DecideCaseInput): Promise<Result<{ caseId: string }>> {
  if (actor.role !== 'DESK') return err({ code: 'not-found' });
  const at = deps.clock.now();
  return write(deps, async (tx) => {
    const known = await findCase(tx, input.caseId);
    const about = known && await aboutOf(tx, known);
    if (!known || !about) return err({ code: 'not-found' });
    const kind: CaseKind = known.kind;
    if (!isOutcomeOf(kind, input.outcome)) return err({ code: 'input', fields: { outcome: 'choose' } });
    if (kind === 'OBJECTION' && about.refusal?.deskPersonId === actor.userId) return err({ code: 'rights.other-person' });
    const { outcome, reason } = input;
    if (kind === 'OBJECTION' && outcome === 'STANDS' && about.subject.lease?.state !== 'ACTIVE') return err({ code: 'rights.lease-over' });
    const lossMinor = outcome === 'EXCEPTED' ? input.lossMinor ?? null : null;
    if (lossMinor !== null && lossMinor > BigInt(about.cashPrice)) return err({ code: 'input', fields: { lossMinor: 'rights.loss-too-high' } });
    if (!await decideRow(tx, known.id, { outcome, reason, lossMinor, by: actor.userId, at })) return err({ code: 'rights.moved-on' });
    await audit(tx, {
      actor, action: 'contract.rights-case-decided', subject: { type: 'contract', id: about.subject.id }, reason,
      data: { case: kind, outcome, ...(lossMinor !== null && { lossMinor }) }, at,
    });
    const carried = await carryOut(deps, tx, { about, kind, outcome, reason, lossMinor, actor, at });
    return carried ? ok({ caseId: known.id }) : err({ code: 'rights.moved-on' });
  });
}

type About = NonNullable<Awaited<ReturnType<typeof aboutOf>>>;

/** What the case is about, held. */
async function aboutOf(tx: Tx, { withdrawalId, refusalId }: CaseRow) {
  const refusal = refusalId === null ? null : await findRefusal(tx, refusalId);
  if (refusal) {
    await lockLease(tx, refusal.leaseId);
    await lockRefusal(tx, refusal.id);
  }
  const withdrawal = withdrawalId === null ? null : await lockWithdrawal(tx, withdrawalId);
  const subject = await findSubject(tx, (refusal ?? withdrawal)?.contractId ?? '');
  return subject && { subject, withdrawal, refusal, cashPrice: (subject.terms as { cashPrice: string }).cashPrice };
}

interface Deciding { about: About; kind: CaseKind; outcome: CaseOutcome; reason: string; lossMinor: bigint | null; actor: Actor; at: Temporal.Instant }

async function carryOut(deps: Deps, tx: Tx, deciding: Deciding): Promise<boolean> {
  switch (deciding.kind) {
    case 'GOODS_DAMAGED': return settleDispute(deps, tx, deciding);
    case 'OBJECTION': return settleObjection(tx, deciding);
    default: return true;
  }
}

async function settleDispute(deps: Deps, tx: Tx, { about: { subject, withdrawal }, outcome, reason, lossMinor, actor, at }: Deciding): Promise<boolean> {
  if (!withdrawal || !await moveWithdrawal(tx, withdrawal.id, withdrawal.refundedAt === null ? 'RETURNED' : 'REFUNDED', {})) return false;
  const id = withdrawal.id;
  const what = outcome === 'EXCEPTED' ? 'dispute-excepted' : 'dispute-stands';
  const params = { reason, currency: withdrawal.currency, lossMinor: String(lossMinor ?? 0n) };
  await tellPurchaser(tx, namedOf(subject), { what, id, params, at }, 'withdraw');
  await tellSeller(tx, namedOf(subject), { what: `${what}-seller`, id, params, at }, 'withdrawals');
  // A dispute of an older mall has no parts yet.
  if (withdrawal.refundedAt === null) await oweRefund(deps, tx, { id, subject, actor, at });
  return true;
}

async function settleObjection(tx: Tx, { about: { subject, refusal }, outcome, reason, actor, at }: Deciding): Promise<boolean> {
  if (!refusal) return false;
  if (outcome === 'REJECTED') {
    await tellPurchaser(tx, namedOf(subject), { what: 'objection-rejected', id: refusal.id, params: { reason }, at }, 'refuse');
    return true;
  }
  if (!await closeRefusal(tx, refusal.id, 'STANDS', { by: 'OBJECTION', at })) return false;
  await letStand(tx, refusal, { actor, by: 'OBJECTION', at });
  return true;
}
