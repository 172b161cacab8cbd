import { createHash } from 'node:crypto';
import type { Actor } from '@/lib/kernel/actor';
import type { CanonicalTerms } from '@/lib/kernel/canonical-terms';
import { dayOf, toInstant } from '@/lib/platform/clock';
import type { Db } from '@/lib/platform/db';
import type { Prisma } from '@/lib/platform/generated/client';
import { type Particulars, particularsShape } from './model/particulars';
import type { ContractState } from './model/states';
import { reviewOf, type Review } from './review';
import { findSignedOrder } from './store/signed-order';

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

/** With the financier, refused by it, or about to be delivered: nothing to review, but an admin sees where they are. */
const ELSEWHERE: ContractState[] = ['REFUSED', 'DRAWING', 'RETURNED', 'REVIEWED'];

const ROW = { institution: { select: { nameKo: true, nameEn: true } } } as const;

function queueRow(contract: Prisma.ContractGetPayload<{ include: typeof ROW }>): QueueRow {
  const of = particularsShape.parse(contract.particulars);
  const terms = contract.terms as unknown as CanonicalTerms;
  return {
    id: contract.id, number: contract.number, state: contract.state, financier: { ko: contract.institution.nameKo, en: contract.institution.nameEn },
    purchaser: of.purchaser.name, title: of.goods.title, currency: terms.currency, totalCost: terms.totalCost,
    since: (contract.drawnAt ?? contract.createdAt).toISOString(),
  };
}

export interface ContractQueue {
  /** To be reviewed, oldest first. */
  rows: QueueRow[];
  next: string | null;
  /** How many wait for review in all. */
  waiting: number;
  /** With the financier or on their way, oldest first; on the first page alone. */
  elsewhere: QueueRow[];
}

/** What waits for an admin. Others get nothing. */
export async function contractQueue(db: Db, actor: Actor, after?: string): Promise<ContractQueue> {
  if (actor.role !== 'ADMIN') return { rows: [], next: null, waiting: 0, elsewhere: [] };
  const [rows, waiting, elsewhere] = await Promise.all([
    db.contract.findMany({
      where: { state: 'DRAWN' }, orderBy: [{ drawnAt: 'asc' }, { id: 'asc' }], take: QUEUE + 1, include: ROW,
      ...(after ? { cursor: { id: after }, skip: 1 } : {}),
    }),
    db.contract.count({ where: { state: 'DRAWN' } }),
    after ? [] : db.contract.findMany({ where: { state: { in: ELSEWHERE } }, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }], take: QUEUE, include: ROW }),
  ]);
  const page = rows.slice(0, QUEUE).map(queueRow);
  return { rows: page, next: rows.length > QUEUE ? page.at(-1)?.id ?? null : null, waiting, elsewhere: elsewhere.map(queueRow) };
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

/**
 * The sealed bytes for a party, or null: not delivered, not yours and not there are the same.
 * @throws Error when they are no longer the bytes that were sealed: a changed one is never given out.
 */
export async function contractDocument(db: Db, actor: Actor, id: string): Promise<{ name: string; data: Uint8Array } | null> {
  const party = partyTo(actor);
  if (!party) return null;
  const contract = await db.contract.findFirst({
    where: { id, state: 'DELIVERED', ...party }, select: { documentSha256: true, documentBytes: true, document: { select: { data: true, name: true } } },
  });
  if (!contract?.document) return null;
  const { name, data } = contract.document;
  const sealed = data.byteLength === contract.documentBytes && createHash('sha256').update(data).digest('hex') === contract.documentSha256;
  if (!sealed) throw new Error(`document of ${id} differs from its hash`);
  return { name, data };
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
