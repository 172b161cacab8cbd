import type { Temporal } from 'temporal-polyfill';
import type { Actor } from '@/lib/kernel/actor';
import { plainDateIn, type PlainDate } from '@/lib/kernel/calendar';
import { toInstant } from '@/lib/platform/clock';
import type { Db, Tx } from '@/lib/platform/db';
import type { Prisma } from '@/lib/platform/generated/client';
import { endOfDay, withdrawalLastDay } from '../model/withdrawal';

const ABOUT = {
  institution: { select: { id: true, code: true, kind: true, nameKo: true, nameEn: true } },
  lease: { select: { id: true, number: true, state: true, timeZone: true, purchaserId: true } },
  order: { select: { id: true, number: true, delivery: { select: { receivedAt: true, carrierDeliveredAt: true, decidedAt: true } }, listingVersion: { select: { title: true } } } },
} satisfies Prisma.ContractInclude;

export type Subject = Prisma.ContractGetPayload<{ include: typeof ABOUT }>;

/** A contract with what its rights are reckoned from; the contract itself, never a supplement. */
export const findSubject = (db: Db | Tx, contractId: string): Promise<Subject | null> =>
  db.contract.findFirst({ where: { id: contractId, supplementNo: 0 }, include: ABOUT });

/** The same, its row held until the transaction ends; its order has to be held first. */
export async function lockSubject(tx: Tx, contractId: string): Promise<Subject | null> {
  await tx.$queryRaw`SELECT id FROM contract WHERE id = ${contractId} FOR UPDATE`;
  return findSubject(tx, contractId);
}

export const zoneOf = ({ terms }: Pick<Subject, 'terms'>): string => (terms as { timeZone: string }).timeZone;

/**
 * The days from which the withdrawal is counted, where the lease is: the written contract is the one that is signed and
 * sealed, since that alone has force; until it is there every day may be the first. Null before anything can be signed.
 */
export function sinceOf(subject: Subject, at: Temporal.Instant): { contractOn: PlainDate; goodsOn: PlainDate } | null {
  const { delivery } = subject.order;
  const goodsAt = delivery?.receivedAt ?? delivery?.carrierDeliveredAt ?? delivery?.decidedAt;
  if (!subject.deliveredAt || !goodsAt) return null;
  const zone = zoneOf(subject);
  return { contractOn: plainDateIn(subject.sealedAt ? toInstant(subject.sealedAt) : at, zone), goodsOn: plainDateIn(toInstant(goodsAt), zone) };
}

/** Whether a lease's goods were on their way back already, or back, by a return of its own. */
export const goodsWereSent = async (tx: Tx, { lease }: Pick<Subject, 'lease'>): Promise<boolean> =>
  lease !== null && await tx.leaseReturn.count({ where: { leaseId: lease.id, OR: [{ shippedAt: { not: null } }, { arrivedAt: { not: null } }] } }) > 0;

/** The language in which somebody reads. */
export const localeOf = async (tx: Tx, userId: string): Promise<'ko' | 'en'> =>
  ((await tx.user.findUniqueOrThrow({ where: { id: userId }, select: { locale: true } })).locale === 'en' ? 'en' : 'ko');

/** For texts to people. */
export interface Named {
  contractId: string;
  number: string;
  title: string;
  orderId: string;
  leaseId: string | null;
  purchaserId: string;
  sellerId: string;
}

export const namedOf = (subject: Subject): Named => ({
  contractId: subject.id, number: subject.number, title: subject.order.listingVersion.title, orderId: subject.orderId, leaseId: subject.lease?.id ?? null,
  purchaserId: subject.lease?.purchaserId ?? subject.purchaserId, sellerId: subject.sellerId,
});

export const dayIn = (at: Temporal.Instant, subject: Pick<Subject, 'terms'>): PlainDate => plainDateIn(at, zoneOf(subject));

/** Of which order and contract a purchaser's own lease is; null for anybody else's. */
export async function findOwnLease(tx: Tx, actor: Actor, id: string): Promise<{ contractId: string; orderId: string } | null> {
  const lease = await tx.lease.findFirst({ where: { id, purchaserId: actor.userId }, select: { contractId: true, contract: { select: { orderId: true } } } });
  return lease && { contractId: lease.contractId, orderId: lease.contract.orderId };
}

/** The last day on which a contract may still be withdrawn from; null where it may not any more. */
export async function withdrawalRunsTo(db: Db | Tx, contractId: string, at: Temporal.Instant): Promise<PlainDate | null> {
  const subject = await findSubject(db, contractId);
  const since = subject && sinceOf(subject, at);
  if (!since) return null;
  const lastOn = withdrawalLastDay(since);
  return at.epochMilliseconds < endOfDay(lastOn, zoneOf(subject)).epochMilliseconds ? lastOn : null;
}
