import type { Actor } from '@/lib/kernel/actor';
import type { Db } from '@/lib/platform/db';
import type { Flag } from '../model/flags';
import { particularsShape } from '../model/particulars';
import type { ContractState } from '../model/states';
import { reviewOf, type Review } from '../review';
import { findSignedOrder } from '../store/signed-order';
import { flagsOf } from './flags';
import { purchaseDecision, type PurchaseDecision } from './purchase-decision';

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
  /** Why it was ended without a contract. */
  abandonNote: string | null;
  nextId: string | null;
  decision: PurchaseDecision | null;
  flags: Flag[];
}

/** One contract beside its order form, for an admin. */
export async function contractReview(db: Db, actor: Actor, id: string): Promise<ReviewPage | null> {
  if (actor.role !== 'ADMIN') return null;
  const contract = await db.contract.findUnique({ where: { id }, include: { institution: { select: { nameKo: true, nameEn: true } } } });
  const order = contract && await findSignedOrder(db, contract.orderId);
  if (!contract || !order) return null;
  const next = await db.contract.findFirst({ where: { state: 'DRAWN', id: { not: id } }, orderBy: [{ drawnAt: 'asc' }, { id: 'asc' }], select: { id: true } });
  const flags = await flagsOf(db, [{ orderId: order.id, of: particularsShape.parse(contract.particulars) }]);
  return {
    ...reviewOf(contract, order), id, number: contract.number, state: contract.state, round: contract.round, orderId: order.id,
    orderNumber: order.number, signedAt: order.signedAt?.toISOString() ?? '', signatureName: order.signatureName ?? '',
    drawnAt: contract.drawnAt?.toISOString() ?? null, currency: order.currency,
    financier: { ko: contract.institution.nameKo, en: contract.institution.nameEn }, reviewNote: contract.reviewNote, abandonNote: contract.abandonNote, nextId: next?.id ?? null,
    decision: purchaseDecision(order), flags: flags.get(order.id) ?? [],
  };
}
