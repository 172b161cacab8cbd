import type { Actor } from '@/lib/kernel/actor';
import type { CanonicalTerms } from '@/lib/kernel/canonical-terms';
import type { Db } from '@/lib/platform/db';
import type { Prisma } from '@/lib/platform/generated/client';
import { cutKeyed, keyed, keysOf, type KeyPage, type KeyRequest } from '@/lib/platform/key-page';
import type { Flag } from '../model/flags';
import { type Particulars, particularsShape } from '../model/particulars';
import type { ContractState } from '../model/states';
import { flagsOf } from './flags';

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
  /** What to look at, the gravest first. */
  flags: Flag[];
}

/** With the financier, refused by it, or about to be delivered: nothing to review, but an admin sees where they are. */
const ELSEWHERE: ContractState[] = ['REFUSED', 'DRAWING', 'RETURNED', 'REVIEWED'];

const ROW = { institution: { select: { nameKo: true, nameEn: true } } } as const;

type Row = Prisma.ContractGetPayload<{ include: typeof ROW }>;

function queueRow(contract: Row, of: Particulars, flags: Flag[]): QueueRow {
  const terms = contract.terms as unknown as CanonicalTerms;
  return {
    id: contract.id, number: contract.number, state: contract.state, financier: { ko: contract.institution.nameKo, en: contract.institution.nameEn },
    purchaser: of.purchaser.name, title: of.goods.title, currency: terms.currency, totalCost: terms.totalCost,
    since: (contract.drawnAt ?? contract.createdAt).toISOString(), flags,
  };
}

/** Both lists at once, so that their flags cost the same few queries. */
async function withFlags(db: Db, lists: readonly Row[][]): Promise<QueueRow[][]> {
  const read = lists.map((list) => list.map((contract) => ({ contract, orderId: contract.orderId, of: particularsShape.parse(contract.particulars) })));
  const flags = await flagsOf(db, read.flat());
  return read.map((list) => list.map(({ contract, orderId, of }) => queueRow(contract, of, flags.get(orderId) ?? [])));
}

/** To be reviewed, oldest first. */
export interface ContractQueue extends KeyPage<QueueRow> {
  /** How many wait for review in all. */
  waiting: number;
  /** With the financier or on their way, oldest first; on the first page alone. */
  elsewhere: QueueRow[];
}

/** What waits for an admin. Others get nothing. */
export async function contractQueue(db: Db, actor: Actor, request: KeyRequest = {}): Promise<ContractQueue> {
  if (actor.role !== 'ADMIN') return { rows: [], next: null, previous: null, waiting: 0, elsewhere: [] };
  const keys = keysOf(request);
  const [found, waiting, elsewhere] = await Promise.all([
    db.contract.findMany({
      where: { state: 'DRAWN' }, orderBy: [{ drawnAt: 'asc' }, { id: 'asc' }], include: ROW, ...keyed(keys, QUEUE),
    }),
    db.contract.count({ where: { state: 'DRAWN' } }),
    keys.after !== undefined ? [] : db.contract.findMany({ where: { state: { in: ELSEWHERE } }, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }], take: QUEUE, include: ROW }),
  ]);
  const page = cutKeyed(found, keys, QUEUE);
  const [rows = [], away = []] = await withFlags(db, [page.rows, page.previous === null ? elsewhere : []]);
  return { ...page, rows, waiting, elsewhere: away };
}
