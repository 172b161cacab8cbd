import { Temporal } from 'temporal-polyfill';
import type { Actor } from '@/lib/kernel/actor';
import { billingRests } from '@/lib/leases/freeze-store';
import type { Db } from '@/lib/platform/db';
import { endOfDay, refundOf, withdrawalLastDay } from '../model/withdrawal';
import { findSubject, sinceOf, zoneOf } from '../store/subjects';
import { ABOUT, GOES_BACK, refusalSight, withdrawalSight, type RefusalSight, type WithdrawalSight } from './sights';

export interface ContractRights {
  contractId: string;
  leaseId: string | null;
  number: string;
  orderNumber: string;
  title: string;
  financier: { ko: string; en: string };
  currency: string;
  /** RFC 3339. */
  now: string;
  withdrawal: {
    /** Null before the signed and sealed contract is there: until then it is open. */
    lastOn: string | null;
    open: boolean;
    sent: WithdrawalSight | null;
    paidMinor: bigint;
    /** Where goods go back to, once it was sent. */
    returnAddress: string | null;
  };
  refusal: {
    /** A running lease of which none is open, or stands, and of which something is left to be paid. */
    may: boolean;
    /** The last one. */
    sent: RefusalSight | null;
    leftMinor: bigint;
    leaseOver: boolean;
  };
}

/** What a purchaser may still do about a contract of theirs, and what became of it; null for anybody else. */
export async function contractRights(db: Db, actor: Actor, by: { contractId: string } | { leaseId: string }, at: Temporal.Instant): Promise<ContractRights | null> {
  const found = await db.contract.findFirst({
    where: { supplementNo: 0, ...('contractId' in by ? { id: by.contractId, purchaserId: actor.userId } : { lease: { id: by.leaseId, purchaserId: actor.userId } }) }, select: { id: true },
  });
  const subject = found && await findSubject(db, found.id);
  if (!subject) return null;
  // After a transfer the contract stays its own purchaser's to read; the lease and what may be done about it are the other's.
  const [holds, made] = [subject.lease === null || subject.lease.purchaserId === actor.userId, subject.purchaserId === actor.userId];
  const [withdrawal, refusal, rows, seller, rests, inPlace] = await Promise.all([
    db.withdrawal.findFirst({ where: { contractId: subject.id, purchaserId: actor.userId }, include: { ...ABOUT, ...GOES_BACK } }),
    db.paymentRefusal.findFirst({ where: { contractId: subject.id, purchaserId: actor.userId }, orderBy: { sentAt: 'desc' }, include: ABOUT }),
    subject.lease && holds ? db.leaseInstalment.findMany({ where: { leaseId: subject.lease.id }, select: { state: true, amountMinor: true } }) : [],
    db.seller.findUniqueOrThrow({ where: { id: subject.sellerId }, select: { businessName: true, returnPostcode: true, returnRoad: true, returnDetail: true } }),
    subject.lease ? billingRests(db, subject.lease.id) : false,
    // What was asked for in place of the instalments is left to be paid as they were.
    subject.lease && holds ? db.invoice.findMany({ where: { leaseId: subject.lease.id, state: { in: ['OPEN', 'DEFERRED'] }, kind: { in: ['ACCELERATION', 'SETTLEMENT', 'BUYOUT'] } }, select: { amountMinor: true, creditMinor: true } }) : [],
  ]);
  const since = subject.sealedAt && sinceOf(subject, at);
  const lastOn = since && withdrawalLastDay(since);
  // Goods that were bought meanwhile are no more leased: there is nothing to withdraw from.
  const live = ['DELIVERED', 'SIGNED', 'SEALED'].includes(subject.state) && (subject.lease === null || subject.lease.state === 'ACTIVE');
  const running = holds && subject.lease?.state === 'ACTIVE';
  const leftMinor = inPlace.reduce((sum, { amountMinor, creditMinor }) => sum + amountMinor - creditMinor, rows.filter(({ state }) => state === 'DUE').reduce((sum, { amountMinor }) => sum + amountMinor, 0n));
  return {
    contractId: subject.id, leaseId: holds ? subject.lease?.id ?? null : null, number: subject.number, orderNumber: subject.order.number, title: subject.order.listingVersion.title,
    financier: { ko: subject.institution.nameKo, en: subject.institution.nameEn }, currency: (subject.terms as { currency: string }).currency, now: at.toString(),
    withdrawal: {
      lastOn: made ? lastOn : null, open: made && live && !withdrawal && (lastOn === null || Temporal.Instant.compare(at, endOfDay(lastOn, zoneOf(subject))) < 0),
      sent: withdrawal && withdrawalSight(withdrawal), paidMinor: made ? refundOf(rows) : 0n,
      returnAddress: withdrawal && !withdrawal.returnedAt ? [seller.businessName, seller.returnPostcode, seller.returnRoad, seller.returnDetail].filter(Boolean).join(', ') : null,
    },
    refusal: {
      may: running && leftMinor > 0n && !rests && !(refusal && ['OPEN', 'STANDS'].includes(refusal.state)), sent: refusal && refusalSight(refusal),
      leftMinor, leaseOver: subject.lease !== null && !running,
    },
  };
}

