import type { Temporal } from 'temporal-polyfill';
import { SYSTEM, type Actor } from '@/lib/kernel/actor';
import { lastMinuteOf } from '@/lib/kernel/date-text';
import { err, ok, type Result } from '@/lib/kernel/result';
import { holdBilling } from '@/lib/leases/invoice-store';
import { audit } from '@/lib/platform/audit';
import { toDate } from '@/lib/platform/clock';
import { type Deps, type Tx, write } from '@/lib/platform/db';
import { oneOfMany } from '@/lib/platform/one-of-many';
import { withdrawalRunsTo } from '@/lib/rights/store/subjects';
import { DISPUTE_DAYS, endAfter, lookUntil, mayLapse, type DecideDamageInput, type DisputeInput, type InspectReturnInput, type ProveArrivalInput, type ReturnInput } from './model/returns';
import { settleReturn, takeBack, waitsForRefusal } from './settle-return';
import { cancelReturn, partWithGoods } from './ship-return';
import { showInReturn } from './store/return-photos';
import { findOverdue, lockReturn, moveReturn } from './store/returns';
import { tellDesk, tellPurchaser, tellSeller } from './tell';

type Done = Promise<Result<{ returnId: string }>>;
const house = (actor: Actor) => actor.role === 'DESK' || actor.role === 'SELLER';

/**
 * The shop has the goods, and looks them over within a week, which begins when they cannot be withdrawn from at no cost any
 * more. Where nobody said that they were sent: only goods that have to go back, for of an early return its purchaser may still
 * think better; that the desk notes (`proveArrival`). Errors: `not-found`, `endings.moved-on`, `endings.desk-notes`.
 */
export async function confirmArrival(deps: Deps, actor: Actor, { returnId }: ReturnInput): Done {
  if (actor.role !== 'SELLER') return err({ code: 'not-found' });
  return arrive(deps, actor, { returnId, note: null });
}

/** The desk has proof that the shop has them, which says nothing: its days to look them over run all the same, and it is told. Errors: `not-found`, `endings.moved-on`. */
export async function proveArrival(deps: Deps, actor: Actor, { returnId, note }: ProveArrivalInput): Done {
  if (actor.role !== 'DESK') return err({ code: 'not-found' });
  return arrive(deps, actor, { returnId, note });
}

/** What nobody said was sent leaves its purchaser on the day on which it is there. */
function arrive(deps: Deps, actor: Actor, { returnId, note }: { returnId: string; note: string | null }): Done {
  return write(deps, async (tx) => {
    await holdBilling(tx);
    const held = await lockReturn(tx, actor, returnId);
    if (!held) return err({ code: 'not-found' });
    const at = deps.clock.now();
    const { row } = held;
    const unsaid = row.state === 'LABELLED';
    if (unsaid && mayLapse(row.cause) && actor.role === 'SELLER') return err({ code: 'endings.desk-notes' });
    const parted = unsaid ? await partWithGoods(tx, held, at) : { lease: held.lease, data: {} };
    const inspectBy = lookUntil(at, await withdrawalRunsTo(tx, held.lease.contract.id, at), held.lease.timeZone);
    if (!parted || !await moveReturn(tx, returnId, 'ARRIVED', { ...parted.data, arrivedAt: toDate(at), inspectBy: toDate(inspectBy) }) || !await takeBack(tx, parted.lease)) return err({ code: 'endings.moved-on' });
    const { lease } = parted;
    await audit(tx, { actor, action: unsaid ? 'lease.return-came-unsaid' : 'lease.return-arrived', subject: { type: 'lease', id: lease.id }, ...(note !== null && { reason: note }), data: { number: row.number }, at });
    const params = { returnNumber: row.number, inspectBy: lastMinuteOf(inspectBy, lease.timeZone).toString() };
    await tellPurchaser(tx, lease, { what: unsaid ? 'return-came-unsaid' : 'return-arrived', key: returnId, params, page: '/return', at });
    if (note !== null) await tellSeller(tx, lease, { what: 'return-proved-seller', key: returnId, params: { ...params, note }, page: `/${returnId}`, at });
    return ok({ returnId });
  });
}

/**
 * The goods are looked over: whole, working, worn no more than the plan allows — the lease ends. What is claimed for wear
 * beyond that the purchaser sees first, with pictures of it, and may object to within a week. Not while the purchaser may
 * still withdraw at no cost: that goes before any charge. Errors: `not-found`, `endings.moved-on`, `endings.withdrawal-runs`,
 * `endings.rests`, `endings.claim-too-high` (more than the goods cost), field `photos` `endings.photo-gone`.
 */
export async function inspectReturn(deps: Deps, actor: Actor, { returnId, complete, works, wear, note, claimedMinor = 0n, photos = [] }: InspectReturnInput): Done {
  return write(deps, async (tx) => {
    const held = house(actor) ? await lockReturn(tx, actor, returnId) : null;
    if (!held) return err({ code: 'not-found' });
    const { row, lease } = held;
    const at = deps.clock.now();
    const lastOn = await withdrawalRunsTo(tx, lease.contract.id, at);
    if (lastOn !== null) return err({ code: 'endings.withdrawal-runs', params: { lastOn } });
    const claimed = wear === 'BEYOND' ? claimedMinor : 0n;
    if (claimed > lease.financedMinor) return err({ code: 'endings.claim-too-high' });
    if (row.state !== 'ARRIVED') return err({ code: 'endings.moved-on' });
    if (waitsForRefusal(lease)) return err({ code: 'endings.rests' });
    if (!await showInReturn(tx, returnId, { byId: actor.userId, fileIds: photos })) return err({ code: 'input', fields: { photos: 'endings.photo-gone' } });
    const found = { inspectedAt: toDate(at), inspectedById: actor.userId, complete: complete === 'yes', works: works === 'yes', wear, note: note || null };
    await audit(tx, { actor, action: 'lease.return-inspected', subject: { type: 'lease', id: lease.id }, ...(note && { reason: note }), data: { number: row.number, amountMinor: claimed }, at });
    if (claimed === 0n) return await settleReturn(tx, { row, lease, damageMinor: 0n, data: found, actor, at }) ? ok({ returnId }) : err({ code: 'endings.moved-on' });
    const disputeBy = endAfter(at, DISPUTE_DAYS, lease.timeZone);
    if (!await moveReturn(tx, returnId, 'INSPECTED', { ...found, claimedMinor: claimed, disputeBy: toDate(disputeBy) })) return err({ code: 'endings.moved-on' });
    const params = { returnNumber: row.number, amountMinor: claimed.toString(), currency: row.currency, note: note ?? '', disputeBy: lastMinuteOf(disputeBy, lease.timeZone).toString() };
    await tellPurchaser(tx, lease, { what: 'return-claimed', key: returnId, params, page: '/return', at });
    return ok({ returnId });
  });
}

/** The purchaser agrees to what is claimed for wear. Errors: `not-found`, `endings.moved-on`, `endings.rests`. */
export async function acceptDamage(deps: Deps, actor: Actor, { returnId }: ReturnInput): Done {
  if (actor.role !== 'PURCHASER') return err({ code: 'not-found' });
  return letClaimStand(deps, actor, returnId);
}

function letClaimStand(deps: Deps, actor: Actor, returnId: string): Done {
  return write(deps, async (tx) => {
    const held = await lockReturn(tx, actor, returnId);
    if (!held) return err({ code: 'not-found' });
    if (held.row.state !== 'INSPECTED') return err({ code: 'endings.moved-on' });
    if (waitsForRefusal(held.lease)) return err({ code: 'endings.rests' });
    return await settleReturn(tx, { ...held, damageMinor: held.row.claimedMinor, actor, at: deps.clock.now() }) ? ok({ returnId }) : err({ code: 'endings.moved-on' });
  });
}

/** The purchaser says otherwise, and the desk decides. Errors: `not-found`, `endings.moved-on`. */
export async function disputeDamage(deps: Deps, actor: Actor, { returnId, text }: DisputeInput): Done {
  return write(deps, async (tx) => {
    const held = actor.role === 'PURCHASER' ? await lockReturn(tx, actor, returnId) : null;
    if (!held) return err({ code: 'not-found' });
    const at = deps.clock.now();
    if (!await moveReturn(tx, returnId, 'DISPUTED', { disputedAt: toDate(at), disputeText: text })) return err({ code: 'endings.moved-on' });
    await audit(tx, { actor, action: 'lease.damage-disputed', subject: { type: 'lease', id: held.lease.id }, reason: text, data: { number: held.row.number }, at });
    await tellDesk(tx, held.lease, { what: 'return-disputed-desk', key: returnId, params: { returnNumber: held.row.number }, page: `/${returnId}`, at });
    return ok({ returnId });
  });
}

/**
 * The desk decides what stands of a claim, up to what was claimed; never who looked the goods over. Errors: `not-found`,
 * `endings.moved-on`, `endings.rests`, `endings.other-person`, `endings.claim-too-high`.
 */
export async function decideDamage(deps: Deps, actor: Actor, { returnId, damageMinor, note }: DecideDamageInput): Done {
  return write(deps, async (tx) => {
    const held = actor.role === 'DESK' ? await lockReturn(tx, actor, returnId) : null;
    if (!held) return err({ code: 'not-found' });
    const { row, lease } = held;
    const at = deps.clock.now();
    if (row.state !== 'DISPUTED') return err({ code: 'endings.moved-on' });
    if (waitsForRefusal(lease)) return err({ code: 'endings.rests' });
    if (row.inspectedById === actor.userId) return err({ code: 'endings.other-person' });
    if (damageMinor > row.claimedMinor) return err({ code: 'input', fields: { damageMinor: 'endings.claim-too-high' } });
    await audit(tx, { actor, action: 'lease.damage-decided', subject: { type: 'lease', id: lease.id }, reason: note, data: { number: row.number, amountMinor: damageMinor }, at });
    const data = { decidedAt: toDate(at), decidedById: actor.userId, decisionNote: note };
    return await settleReturn(tx, { row, lease, damageMinor, decided: note, data, actor, at }) ? ok({ returnId }) : err({ code: 'endings.moved-on' });
  });
}

/** Sweep: a return before the end of the term that was not sent is off, goods that nobody looked over are in order, a claim that nobody objected to stands. */
export async function settleOverdueReturns(deps: Deps): Promise<void> {
  for (const { id, leaseId, state } of await findOverdue(deps.db, deps.clock.now())) {
    await oneOfMany(deps, 'return not settled', { id, leaseId }, () => (state === 'LABELLED' ? cancelReturn(deps, SYSTEM, { returnId: id }) : state === 'INSPECTED' ? letClaimStand(deps, SYSTEM, id) : passUnseen(deps, id)));
  }
}

function passUnseen(deps: Deps, returnId: string): Done {
  return write(deps, async (tx: Tx) => {
    const held = await lockReturn(tx, SYSTEM, returnId);
    const at: Temporal.Instant = deps.clock.now();
    if (held?.row.state !== 'ARRIVED') return err({ code: 'endings.moved-on' });
    const withdrawUntil = await withdrawalRunsTo(tx, held.lease.contract.id, at);
    // Sealed after they arrived: it may be withdrawn from for longer than was known then.
    if (withdrawUntil !== null) return await moveReturn(tx, returnId, 'ARRIVED', { inspectBy: toDate(lookUntil(at, withdrawUntil, held.lease.timeZone)) }, ['ARRIVED']) ? ok({ returnId }) : err({ code: 'endings.moved-on' });
    if (waitsForRefusal(held.lease)) return err({ code: 'endings.rests' });
    return await settleReturn(tx, { ...held, damageMinor: 0n, actor: SYSTEM, at }) ? ok({ returnId }) : err({ code: 'endings.moved-on' });
  });
}
