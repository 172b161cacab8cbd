import type { Temporal } from 'temporal-polyfill';
import { particularsShape } from '@/lib/contracts/model/particulars';
import { findEndingLease } from '@/lib/endings/store/leases';
import type { Actor } from '@/lib/kernel/actor';
import type { PlainDate } from '@/lib/kernel/calendar';
import type { CanonicalTerms } from '@/lib/kernel/canonical-terms';
import { whyNotCarry } from '@/lib/limits/store/take-over';
import { toInstant, toPlainDate } from '@/lib/platform/clock';
import type { Db } from '@/lib/platform/db';
import { nextCodeAt } from '@/lib/signing/model/code';
import { readAgreed, type Agreed } from '../model/agreed';
import type { Obstacle } from '../model/obstacles';
import { isOpen, type TransferSide, type TransferState } from '../model/transfer';
import { codesSince, findLiveCode } from '../store/codes';
import { findOwnMethod, givenLease } from '../store/leases';
import { findTransfer, sideOf, type TransferRow } from '../store/transfers';

export interface TransferGoods {
  title: string;
  photoId: string | null;
  serial: string;
  seller: string;
  financier: { ko: string; en: string };
  currency: string;
  endsOn: PlainDate;
  endOfTerm: 'TITLE_TRANSFER' | 'RETURN_OR_BUYOUT';
  returnChargeBps: number;
  lateRate: string;
  guarantee: { responseHours: number; repairDays: number; visit: 'ON_SITE' | 'SEND_IN'; replacement: boolean; careVisits: number } | null;
}

export interface TransferStanding {
  id: string;
  number: string;
  state: TransferState;
  leaseNumber: string;
  from: string;
  /** Their name once they have come, or as they signed. */
  to: string | null;
  createdAt: string;
  lapseBy: string;
  agreedAt: string | null;
  decidedAt: string | null;
  signedAt: Record<TransferSide, string | null>;
  carryOn: PlainDate | null;
  carriedOutAt: string | null;
  endedAt: string | null;
  /** Who has taken it back; null: nobody. */
  endedBy: TransferSide | null;
  reason: string | null;
  hasDocument: boolean;
  isSealed: boolean;
}

export interface TransferSight extends TransferStanding {
  side: TransferSide;
  goods: TransferGoods;
  figures: Agreed;
  /** The lease, where it is the reader's. */
  leaseId: string | null;
  /** As it was typed; for who typed it. */
  toEmail: string | null;
  /** What stands against it now: for who has the lease; the other is told that something does. */
  obstacle: Obstacle | 'not-ready' | null;
  /** Of the successor: whether their limit carries what is left, and what they pay by. */
  short: string | null;
  method: { brand: string; last4: string } | null;
  phone: string;
  /** The code that may be used now, and when another may be asked for. */
  code: { sentTo: string; expiresAt: string } | null;
  nextCodeAt: string | null;
  ownName: string;
  now: string;
}

const text = (date: Date | null): string | null => date && toInstant(date).toString();

export const standingOf = (row: TransferRow): TransferStanding => {
  const signedOn = (side: TransferSide) => text(row.signatures.find((each) => each.side === side)?.signedAt ?? null);
  return {
    id: row.id, number: row.number, state: row.state, leaseNumber: row.lease.number, from: row.from.name, to: row.to?.name ?? null, createdAt: row.createdAt.toISOString(), lapseBy: row.lapseBy.toISOString(),
    agreedAt: text(row.agreedAt), decidedAt: text(row.decidedAt), signedAt: { FROM: signedOn('FROM'), TO: signedOn('TO') }, carryOn: row.carryOn && toPlainDate(row.carryOn), carriedOutAt: text(row.carriedOutAt), endedAt: text(row.endedAt),
    endedBy: row.state === 'WITHDRAWN' && row.endedById !== null ? (row.endedById === row.fromId ? 'FROM' : 'TO') : null, reason: row.reason, hasDocument: row.documentId !== null, isSealed: row.sealedId !== null,
  };
};

/** What would be taken over, as both and the desk see it: nothing in it says who made the contract. */
export async function goodsOf(db: Db, leaseId: string): Promise<TransferGoods> {
  const lease = await db.lease.findUniqueOrThrow({
    where: { id: leaseId },
    include: {
      institution: { select: { nameKo: true, nameEn: true } }, unit: { select: { serial: true } }, guarantee: { include: { keeper: { select: { businessName: true } } } },
      contract: { select: { terms: true, particulars: true, order: { select: { listingVersion: { select: { title: true, photos: { orderBy: { position: 'asc' }, take: 1 } } } } } } },
    },
  });
  const { contract: { order: { listingVersion: { title, photos } }, terms, particulars }, guarantee } = lease;
  const { seller, returnChargeBps, lateRate } = particularsShape.parse(particulars);
  return {
    title, photoId: photos[0]?.fileId ?? null, serial: lease.unit.serial, seller: guarantee?.keeper.businessName ?? seller.name, financier: { ko: lease.institution.nameKo, en: lease.institution.nameEn }, currency: lease.currency,
    endsOn: toPlainDate(lease.endsOn), endOfTerm: (terms as unknown as CanonicalTerms).endOfTerm, returnChargeBps, lateRate,
    guarantee: guarantee && { responseHours: guarantee.responseHours, repairDays: guarantee.repairDays, visit: guarantee.visit === 'SEND_IN' ? 'SEND_IN' : 'ON_SITE', replacement: guarantee.replacement, careVisits: guarantee.careVisits },
  };
}

/** A transfer for either of its purchasers, with what is theirs to do; null for anybody else. */
export async function transferSight(db: Db, actor: Actor, id: string, at: Temporal.Instant): Promise<TransferSight | null> {
  const row = actor.role === 'PURCHASER' ? await findTransfer(db, id) : null;
  const side = row && sideOf(row, actor.userId);
  if (!row || !side) return null;
  const [goods, live, person] = [await goodsOf(db, row.leaseId), await liveOf(db, row, at), side === 'FROM' ? row.from : row.to];
  const taking = side === 'TO' && isOpen(row.state);
  const own = await db.user.findUnique({ where: { id: actor.userId }, select: { phone: true } });
  return {
    ...standingOf(row), side, goods, figures: live.figures, ownName: person?.name ?? '', now: at.toString(),
    leaseId: (side === 'FROM') === (row.state !== 'DONE') ? row.leaseId : null, toEmail: side === 'FROM' && row.toEmail !== '-' ? row.toEmail : null,
    obstacle: isOpen(row.state) && live.obstacle ? (side === 'FROM' ? live.obstacle : 'not-ready') : null,
    short: taking && live.figures.months > 0 ? await whyNotCarry(db, { purchaserId: actor.userId, institutionId: row.institutionId, currency: goods.currency, amountMinor: live.figures.financedMinor, monthlyMinor: live.figures.monthlyMinor }, at) : null,
    method: taking ? methodOf(await findOwnMethod(db, actor.userId)) : null, phone: taking ? own?.phone ?? '' : '',
    ...await codeOf(db, row, side, at),
  };
}

const methodOf = (method: { brand: string | null; last4: string | null } | null) => method && { brand: method.brand ?? '', last4: method.last4 ?? '' };

/** The figures as they stand before they were agreed to, and as they were agreed to afterwards; and what stands against it now. */
export async function liveOf(db: Db, row: TransferRow, at: Temporal.Instant): Promise<{ figures: Agreed; obstacle: Obstacle | null }> {
  const lease = await findEndingLease(db, { id: row.leaseId });
  if (!lease) throw new Error(`transfer ${row.id} is of no lease`);
  const { figures, creditsMinor, dueDay, obstacle } = await givenLease(db, lease, at);
  return { figures: row.agreed === null ? { ...figures, creditsMinor, dueDay, on: at.toZonedDateTimeISO(lease.timeZone).toPlainDate().toString() } : readAgreed(row.agreed), obstacle };
}

async function codeOf(db: Db, { id: transferId, state, signatures }: TransferRow, side: TransferSide, at: Temporal.Instant): Promise<Pick<TransferSight, 'code' | 'nextCodeAt'>> {
  if (state !== 'APPROVED' || signatures.some((signed) => signed.side === side)) return { code: null, nextCodeAt: null };
  const live = await findLiveCode(db, { transferId, side }, at);
  const next = nextCodeAt(await codesSince(db, { transferId, side }, at.subtract({ hours: 1 })), at);
  return { code: live && { sentTo: live.sentTo, expiresAt: live.expiresAt.toISOString() }, nextCodeAt: next?.toString() ?? null };
}
