import type { Actor } from '@/lib/kernel/actor';
import type { Db, Deps } from '@/lib/platform/db';
import type { Flag } from '../model/flags';
import { particularsShape } from '../model/particulars';
import type { Neighbours, QueueChoice } from '../model/queue';
import type { ContractState } from '../model/states';
import type { SealTrouble } from '../model/sealing';
import { endsReview, partOf, type Part } from '../model/two-people';
import { reviewOf, type Review } from '../review';
import { findSignedOrder } from '../store/signed-order';
import { flagsOf } from './flags';
import { neighbours, supplementOf, troubleOf, type Supplement } from './queue';
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
  /** Drawn anew after a return, and the same as before it: nothing that it comes from has changed. */
  unchanged: boolean;
  /** Why it was ended without a contract. */
  abandonNote: string | null;
  supplement: Supplement | null;
  /** What the reader may do in this round. */
  part: Part;
  /** An approval lets it out; else another admin has to approve too. */
  lets: boolean;
  /** Who wanted somebody else's judgement, and on what. */
  second: FirstPerson | null;
  /** Who approved it first. */
  first: FirstPerson | null;
  /** Why it is signed and not sealed. */
  trouble: SealTrouble | null;
  /** The cases around it that the reader may decide. */
  around: Neighbours;
  decision: PurchaseDecision | null;
  flags: Flag[];
}

export interface FirstPerson {
  name: string;
  note: string;
  /** RFC 3339. */
  at: string;
}

const EVERYTHING: QueueChoice = { sort: 'oldest', filter: null };

/** One contract beside its order form, for an admin, who goes through the queue in the chosen order. */
export async function contractReview(deps: Pick<Deps, 'db' | 'clock'>, actor: Actor, id: string, choice: QueueChoice = EVERYTHING): Promise<ReviewPage | null> {
  const { db } = deps;
  if (actor.role !== 'ADMIN') return null;
  const contract = await db.contract.findUnique({ where: { id, supplementNo: 0 }, include: { institution: { select: { nameKo: true, nameEn: true } } } });
  const order = contract && await findSignedOrder(db, contract.orderId);
  if (!contract || !order) return null;
  const [around, flags, unchanged, people] = await Promise.all([
    neighbours(deps, actor, id, choice), flagsOf(db, [{ orderId: order.id, said: particularsShape.parse(contract.particulars).seller }]), wasUnchanged(db, contract),
    db.user.findMany({ where: { id: { in: [contract.secondAskedById, contract.firstApprovedById].filter((each) => each !== null) } }, select: { id: true, name: true } }),
  ]);
  const person = (who: string | null, note: string | null, at: Date | null): FirstPerson | null =>
    who && at ? { name: people.find((each) => each.id === who)?.name ?? '–', note: note ?? '', at: at.toISOString() } : null;
  return {
    ...reviewOf(contract, order), id, number: contract.number, state: contract.state, round: contract.round, orderId: order.id,
    orderNumber: order.number, signedAt: order.signedAt?.toISOString() ?? '', signatureName: order.signatureName ?? '',
    drawnAt: contract.drawnAt?.toISOString() ?? null, currency: order.currency,
    financier: { ko: contract.institution.nameKo, en: contract.institution.nameEn }, reviewNote: contract.reviewNote, unchanged, abandonNote: contract.abandonNote,
    supplement: supplementOf(contract), part: partOf(contract, actor.userId), lets: endsReview({ ...contract, financedMinor: order.financedMinor }), around,
    second: person(contract.secondAskedById, contract.secondNote, contract.secondAskedAt), first: person(contract.firstApprovedById, contract.firstNote, contract.firstApprovedAt),
    trouble: await troubleOf(deps, contract), decision: purchaseDecision(order), flags: flags.get(order.id) ?? [],
  };
}

async function wasUnchanged(db: Db, { id, round, state }: { id: string; round: number; state: string }): Promise<boolean> {
  if (round === 1 || state !== 'DRAWN') return false;
  const drawn = await db.auditEntry.findFirst({
    where: { subjectType: 'contract', subjectId: id, action: { in: ['contract.redrawn', 'contract.drawn-unchanged'] } }, orderBy: { seq: 'desc' }, select: { data: true },
  });
  return (drawn?.data as { changed?: boolean } | null)?.changed === false;
}
