import type { Temporal } from 'temporal-polyfill';
import type { Change } from '@/lib/kernel/amendment';
import type { CanonicalTerms } from '@/lib/kernel/canonical-terms';
import { sourcesOf } from '@/lib/kernel/transitions';
import { toDate } from '@/lib/platform/clock';
import type { Db, Tx } from '@/lib/platform/db';
import type { Contract } from '@/lib/platform/generated/client';
import { particularsShape } from '../model/particulars';
import { SUPPLEMENT_MOVES } from '../model/states';
import type { Paper, Papers } from '../model/supplement';

/** What a supplement's row says it changes. */
export const changeOf = ({ change }: Pick<Contract, 'change'>): Change => change as unknown as Change;

const paperOf = ({ number, supplementNo, terms, termsSha256, particulars, change }: Contract): Paper => ({
  number, supplementNo, terms: terms as unknown as CanonicalTerms, termsSha256, particulars: particularsShape.parse(particulars), change: change as unknown as Change | null,
});

/** The contract of an order with the supplements that came into its lease, before a number where one is given. Null where there is no contract. */
export async function findPapers(db: Db | Tx, orderId: string, before?: number): Promise<Papers | null> {
  const [contract, ...supplements] = (await db.contract.findMany({
    where: { orderId, OR: [{ supplementNo: 0 }, { outcome: { fate: 'APPLIED' } }], ...(before !== undefined && { supplementNo: { lt: before } }) }, orderBy: { supplementNo: 'asc' },
  })).map(paperOf);
  return contract ? [contract, ...supplements] : null;
}

/** Whether the contract itself of an order is in force. */
export const isInForce = async (db: Db | Tx, orderId: string): Promise<boolean> => (await db.contract.count({ where: { orderId, supplementNo: 0, state: 'SEALED' } })) === 1;

/** Ends a supplement that is not signed, with why; false where it is signed, or ended already, so that of two the first wins. */
export async function endUnsigned(tx: Tx, id: string, note: string, from?: readonly Contract['state'][]): Promise<boolean> {
  const state = { in: sourcesOf(SUPPLEMENT_MOVES, 'ABANDONED').filter((each) => !from || from.includes(each)) };
  const { count } = await tx.contract.updateMany({ where: { id, supplementNo: { gt: 0 }, state }, data: { state: 'ABANDONED', abandonNote: note } });
  return count === 1;
}

/** Supplements that nobody has reviewed before the day on which the first instalment that they change falls due: none of them can be signed any more. */
export const findUnreviewed = (db: Db, at: Temporal.Instant): Promise<Contract[]> => db.$queryRaw<{ id: string }[]>`
  SELECT id FROM contract WHERE state = 'DRAWN' AND supplement_no > 0 AND change ->> 'kind' <> 'ADDRESS'
     AND (change -> 'before' -> 'schedule' -> ((change ->> 'fromSeq')::int - 1) ->> 'dueOn')::date <= (${toDate(at)} AT TIME ZONE (terms ->> 'timeZone'))::date
   ORDER BY id LIMIT 100`.then((found) => db.contract.findMany({ where: { id: { in: found.map(({ id }) => id) } } }));

/** Supplements that nobody has signed in their time. */
export const findLapsed = (db: Db, at: Temporal.Instant): Promise<Contract[]> =>
  db.contract.findMany({ where: { state: 'DELIVERED', supplementNo: { gt: 0 }, signBy: { lte: toDate(at) } }, orderBy: { signBy: 'asc' }, take: 100 });
