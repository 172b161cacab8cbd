import type { Temporal } from 'temporal-polyfill';
import type { Actor } from '@/lib/kernel/actor';
import type { CanonicalTerms } from '@/lib/kernel/canonical-terms';
import type { Db } from '@/lib/platform/db';
import { particularsShape } from '../model/particulars';
import type { ContractState } from '../model/states';
import { reviewSupplement, type SupplementReview } from '../review-supplement';

export interface SupplementReviewPage extends SupplementReview {
  id: string;
  number: string;
  state: ContractState;
  round: number;
  currency: string;
  purchaser: string;
  title: string;
  askedAt: string;
  /** Who asked: the purchaser, or a person of the desk by name. */
  askedBy: { side: 'PURCHASER' | 'DESK'; name: string };
  askNote: string | null;
  endNote: string | null;
  nextId: string | null;
}

/** One supplement beside what it changes, for an admin. */
export async function supplementReview(db: Db, actor: Actor, id: string, at: Temporal.Instant): Promise<SupplementReviewPage | null> {
  if (actor.role !== 'ADMIN') return null;
  const supplement = await db.contract.findUnique({ where: { id, supplementNo: { gt: 0 } }, include: { institution: true } });
  const review = supplement && await reviewSupplement(db, supplement, at);
  if (!review) return null;
  const of = particularsShape.parse(supplement.particulars);
  const next = await db.contract.findFirst({ where: { state: 'DRAWN', id: { not: id } }, orderBy: [{ drawnAt: 'asc' }, { id: 'asc' }], select: { id: true } });
  const asker = await db.user.findUnique({ where: { id: supplement.askedById ?? '' }, select: { name: true } });
  return {
    ...review, id, number: supplement.number, state: supplement.state, round: supplement.round, currency: (supplement.terms as unknown as CanonicalTerms).currency,
    purchaser: of.purchaser.name, title: of.goods.title, askedAt: supplement.createdAt.toISOString(),
    askedBy: { side: supplement.askedById === supplement.purchaserId ? 'PURCHASER' : 'DESK', name: asker?.name ?? '' },
    askNote: supplement.askNote, endNote: supplement.abandonNote, nextId: next?.id ?? null,
  };
}
