import type { Temporal } from 'temporal-polyfill';
import type { Locale } from '@/lib/kernel/money';
import { fromPlainDate, toDate } from '@/lib/platform/clock';
import type { Db, Tx } from '@/lib/platform/db';
import type { HardshipRequest, LeaseSettlement, WriteOff } from '@/lib/platform/generated/client';
import { newId } from '@/lib/platform/id';

export async function findLocale(tx: Tx, userId: string): Promise<{ locale: Locale; name: string }> {
  const { locale, name } = await tx.user.findUniqueOrThrow({ where: { id: userId }, select: { locale: true, name: true } });
  return { locale: locale === 'en' ? 'en' : 'ko', name };
}

interface NewDemand { leaseId: string; sentOn: string; untilOn: string; locale: string; text: string; currency: string; amountMinor: bigint }

export async function insertDemand(tx: Tx, { sentOn, untilOn, ...demand }: NewDemand, at: Temporal.Instant): Promise<string> {
  const id = newId('dm');
  await tx.overdueDemand.create({ data: { id, ...demand, sentOn: fromPlainDate(sentOn), untilOn: fromPlainDate(untilOn), sentAt: toDate(at) }, select: { id: true } });
  return id;
}

interface NewAcceleration { leaseId: string; demandId: string; day: string; missedMinor: bigint; priceMinor: bigint; rebateMinor: bigint; totalMinor: bigint; reason: string; decidedById: string }

export async function insertAcceleration(tx: Tx, { day, ...row }: NewAcceleration, at: Temporal.Instant): Promise<void> {
  await tx.leaseAcceleration.create({ data: { ...row, day: fromPlainDate(day), decidedAt: toDate(at) }, select: { leaseId: true } });
}

interface Asking { leaseId: string; months: number; canPayMinor: bigint; reason: string; askedById: string }

/** A request for time; null where one waits or runs. */
export async function insertHardship(tx: Tx, asking: Asking, at: Temporal.Instant): Promise<string | null> {
  const id = newId('df');
  const { count } = await tx.hardshipRequest.createMany({ data: [{ id, ...asking, askedAt: toDate(at) }], skipDuplicates: true });
  return count === 1 ? id : null;
}

export const findHardship = (tx: Tx, id: string): Promise<HardshipRequest | null> => tx.hardshipRequest.findUnique({ where: { id } });

interface Deciding { id: string; to: 'GRANTED' | 'DECLINED'; byId: string; note: string; days: { fromOn: string; untilOn: string } | null; at: Temporal.Instant }

export async function decideHardshipRow(tx: Tx, { id, to, byId, note, days, at }: Deciding): Promise<boolean> {
  const { count } = await tx.hardshipRequest.updateMany({
    where: { id, state: 'ASKED' },
    data: { state: to, decidedById: byId, decidedAt: toDate(at), note, ...(days && { fromOn: fromPlainDate(days.fromOn), untilOn: fromPlainDate(days.untilOn) }) },
  });
  return count === 1;
}

interface Proposing { leaseId: string; currency: string; owedMinor: bigint; totalMinor: bigint; parts: number; firstOn: string; reason: string; proposedById: string }

/** A settlement that a second person looks at; null where one waits. */
export async function insertSettlement(tx: Tx, { firstOn, ...row }: Proposing, at: Temporal.Instant): Promise<string | null> {
  const id = newId('sg');
  const { count } = await tx.leaseSettlement.createMany({ data: [{ id, ...row, firstOn: fromPlainDate(firstOn), proposedAt: toDate(at) }], skipDuplicates: true });
  return count === 1 ? id : null;
}

export const findSettlement = (tx: Tx, id: string): Promise<LeaseSettlement | null> => tx.leaseSettlement.findUnique({ where: { id } });

export async function checkSettlementRow(tx: Tx, id: string, to: 'OFFERED' | 'REFUSED', byId: string, at: Temporal.Instant): Promise<boolean> {
  const { count } = await tx.leaseSettlement.updateMany({ where: { id, state: 'PROPOSED', proposedById: { not: byId } }, data: { state: to, checkedById: byId, checkedAt: toDate(at) } });
  return count === 1;
}

export async function answerSettlementRow(tx: Tx, id: string, to: 'ACCEPTED' | 'DECLINED' | 'LAPSED', at: Temporal.Instant): Promise<boolean> {
  const { count } = await tx.leaseSettlement.updateMany({ where: { id, state: 'OFFERED' }, data: { state: to, answeredAt: toDate(at) } });
  return count === 1;
}

/** Offers that were not answered since an instant. */
export const findUnanswered = (db: Db, before: Temporal.Instant): Promise<{ id: string; leaseId: string }[]> =>
  db.leaseSettlement.findMany({ where: { state: 'OFFERED', checkedAt: { lt: toDate(before) } }, select: { id: true, leaseId: true }, take: 100, orderBy: { checkedAt: 'asc' } });

/** Nobody expects it any more, says one person; null where that waits for another already. */
export async function insertWriteOff(tx: Tx, row: { leaseId: string; currency: string; amountMinor: bigint; reason: string; proposedById: string }, at: Temporal.Instant): Promise<string | null> {
  const id = newId('wo');
  const { count } = await tx.writeOff.createMany({ data: [{ id, ...row, proposedAt: toDate(at) }], skipDuplicates: true });
  return count === 1 ? id : null;
}

export const findWriteOff = (tx: Tx, id: string): Promise<WriteOff | null> => tx.writeOff.findUnique({ where: { id } });

export async function decideWriteOffRow(tx: Tx, id: string, to: 'APPROVED' | 'REFUSED', { byId, note, at }: { byId: string; note: string; at: Temporal.Instant }): Promise<boolean> {
  const { count } = await tx.writeOff.updateMany({ where: { id, state: 'OPEN', proposedById: { not: byId } }, data: { state: to, decidedById: byId, decidedAt: toDate(at), note } });
  return count === 1;
}
