import type { Actor } from '@/lib/kernel/actor';
import type { Db } from '@/lib/platform/db';
import type { ContractState } from '../model/states';
import { reviewOf, type Review } from '../review';
import { findSignedOrder } from '../store/signed-order';

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
