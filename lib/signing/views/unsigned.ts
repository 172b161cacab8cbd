import { particularsShape, type Particulars } from '@/lib/contracts/model/particulars';
import type { ContractState } from '@/lib/contracts/model/states';
import type { Actor } from '@/lib/kernel/actor';
import type { CanonicalTerms } from '@/lib/kernel/canonical-terms';
import { toInstant } from '@/lib/platform/clock';
import type { Deps } from '@/lib/platform/db';
import type { Prisma } from '@/lib/platform/generated/client';
import { consentsOf } from '../model/consents';
import type { Progress } from '../model/progress';
import { givenBy } from '../store/signing';
import { everOverTime, overTime } from '../store/unsigned';

type Clocked = Pick<Deps, 'db' | 'clock'>;

const MOST = 200;

const CASE = {
  institution: { select: { nameKo: true, nameEn: true } }, signing: { include: { codes: { orderBy: { sentAt: 'desc' }, take: 1, select: { sentAt: true } } } },
} as const;
type Row = Prisma.ContractGetPayload<{ include: typeof CASE }>;

export interface UnsignedRow {
  id: string;
  number: string;
  title: string;
  purchaser: string;
  financier: { ko: string; en: string };
  /** When the time to sign was over, RFC 3339. */
  signBy: string;
  progress: Progress;
  currency: string;
  instalment: string;
  totalCost: string;
}

const text = (date: Date | null | undefined) => (date ? toInstant(date).toString() : null);

function progressOf({ deliveredAt, signing }: Row, of: Particulars): Progress {
  const consents = consentsOf(of.disclosurePack);
  const given = signing ? givenBy(signing) : {};
  const at = consents.flatMap(({ key }) => given[key] ?? []).toSorted();
  return {
    steps: {
      delivered: text(deliveredAt), opened: text(signing?.openedAt), read: text(signing?.readAt),
      agreed: at.length === consents.length ? (at.at(-1) ?? null) : null, code: text(signing?.codes[0]?.sentAt),
    },
    agreed: at.length, clauses: consents.length,
  };
}

function rowOf(contract: Row): UnsignedRow {
  const of = particularsShape.parse(contract.particulars);
  const terms = contract.terms as unknown as CanonicalTerms;
  return {
    id: contract.id, number: contract.number, title: of.goods.title, purchaser: of.purchaser.name, financier: { ko: contract.institution.nameKo, en: contract.institution.nameEn },
    signBy: text(contract.signBy) ?? '', progress: progressOf(contract, of), currency: terms.currency, instalment: terms.schedule[0]?.amount ?? '0', totalCost: terms.totalCost,
  };
}

/** Contracts whose time to sign is over, the longest over first. For the desk alone, whoever the financier is: the mall services every lease. */
export async function unsignedCases({ db, clock }: Clocked, actor: Actor): Promise<UnsignedRow[]> {
  if (actor.role !== 'DESK') return [];
  const rows = await db.contract.findMany({ where: overTime(clock.now()), orderBy: [{ signBy: 'asc' }, { id: 'asc' }], take: MOST, include: CASE });
  return rows.map(rowOf);
}

export const countUnsigned = async ({ db, clock }: Clocked, actor: Actor): Promise<number> =>
  (actor.role === 'DESK' ? db.contract.count({ where: overTime(clock.now()) }) : 0);

export interface UnsignedCase extends UnsignedRow {
  orderId: string;
  orderNumber: string;
  state: ContractState;
  /** Its time is over and nobody has decided: the desk may. */
  open: boolean;
  /** As the purchaser gave them, so that the desk can ask. */
  reach: { phone: string; email: string };
  seller: string;
  serials: string[];
  termMonths: number;
  deliveredOn: string;
  acceptedOn: string;
  signedAt: string | null;
  abandonNote: string | null;
  /** What the desk told the purchaser each time it gave more time, the newest first. */
  given: { at: string; by: string; days: number; note: string }[];
  now: string;
}

/** One contract that is, or has been, a case; null for everybody but the desk. */
export async function unsignedCase({ db, clock }: Clocked, actor: Actor, id: string): Promise<UnsignedCase | null> {
  if (actor.role !== 'DESK') return null;
  const now = clock.now();
  const contract = await db.contract.findFirst({ where: { AND: [{ id }, everOverTime(now)] }, include: CASE });
  if (!contract) return null;
  const of = particularsShape.parse(contract.particulars);
  const terms = contract.terms as unknown as CanonicalTerms;
  const entries = await db.auditEntry.findMany({ where: { subjectType: 'contract', subjectId: id, action: 'contract.more-time' }, orderBy: { seq: 'desc' } });
  const people = await db.user.findMany({ where: { id: { in: entries.map(({ actorId }) => actorId) } }, select: { id: true, name: true } });
  return {
    ...rowOf(contract), orderId: contract.orderId, orderNumber: of.orderNumber, state: contract.state,
    open: contract.state === 'DELIVERED' && contract.signBy !== null && contract.signBy.getTime() <= now.epochMilliseconds,
    reach: { phone: of.purchaser.phone, email: of.purchaser.email }, seller: of.seller.name, serials: of.goods.serials, termMonths: terms.termMonths,
    deliveredOn: of.delivery.deliveredOn, acceptedOn: of.delivery.acceptedOn, signedAt: text(contract.signedAt), abandonNote: contract.abandonNote,
    given: entries.map(({ at, actorId, reason, data }) => ({
      at: toInstant(at).toString(), by: people.find((each) => each.id === actorId)?.name ?? '–', days: Number((data as { days?: unknown } | null)?.days ?? 0), note: reason ?? '',
    })),
    now: now.toString(),
  };
}
