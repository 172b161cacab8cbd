import { askReturn } from '@/lib/endings/ask-return';
import { endRefused } from '@/lib/endings/end-refused';
import { openExit } from '@/lib/endings/open-exit';
import { settleTerms } from '@/lib/endings/settle-terms';
import { shipReturn } from '@/lib/endings/ship-return';
import { findEndingLease } from '@/lib/endings/store/leases';
import { figuresOf } from '@/lib/endings/store/returns';
import { plainDateIn } from '@/lib/kernel/calendar';
import { toPlainDate } from '@/lib/platform/clock';
import { answerRefusal } from '@/lib/rights/answer-refusal';
import { refusePayment } from '@/lib/rights/refuse-payment';
import { valueOf } from './catalogue';
import { aLease, paid, type Road, type Walk } from './rights';
import { runningLease } from './transfers';

/** A lease whose goods are to go back. */
export type Back = Walk & { returnId: string };

export const sendsBack = (road: Road, { purchaser, returnId }: Back) => shipReturn(road.deps, purchaser, { returnId, carrier: 'CJ대한통운', trackingNumber: '640012345678' });

/** Asked for at what it costs today; `exit` where the guarantee was broken. */
export async function asksReturn(road: Road, walk: Walk, exit = false): Promise<Back> {
  if (exit) await road.db.$transaction((tx) => openExit(tx, { leaseId: walk.leaseId, cause: 'BREACH', sourceId: 'claim' }, road.clock.now()));
  const found = await findEndingLease(road.db, { id: walk.leaseId });
  if (!found) throw new Error('no lease');
  const { chargeMinor } = await figuresOf(road.db, found, plainDateIn(road.clock.now()));
  return { ...walk, ...valueOf(await askReturn(road.deps, walk.purchaser, { leaseId: walk.leaseId, chargeMinor })) };
}

/** Asked for in the middle of the term. */
export const earlyReturn = async (road: Road, lender: 'desk' | 'script' = 'desk', exit = false): Promise<Back> => asksReturn(road, await runningLease(road, { lender }), exit);

/** The term is over, everything paid, and nothing was chosen: the goods are to go back. */
export async function returnAtTerm(road: Road, lender: 'desk' | 'script' = 'desk'): Promise<Back & { residualMinor: bigint }> {
  const walk = await aLease(road, { lender, termMonths: 12 });
  const { instalments, endsOn, residualMinor } = await road.db.lease.findUniqueOrThrow({ where: { id: walk.leaseId }, include: { instalments: { orderBy: { seq: 'asc' } } } });
  await paid(road, walk.leaseId, ...instalments.map(({ seq }) => seq));
  road.clock.set(`${toPlainDate(endsOn)}T03:00:00Z`);
  await settleTerms(road.deps);
  const { id } = await road.db.leaseReturn.findFirstOrThrow({ where: { leaseId: walk.leaseId } });
  return { ...walk, returnId: id, residualMinor };
}

/** What was left to pay is refused with right. */
export async function returnOfRefused(road: Road): Promise<Back> {
  const walk = await runningLease(road, { lender: 'desk' });
  const { refusalId } = valueOf(await refusePayment(road.deps, walk.purchaser, { leaseId: walk.leaseId, ground: 'DEFECT', facts: '소리가 나지 않는 건반이 셋 있습니다.' }));
  valueOf(await answerRefusal(road.deps, walk.seller, { refusalId, answer: 'ACCEPTED' }));
  await endRefused(road.deps);
  return { ...walk, returnId: (await road.db.leaseReturn.findFirstOrThrow({ where: { leaseId: walk.leaseId } })).id };
}
