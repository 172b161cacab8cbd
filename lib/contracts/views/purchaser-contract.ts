import type { Actor } from '@/lib/kernel/actor';
import type { CanonicalTerms } from '@/lib/kernel/canonical-terms';
import { scheduleRealRate } from '@/lib/kernel/real-rate';
import { exitRibbon, type ExitPoint } from '@/lib/kernel/exits';
import { verifyTerms } from '@/lib/kernel/verify-terms';
import { dayOf, toInstant } from '@/lib/platform/clock';
import type { Db } from '@/lib/platform/db';
import { type Particulars, particularsShape } from '../model/particulars';
import type { ContractState } from '../model/states';

export interface PurchaserContract {
  id: string;
  number: string;
  orderId: string;
  state: ContractState;
  financier: { ko: string; en: string };
  of: Particulars;
  terms: CanonicalTerms;
  /** Decimal; from the schedule that the terms give. */
  realRate: string;
  /** What leaving costs after each instalment. */
  exits: ExitPoint[];
  termsSha256: string;
  /** Of the sealed document once it is sealed, of the delivered one before. */
  documentSha256: string | null;
  documentBytes: number | null;
  verifyCode: string | null;
  signBy: string | null;
  signedAt: string | null;
  deliveredOn: string | null;
  leaseId: string | null;
}

/** A purchaser's contract; before delivery only its state is of use. */
export async function purchaserContract(db: Db, actor: Actor, id: string): Promise<PurchaserContract | null> {
  const contract = await db.contract.findFirst({
    where: { id, purchaserId: actor.userId }, include: { institution: { select: { nameKo: true, nameEn: true } }, lease: { select: { id: true } } },
  });
  if (!contract) return null;
  const terms = contract.terms as unknown as CanonicalTerms;
  const built = verifyTerms(terms);
  const of = particularsShape.parse(contract.particulars);
  return {
    exits: built.ok ? exitRibbon(built.value, of.returnChargeBps) : [],
    id, number: contract.number, orderId: contract.orderId, state: contract.state, financier: { ko: contract.institution.nameKo, en: contract.institution.nameEn },
    of, terms, realRate: built.ok ? scheduleRealRate(built.value) : terms.annualRate, termsSha256: contract.termsSha256,
    documentSha256: contract.sealedSha256 ?? contract.documentSha256, documentBytes: contract.sealedBytes ?? contract.documentBytes,
    verifyCode: contract.verifyCode, signBy: contract.signBy?.toISOString() ?? null, signedAt: contract.signedAt?.toISOString() ?? null,
    deliveredOn: contract.deliveredAt ? dayOf(toInstant(contract.deliveredAt)) : null, leaseId: contract.lease?.id ?? null,
  };
}
