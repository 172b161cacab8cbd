import type { Actor } from '@/lib/kernel/actor';
import type { CanonicalTerms } from '@/lib/kernel/canonical-terms';
import { dayOf, toInstant } from '@/lib/platform/clock';
import type { Db } from '@/lib/platform/db';
import type { Prisma } from '@/lib/platform/generated/client';
import { type Particulars, particularsShape } from './model/particulars';
import type { ContractState } from './model/states';
import { reviewOf, type Review } from './review';
import { findSignedOrder } from './store';

const QUEUE = 50;

export interface QueueRow {
  id: string;
  number: string;
  state: ContractState;
  financier: { ko: string; en: string };
  purchaser: string;
  title: string;
  currency: string;
  totalCost: string;
  /** ISO instant: since when it waits. */
  since: string;
}

const WAITING: ContractState[] = ['DRAWN', 'DRAWING', 'RETURNED', 'REFUSED'];

/** Contracts that wait, the reviewable ones first, oldest first. Admins only; others get nothing. */
export async function contractQueue(db: Db, actor: Actor, after?: string): Promise<{ rows: QueueRow[]; next: string | null; waiting: number }> {
  if (actor.role !== 'ADMIN') return { rows: [], next: null, waiting: 0 };
  const rows = await db.contract.findMany({
    where: { state: { in: WAITING } },
    orderBy: [{ state: 'asc' }, { drawnAt: 'asc' }, { id: 'asc' }],
    take: QUEUE + 1,
    ...(after ? { cursor: { id: after }, skip: 1 } : {}),
    include: { institution: { select: { nameKo: true, nameEn: true } } },
  });
  const waiting = await db.contract.count({ where: { state: 'DRAWN' } });
  const page = rows.slice(0, QUEUE).map((contract) => {
    const of = particularsShape.parse(contract.particulars);
    const terms = contract.terms as unknown as CanonicalTerms;
    return {
      id: contract.id, number: contract.number, state: contract.state, financier: { ko: contract.institution.nameKo, en: contract.institution.nameEn },
      purchaser: of.purchaser.name, title: of.goods.title, currency: terms.currency, totalCost: terms.totalCost,
      since: (contract.drawnAt ?? contract.createdAt).toISOString(),
    };
  });
  return { rows: page, next: rows.length > QUEUE ? page.at(-1)?.id ?? null : null, waiting };
}

export interface ReviewPage extends Review {
  id: string;
  number: string;
  state: ContractState;
  round: number;
  orderId: string;
  orderNumber: string;
  signedAt: string;
  signatureName: string;
  drawnAt: string | null;
  currency: string;
  financier: { ko: string; en: string };
  reviewNote: string | null;
  nextId: string | null;
}

/** One contract beside its order form, for an admin. */
export async function contractReview(db: Db, actor: Actor, id: string): Promise<ReviewPage | null> {
  if (actor.role !== 'ADMIN') return null;
  const contract = await db.contract.findUnique({ where: { id }, include: { institution: { select: { nameKo: true, nameEn: true } } } });
  const order = contract && await findSignedOrder(db, contract.orderId);
  if (!contract || !order) return null;
  const next = await db.contract.findFirst({ where: { state: 'DRAWN', id: { not: id } }, orderBy: [{ drawnAt: 'asc' }, { id: 'asc' }], select: { id: true } });
  return {
    ...reviewOf(contract, order), id, number: contract.number, state: contract.state, round: contract.round, orderId: order.id,
    orderNumber: order.number, signedAt: order.signedAt?.toISOString() ?? '', signatureName: order.signatureName ?? '',
    drawnAt: contract.drawnAt?.toISOString() ?? null, currency: order.currency,
    financier: { ko: contract.institution.nameKo, en: contract.institution.nameEn }, reviewNote: contract.reviewNote, nextId: next?.id ?? null,
  };
}

/** Its parties: the purchaser, the seller's staff, and the desk where the in-house desk is the financier. */
function partyTo(actor: Actor): Prisma.ContractWhereInput | null {
  switch (actor.role) {
    case 'PURCHASER': return { purchaserId: actor.userId };
    case 'SELLER': return actor.sellerId ? { sellerId: actor.sellerId } : null;
    case 'DESK': return { institution: { kind: 'DESK' } };
    default: return null;
  }
}

/** The sealed bytes for a party, or null: not delivered, not yours and not there are the same. */
export async function contractDocument(db: Db, actor: Actor, id: string) {
  const party = partyTo(actor);
  if (!party) return null;
  const contract = await db.contract.findFirst({
    where: { id, state: 'DELIVERED', ...party }, select: { documentSha256: true, document: { select: { data: true, name: true } } },
  });
  return contract?.document ? { ...contract.document, sha256: contract.documentSha256 } : null;
}

export interface PurchaserContract {
  id: string;
  number: string;
  state: ContractState;
  financier: { ko: string; en: string };
  of: Particulars;
  terms: CanonicalTerms;
  termsSha256: string;
  documentSha256: string | null;
  documentBytes: number | null;
  deliveredOn: string | null;
  leaseId: string | null;
}

/** A purchaser's contract; before delivery only its state is of use. */
export async function purchaserContract(db: Db, actor: Actor, id: string): Promise<PurchaserContract | null> {
  const contract = await db.contract.findFirst({
    where: { id, purchaserId: actor.userId }, include: { institution: { select: { nameKo: true, nameEn: true } }, lease: { select: { id: true } } },
  });
  if (!contract) return null;
  return {
    id, number: contract.number, state: contract.state, financier: { ko: contract.institution.nameKo, en: contract.institution.nameEn },
    of: particularsShape.parse(contract.particulars), terms: contract.terms as unknown as CanonicalTerms, termsSha256: contract.termsSha256,
    documentSha256: contract.documentSha256, documentBytes: contract.documentBytes,
    deliveredOn: contract.deliveredAt ? dayOf(toInstant(contract.deliveredAt)) : null, leaseId: contract.lease?.id ?? null,
  };
}
