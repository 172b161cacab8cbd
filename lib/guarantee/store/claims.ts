import { Temporal } from 'temporal-polyfill';
import { sellerFor } from '@/lib/accounts/model/seller-roles';
import type { Actor } from '@/lib/kernel/actor';
import { sourcesOf } from '@/lib/kernel/transitions';
import { fromPlainDate, toDate, toInstant } from '@/lib/platform/clock';
import type { Db, Tx } from '@/lib/platform/db';
import type { Prisma } from '@/lib/platform/generated/client';
import { newId } from '@/lib/platform/id';
import { claimMoves, movedDeadline, RUNNING, type ClaimState } from '../model/claim';
import type { Late } from '../model/credits';

/** What of a claim all that is reckoned follows from. */
export const ABOUT = {
  guarantee: {
    include: {
      lease: {
        select: {
          id: true, number: true, purchaserId: true, sellerId: true, institutionId: true, state: true, currency: true, timeZone: true, startsOn: true, endsOn: true, unitId: true, endedAt: true, endCause: true,
          institution: { select: { id: true, kind: true } },
          contract: { select: { id: true, externalId: true, terms: true, orderId: true, order: { select: { listingId: true, listingVersion: { select: { title: true } } } } } },
        },
      },
    },
  },
  pauses: { orderBy: { no: 'asc' } }, breaches: true, credits: true,
} as const satisfies Prisma.ServiceClaimInclude;

export type ClaimRow = Prisma.ServiceClaimGetPayload<{ include: typeof ABOUT }>;

/** Who may act in a claim, as the first condition of what is found. */
type Party = 'PURCHASER' | 'KEEPER' | 'DESK' | 'SYSTEM' | 'ANY';

function ownedBy(actor: Actor, party: Party): Prisma.ServiceClaimWhereInput | null {
  if (party === 'ANY') return ownedBy(actor, actor.role === 'PURCHASER' ? 'PURCHASER' : actor.role === 'SELLER' ? 'KEEPER' : 'DESK');
  if (party === 'SYSTEM') return {};
  if (party === 'DESK') return actor.role === 'DESK' ? {} : null;
  if (party === 'KEEPER') {
    const keeperId = sellerFor(actor, 'orders');
    return keeperId === null ? null : { keeperId };
  }
  return actor.role === 'PURCHASER' && actor.userId !== '' ? { formerPurchaserId: null, guarantee: { lease: { purchaserId: actor.userId } } } : null;
}

export const findClaim = (db: Db | Tx, id: string): Promise<ClaimRow | null> => db.serviceClaim.findUnique({ where: { id }, include: ABOUT });

/** A claim of this actor, its lease and then its own row held; null for anybody else's. */
export async function lockClaim(tx: Tx, id: string, actor: Actor, party: Party): Promise<ClaimRow | null> {
  const where = ownedBy(actor, party);
  const known = where && await tx.serviceClaim.findFirst({ where: { AND: [{ id }, where] }, select: { id: true, leaseId: true } });
  if (!known) return null;
  await tx.$queryRaw`SELECT id FROM lease WHERE id = ${known.leaseId} FOR UPDATE`;
  await tx.$queryRaw`SELECT id FROM service_claim WHERE id = ${id} FOR UPDATE`;
  return findClaim(tx, id);
}

/** Whose the claims of a lease were, when another takes it over. */
export async function leaveClaims(tx: Tx, leaseId: string, formerPurchaserId: string): Promise<void> {
  await tx.serviceClaim.updateMany({ where: { leaseId, formerPurchaserId: null }, data: { formerPurchaserId } });
}

interface NewClaim {
  id: string;
  leaseId: string;
  keeperId: string;
  defectId?: string;
  text: string;
  serial: string;
  sinceOn: string;
  usable: boolean;
  openedAt: Temporal.Instant;
  respondBy: Temporal.Instant;
  repairBy: Temporal.Instant;
}

export async function insertClaim(tx: Tx, { sinceOn, openedAt, respondBy, repairBy, ...claim }: NewClaim): Promise<void> {
  await tx.serviceClaim.create({
    data: {
      ...claim, sinceOn: fromPlainDate(sinceOn), openedAt: toDate(openedAt), downFrom: toDate(openedAt), respondBy: toDate(respondBy), repairBy: toDate(repairBy),
      dueBy: toDate(Temporal.Instant.compare(respondBy, repairBy) < 0 ? respondBy : repairBy),
    },
    select: { id: true },
  });
}

export const findOpenClaim = (tx: Tx, leaseId: string): Promise<{ id: string } | null> => tx.serviceClaim.findFirst({ where: { leaseId, state: { not: 'CLOSED' } }, select: { id: true } });

type Change = Prisma.ServiceClaimUncheckedUpdateManyInput;

/** Moves a claim where the data lets it; false where it stands elsewhere. */
export async function moveClaimRow(tx: Tx, id: string, to: ClaimState, change: Change = {}): Promise<boolean> {
  const { count } = await tx.serviceClaim.updateMany({ where: { id, state: { in: sourcesOf(claimMoves, to) } }, data: { ...change, state: to, ...(to === 'CLOSED' && { dueBy: null, closeBy: null }) } });
  if (count === 1 && to !== 'CLOSED') await setDue(tx, id);
  return count === 1;
}

/** What the seller has to think of next: the answer, then the repair; nothing while the purchaser is waited for. */
async function setDue(tx: Tx, id: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE service_claim c SET due_by = CASE WHEN c.state::text = ANY(${RUNNING}) AND NOT EXISTS (SELECT 1 FROM claim_pause p WHERE p.claim_id = c.id AND p.until_at IS NULL)
             THEN greatest(CASE WHEN c.answered_at IS NULL THEN least(c.respond_by, c.repair_by) ELSE c.repair_by END, (SELECT max(p.until_at) FROM claim_pause p WHERE p.claim_id = c.id AND p.granted)) END
     WHERE c.id = ${id}`;
}

/** The clock stands from now on; false where it does already. */
export async function pauseClaim(tx: Tx, { id, pauses }: ClaimRow, at: Temporal.Instant): Promise<boolean> {
  if (pauses.some(({ untilAt }) => untilAt === null)) return false;
  await tx.claimPause.create({ data: { claimId: id, no: pauses.length + 1, fromAt: toDate(at) } });
  await setDue(tx, id);
  return true;
}

/** The clock goes on, and what was left of each promise runs from now; false where it did not stand. */
export async function resumeClaim(tx: Tx, claim: ClaimRow, at: Temporal.Instant): Promise<boolean> {
  const open = claim.pauses.find(({ untilAt }) => untilAt === null);
  if (!open) return false;
  const zone = claim.guarantee.lease.timeZone;
  const moved = (deadline: Date) => toDate(movedDeadline(toInstant(deadline), { fromAt: toInstant(open.fromAt), untilAt: at }, zone));
  const broken = new Set(claim.breaches.map(({ promise }) => promise));
  await tx.claimPause.update({ where: { claimId_no: { claimId: claim.id, no: open.no } }, data: { untilAt: toDate(at) } });
  await tx.serviceClaim.update({
    where: { id: claim.id },
    data: { ...(!broken.has('RESPONSE') && claim.answeredAt === null && { respondBy: moved(claim.respondBy) }), ...(!broken.has('REPAIR') && { repairBy: moved(claim.repairBy) }) },
    select: { id: true },
  });
  await setDue(tx, claim.id);
  return true;
}

/** Both promises anew for whoever keeps the guarantee from now on. What was broken before stays so, and nobody is late on it until they could have mended it. */
export async function grantTime(tx: Tx, claim: ClaimRow, { respondBy, repairBy }: { respondBy: Temporal.Instant; repairBy: Temporal.Instant }, at: Temporal.Instant): Promise<void> {
  const broken = new Set(claim.breaches.map(({ promise }) => promise));
  const later = (old: Date, anew: Temporal.Instant) => (anew.epochMilliseconds > old.getTime() ? toDate(anew) : old);
  await tx.serviceClaim.update({
    where: { id: claim.id },
    data: { ...(!broken.has('RESPONSE') && claim.answeredAt === null && { respondBy: later(claim.respondBy, respondBy) }), ...(!broken.has('REPAIR') && { repairBy: later(claim.repairBy, repairBy) }) },
    select: { id: true },
  });
  const untilAt = broken.has('REPAIR') ? repairBy : broken.has('RESPONSE') && claim.answeredAt === null ? respondBy : null;
  if (untilAt) await tx.claimPause.create({ data: { claimId: claim.id, no: claim.pauses.length + 1, fromAt: toDate(at), untilAt: toDate(untilAt), granted: true } });
  await setDue(tx, claim.id);
}

interface Step {
  act: string;
  actor: Actor;
  text?: string | undefined;
  data?: Record<string, string | number>;
  photos?: readonly string[];
  at: Temporal.Instant;
}

/** Adds to the thread, with pictures that its author sent up and that are said nowhere yet. False where one of them is not. */
export async function addStep(tx: Tx, claimId: string, { act, actor, text, data = {}, photos = [], at }: Step): Promise<boolean> {
  const id = newId('cs');
  const no = (await tx.claimStep.count({ where: { claimId } })) + 1;
  const person = actor.role === 'PURCHASER' || actor.role === 'SELLER' || actor.role === 'DESK' ? actor.userId : null;
  await tx.claimStep.create({ data: { id, claimId, no, act, byId: person, byRole: actor.role, text: text || null, data, at: toDate(at) }, select: { id: true } });
  const wanted = [...new Set(photos)];
  if (wanted.length === 0) return true;
  const { count } = await tx.claimPhoto.updateMany({ where: { fileId: { in: wanted }, byId: actor.userId, stepId: null }, data: { claimId, stepId: id } });
  return count === wanted.length;
}

/** What late days follow from, as the rows have it. */
export const lateOf = ({ guarantee, respondBy, answeredAt, repairBy, usableAt, pauses, end, state }: ClaimRow): Late => ({
  zone: guarantee.lease.timeZone, respondBy: toInstant(respondBy), answeredAt: answeredAt && toInstant(answeredAt), repairBy: toInstant(repairBy), usableAt: usableAt && toInstant(usableAt),
  pauses: pauses.map(({ fromAt, untilAt }) => ({ fromAt: toInstant(fromAt), untilAt: untilAt && toInstant(untilAt) })), rejected: state === 'REJECTED' || end === 'REJECTED',
});

/** Claims whose promise has passed and that is not written down, the oldest first. */
export const findBroken = (db: Db, now: Temporal.Instant): Promise<{ id: string }[]> => db.$queryRaw`
  SELECT c.id FROM service_claim c
   WHERE c.due_by <= ${toDate(now)}
     AND ((c.answered_at IS NULL AND c.respond_by <= ${toDate(now)} AND NOT EXISTS (SELECT 1 FROM guarantee_breach b WHERE b.claim_id = c.id AND b.promise = 'RESPONSE'))
       OR (c.repair_by <= ${toDate(now)} AND NOT EXISTS (SELECT 1 FROM guarantee_breach b WHERE b.claim_id = c.id AND b.promise = 'REPAIR')))
   ORDER BY c.due_by, c.id LIMIT 200`;

/** Claims with a broken promise whose late days were not reckoned today. */
export const findToCredit = (db: Db, today: string): Promise<{ id: string }[]> => db.$queryRaw`
  SELECT c.id FROM service_claim c
   WHERE c.state::text = ANY(${RUNNING}) AND (c.credited_to IS NULL OR c.credited_to < ${today}::date) AND EXISTS (SELECT 1 FROM guarantee_breach b WHERE b.claim_id = c.id)
   ORDER BY c.id LIMIT 500`;

/** Claims that silence closes, and those whose lease has ended, or has nothing left to be paid (art. 16). */
export const findToClose = (db: Db, now: Temporal.Instant): Promise<{ id: string }[]> => db.$queryRaw`
  SELECT c.id FROM service_claim c JOIN lease l ON l.id = c.lease_id
   WHERE c.state <> 'CLOSED' AND (l.state <> 'ACTIVE' OR EXISTS (SELECT 1 FROM lease_instalment i WHERE i.lease_id = l.id AND i.state = 'REFUSED') OR (c.close_by <= ${toDate(now)} AND c.objection IS DISTINCT FROM 'OPEN'))
   ORDER BY c.opened_at, c.id LIMIT 200`;

/** Since when nothing is promised any more: the lease has ended, or the refusal to pay what was left of it stands; null while it runs. */
export async function overSince(tx: Tx, { leaseId, guarantee: { lease } }: ClaimRow): Promise<Date | null> {
  if (lease.state !== 'ACTIVE') return lease.endedAt;
  return (await tx.paymentRefusal.findFirst({ where: { leaseId, state: 'STANDS', lease: { instalments: { some: { state: 'REFUSED' } } } }, select: { closedAt: true } }))?.closedAt ?? null;
}
