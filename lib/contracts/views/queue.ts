import type { Actor } from '@/lib/kernel/actor';
import { changeFigures, type Change } from '@/lib/kernel/amendment';
import type { CanonicalTerms } from '@/lib/kernel/canonical-terms';
import { toDate } from '@/lib/platform/clock';
import type { Db, Deps } from '@/lib/platform/db';
import type { Prisma } from '@/lib/platform/generated/client';
import { keysOf, type KeyPage, type KeyRequest } from '@/lib/platform/key-page';
import { isReviewOverdue } from '../model/deadlines';
import type { Flag } from '../model/flags';
import { type Particulars, particularsShape } from '../model/particulars';
import { chosen, filterCounts, neighboursOf, pageOf, type Filter, type Neighbours, type QueueChoice, type Waiting } from '../model/queue';
import { sealTrouble, SEAL_MINUTES, type SealTrouble } from '../model/sealing';
import type { ContractState } from '../model/states';
import { partOf, wasPassedOn, type Part } from '../model/two-people';
import { findSealJobs, findWaiting } from '../store/waiting';
import { flagsOf } from './flags';

const QUEUE = 50;
/** More than an office goes through in a week: what is chosen is chosen among those that waited longest. */
export const CHOSEN_FROM = 1000;

type Clocked = Pick<Deps, 'db' | 'clock'>;

export interface QueueRow {
  id: string;
  number: string;
  /** Of a supplement: which, and what it changes. */
  supplement: Supplement | null;
  state: ContractState;
  financier: { ko: string; en: string };
  purchaser: string;
  title: string;
  currency: string;
  totalCost: string;
  /** ISO instant: since when it waits. */
  since: string;
  /** It waits for review longer than purchasers are told. */
  overdue: boolean;
  /** What the reader may do with it; of others' cases: nobody has asked or approved yet, or a first person has. */
  part: Part | 'SECOND';
  /** What to look at, the gravest first. */
  flags: Flag[];
  /** Why it is signed and not sealed. */
  trouble: SealTrouble | null;
}

export interface Supplement {
  no: number;
  kind: string;
}

/** With the financier, refused by it, or about to be delivered: nothing to review, but an admin sees where they are. */
const ELSEWHERE: ContractState[] = ['REFUSED', 'DRAWING', 'RETURNED', 'REVIEWED'];

const ROW = { institution: { select: { nameKo: true, nameEn: true } } } as const;

type Row = Prisma.ContractGetPayload<{ include: typeof ROW }>;

/** What is paid in all: of a supplement, once it is in force. */
const totalOf = (terms: CanonicalTerms, change: Change | null): string => (change ? changeFigures(change).totalCostMinor.after.toString() : terms.totalCost);

export function supplementOf({ supplementNo, change }: Pick<Row, 'supplementNo' | 'change'>): Supplement | null {
  const kind = (change as { kind?: unknown } | null)?.kind;
  return supplementNo > 0 ? { no: supplementNo, kind: typeof kind === 'string' ? kind : '' } : null;
}

interface Known { of: Particulars; flags: Flag[]; actor: Actor; nowMs: number; trouble: SealTrouble | null }

function queueRow(contract: Row, { of, flags, actor, nowMs, trouble }: Known): QueueRow {
  const terms = contract.terms as unknown as CanonicalTerms;
  const since = contract.state === 'SIGNED' && contract.signedAt ? contract.signedAt : contract.drawnAt ?? contract.createdAt;
  const part = partOf(contract, actor.userId);
  return {
    id: contract.id, number: contract.number, supplement: supplementOf(contract), state: contract.state, financier: { ko: contract.institution.nameKo, en: contract.institution.nameEn },
    purchaser: of.purchaser.name, title: of.goods.title, currency: terms.currency, totalCost: totalOf(terms, contract.change as unknown as Change | null), since: since.toISOString(),
    overdue: contract.state === 'DRAWN' && isReviewOverdue(since.getTime(), nowMs), part: part === 'DECIDE' && wasPassedOn(contract) ? 'SECOND' : part, flags, trouble,
  };
}

interface Case extends Waiting { part: Part }

/** Everything that waits, with its flags: as many statements for many as for few. */
async function casesOf(db: Db, actor: Actor): Promise<Case[]> {
  const waiting = await findWaiting(db, CHOSEN_FROM);
  const flags = await flagsOf(db, waiting);
  return waiting.map((row) => ({ id: row.id, sinceMs: row.drawnAt.getTime(), flags: flags.get(row.orderId) ?? [], passedOn: wasPassedOn(row), part: partOf(row, actor.userId) }));
}

/** To be reviewed, in the chosen order. */
export interface ContractQueue extends KeyPage<QueueRow> {
  /** How many wait for review in all. */
  waiting: number;
  /** How many of them each filter would leave. */
  counts: Record<Filter, number>;
  /** With the financier, on their way, or signed and not sealed, oldest first; on the first page alone. */
  elsewhere: QueueRow[];
}

const EVERYTHING: QueueChoice = { sort: 'oldest', filter: null };

/** What waits for an admin. Others get nothing. */
export async function contractQueue({ db, clock }: Clocked, actor: Actor, request: KeyRequest = {}, choice: QueueChoice = EVERYTHING): Promise<ContractQueue> {
  const nowMs = clock.now().epochMilliseconds;
  if (actor.role !== 'ADMIN') return { rows: [], next: null, previous: null, waiting: 0, counts: filterCounts([], nowMs), elsewhere: [] };
  const keys = keysOf(request);
  const first = keys.after === undefined && keys.before === undefined;
  const [cases, waiting, elsewhere] = await Promise.all([casesOf(db, actor), db.contract.count({ where: { state: 'DRAWN' } }), first ? findElsewhere(db, clock) : []]);
  const page = pageOf(chosen(cases, choice, nowMs), keys, QUEUE);
  const found = await db.contract.findMany({ where: { id: { in: page.rows.map(({ id }) => id) } }, include: ROW });
  const flags = new Map(cases.map((each) => [each.id, [...each.flags]]));
  const rows = page.rows.flatMap(({ id }) => found.filter((row) => row.id === id));
  return {
    ...page, waiting, counts: filterCounts(cases, nowMs), elsewhere: await away(db, { actor, nowMs, rows: elsewhere }),
    rows: rows.map((row) => queueRow(row, { of: particularsShape.parse(row.particulars), flags: flags.get(row.id) ?? [], actor, nowMs, trouble: null })),
  };
}

const findElsewhere = (db: Db, clock: Deps['clock']): Promise<Row[]> => db.contract.findMany({
  where: { OR: [{ state: { in: ELSEWHERE } }, { state: 'SIGNED', signedAt: { lt: toDate(clock.now().subtract({ minutes: SEAL_MINUTES })) } }] },
  orderBy: [{ createdAt: 'asc' }, { id: 'asc' }], take: QUEUE, include: ROW,
});

/** What is not here to be reviewed, with its flags; of what is not sealed, what keeps it. */
async function away(db: Db, { actor, nowMs, rows }: { actor: Actor; nowMs: number; rows: readonly Row[] }): Promise<QueueRow[]> {
  const read = rows.map((contract) => ({ contract, orderId: contract.orderId, of: particularsShape.parse(contract.particulars) }));
  const [flags, jobs] = await Promise.all([
    flagsOf(db, read.map(({ orderId, of }) => ({ orderId, said: of.seller }))), findSealJobs(db, rows.filter(({ state }) => state === 'SIGNED').map(({ id }) => id)),
  ]);
  return read.map(({ contract, orderId, of }) => {
    const job = jobs.find(({ id }) => id === contract.id);
    return queueRow(contract, { of, flags: flags.get(orderId) ?? [], actor, nowMs, trouble: job ? sealTrouble(job) : null });
  });
}

/** What keeps one contract from its seal; null where it should not have it yet, or has it. */
export async function troubleOf({ db, clock }: Clocked, { id, state, signedAt }: Pick<Row, 'id' | 'state' | 'signedAt'>): Promise<SealTrouble | null> {
  if (state !== 'SIGNED' || !signedAt || signedAt >= toDate(clock.now().subtract({ minutes: SEAL_MINUTES }))) return null;
  const [job] = await findSealJobs(db, [id]);
  return job ? sealTrouble(job) : null;
}

/** The cases before and after one, of those that the reader may decide, in the order in which the reader goes through them. */
export async function neighbours({ db, clock }: Clocked, actor: Actor, id: string, choice: QueueChoice): Promise<Neighbours> {
  const cases = await casesOf(db, actor);
  const own = cases.filter((each) => each.id === id || each.part === 'DECIDE');
  return neighboursOf(chosen(own, choice, clock.now().epochMilliseconds).map((each) => each.id), id);
}
