import type { Actor } from '@/lib/kernel/actor';
import type { Change } from '@/lib/kernel/amendment';
import type { CanonicalTerms } from '@/lib/kernel/canonical-terms';
import { scheduleRealRate } from '@/lib/kernel/real-rate';
import { exitRibbon, type ExitPoint } from '@/lib/kernel/exits';
import { verifyTerms } from '@/lib/kernel/verify-terms';
import type { Db } from '@/lib/platform/db';
import { type Particulars, particularsShape } from '../model/particulars';
import type { ContractState } from '../model/states';

export interface PurchaserContract {
  id: string;
  number: string;
  orderId: string;
  state: ContractState;
  financier: { ko: string; en: string };
  /** What the financier says in it, and the number that it has there. */
  statement: { ko: string; en: string };
  externalNumber: string | null;
  of: Particulars;
  terms: CanonicalTerms;
  /** Decimal; from the schedule that the terms give. */
  realRate: string;
  /** What leaving costs after each instalment. */
  exits: ExitPoint[];
  termsSha256: string;
  /** Of what was delivered to be read, and of what was sealed. */
  documentSha256: string | null;
  sealedSha256: string | null;
  verifyCode: string | null;
  signBy: string | null;
  signedAt: string | null;
  sealedAt: string | null;
  deliveredAt: string | null;
  /** Of the order: a supplement's is that of the contract. Null where another has taken it over. */
  leaseId: string | null;
}

/** The lease that stands on the order of a contract. */
const LEASE = { select: { contracts: { where: { supplementNo: 0 }, select: { lease: { select: { id: true, purchaserId: true } } } } } } as const;
const leaseOf = (order: { contracts: { lease: { id: string; purchaserId: string } | null }[] }, { userId }: Actor): string | null => {
  const lease = order.contracts[0]?.lease;
  return lease?.purchaserId === userId ? lease.id : null;
};

const text = (date: Date | null) => date?.toISOString() ?? null;

/** What a financier's answer says in words; its contracts need say nothing. */
function statementOf(answer: unknown): PurchaserContract['statement'] {
  const { ko = '', en } = (answer as { statement?: { ko?: string; en?: string } } | null)?.statement ?? {};
  return { ko, en: en ?? ko };
}

/** A purchaser's contract, not a supplement of one; before delivery only its state is of use. */
export async function purchaserContract(db: Db, actor: Actor, id: string): Promise<PurchaserContract | null> {
  const paper = await purchaserPaper(db, actor, id);
  return paper?.change === null ? paper : null;
}

/** A purchaser's contract, or a supplement of one, as it is read and signed. */
export async function purchaserPaper(db: Db, actor: Actor, id: string): Promise<(PurchaserContract & { change: Change | null }) | null> {
  const contract = await db.contract.findFirst({
    where: { id, purchaserId: actor.userId }, include: { institution: { select: { nameKo: true, nameEn: true } }, order: LEASE },
  });
  if (!contract) return null;
  const terms = contract.terms as unknown as CanonicalTerms;
  const built = verifyTerms(terms);
  const of = particularsShape.parse(contract.particulars);
  return {
    exits: built.ok ? exitRibbon(built.value, of.returnChargeBps) : [],
    id, number: contract.number, orderId: contract.orderId, state: contract.state, change: contract.change as unknown as Change | null, financier: { ko: contract.institution.nameKo, en: contract.institution.nameEn },
    statement: statementOf(contract.financierAnswer), externalNumber: contract.externalNumber,
    of, terms, realRate: built.ok ? scheduleRealRate(built.value) : terms.annualRate, termsSha256: contract.termsSha256,
    documentSha256: contract.documentSha256, sealedSha256: contract.sealedSha256, verifyCode: contract.verifyCode,
    signBy: text(contract.signBy), signedAt: text(contract.signedAt), sealedAt: text(contract.sealedAt),
    deliveredAt: text(contract.deliveredAt), leaseId: leaseOf(contract.order, actor),
  };
}

/** What an open page of a contract was drawn from, in a word: it is drawn anew when that has changed. */
export const contractVersion = ({ state, leaseId }: Pick<PurchaserContract, 'state' | 'leaseId'>): string => (leaseId === null ? state : `${state} ${leaseId}`);

/** The same, for the page that asks; null for anybody but its purchaser. */
export async function followedContract(db: Db, actor: Actor, id: string): Promise<string | null> {
  const found = await db.contract.findFirst({ where: { id, purchaserId: actor.userId }, select: { state: true, order: LEASE } });
  return found && contractVersion({ state: found.state, leaseId: leaseOf(found.order, actor) });
}
