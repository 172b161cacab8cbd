import { findEndingLease } from '@/lib/endings/store/leases';
import type { Actor } from '@/lib/kernel/actor';
import { addDays, plainDateIn } from '@/lib/kernel/calendar';
import { askPreApproval } from '@/lib/limits/ask-pre-approval';
import { toDate, toPlainDate } from '@/lib/platform/clock';
import { agreeTransfer } from '@/lib/transfers/agree-transfer';
import { askTransfer } from '@/lib/transfers/ask-transfer';
import { carryOutTransfers } from '@/lib/transfers/carry-out-transfers';
import { decideTransfer } from '@/lib/transfers/decide-transfer';
import { sendTransferCode } from '@/lib/transfers/send-transfer-code';
import { signTransfer } from '@/lib/transfers/sign-transfer';
import { givenLease } from '@/lib/transfers/store/leases';
import { valueOf } from './catalogue';
import { aLease, paid, type Road, type Walk, type WalkOptions } from './rights';

/** Where the goods of a successor will be. */
export const HOME = { phone: '010-5555-1234', postcode: '06236', road: '서울특별시 강남구 새집로 7', detail: '' };

/** A lease whose first payment and first three instalments are paid, ten days after the third fell due. */
export async function runningLease(road: Road, options: WalkOptions = {}): Promise<Walk & { today: string }> {
  const walk = await aLease(road, options);
  await paid(road, walk.leaseId, 0, 1, 2, 3);
  const third = await road.db.leaseInstalment.findUniqueOrThrow({ where: { leaseId_seq: { leaseId: walk.leaseId, seq: 3 } } });
  const today = addDays(toPlainDate(third.dueOn), 10);
  road.clock.set(`${today}T03:00:00Z`);
  return { ...walk, today };
}

export const emailOf = async (road: Road, { userId }: Actor): Promise<string> => (await road.db.user.findUniqueOrThrow({ where: { id: userId } })).email;

/** A card of a purchaser, used for all they lease. */
export async function aCard(road: Road, { userId }: Actor): Promise<string> {
  const id = `pm_${userId.slice(2)}`;
  const at = toDate(road.clock.now());
  await road.db.paymentMethod.create({ data: { id, purchaserId: userId, gateway: 'sandbox', state: 'ACTIVE', token: `tok_${id}`, customer: `cus_${id}`, brand: '삼성카드', last4: '4242', isDefault: true, createdAt: at, activeAt: at } });
  return id;
}

export const aLimit = async (road: Road, actor: Actor, annualIncomeMinor = 90_000_000n): Promise<string> =>
  valueOf(await askPreApproval(road.deps, actor, { annualIncomeMinor, employment: 'EMPLOYED', monthlyObligationsMinor: 0n, consent: true })).preApprovalId;

/** A purchaser with a limit for the whole mall and a card. */
export async function aSuccessor(road: Road, name = '이어받'): Promise<Actor> {
  const person = await road.purchaser(name);
  await aLimit(road, person);
  await aCard(road, person);
  return person;
}

/** What is left of a lease, counted now. */
export async function leftOf(road: Road, leaseId: string) {
  const lease = await findEndingLease(road.db, { id: leaseId });
  if (!lease) throw new Error(`no lease ${leaseId}`);
  return givenLease(road.db, lease, road.clock.now());
}

export const asked = async (road: Road, walk: Walk, to: Actor): Promise<string> => valueOf(await askTransfer(road.deps, walk.purchaser, { leaseId: walk.leaseId, email: await emailOf(road, to) })).transferId;

export const agree = async (road: Road, leaseId: string, transferId: string, to: Actor) =>
  agreeTransfer(road.deps, to, { transferId, leftMinor: (await leftOf(road, leaseId)).figures.leftMinor, ...HOME, agreed: 'yes' });

export async function agreed(road: Road, walk: Walk, to: Actor): Promise<string> {
  const transferId = await asked(road, walk, to);
  valueOf(await agree(road, walk.leaseId, transferId, to));
  return transferId;
}

export async function approved(road: Road, walk: Walk, to: Actor): Promise<string> {
  const transferId = await agreed(road, walk, to);
  valueOf(await decideTransfer(road.deps, road.deskPerson, { transferId, decision: 'APPROVE', reason: '' }));
  await road.work('draw-transfer');
  return transferId;
}

/** Signs with the code of the mail. */
export async function sign(road: Road, transferId: string, actor: Actor) {
  valueOf(await sendTransferCode(road.deps, actor, { transferId }));
  const { body } = await road.db.mailMessage.findFirstOrThrow({ where: { userId: actor.userId, body: { contains: `/transfers/${transferId}` }, OR: [{ subject: { contains: '서명 번호' } }, { subject: { contains: 'Code to sign' } }] }, orderBy: { createdAt: 'desc' } });
  const code = /(\d{6})/.exec(body)?.[1] ?? '';
  return signTransfer(road.deps, actor, { transferId, read: 'yes', name: actor.name, code });
}

export async function signed(road: Road, walk: Walk, to: Actor): Promise<string> {
  const transferId = await approved(road, walk, to);
  valueOf(await sign(road, transferId, walk.purchaser));
  valueOf(await sign(road, transferId, to));
  await road.work('seal-transfer');
  return transferId;
}

/** The whole road, to the morning after the last signature. */
export async function handedOver(road: Road, walk: Walk, to: Actor): Promise<string> {
  const transferId = await signed(road, walk, to);
  road.clock.set(`${addDays(plainDateIn(road.clock.now()), 1)}T01:00:00Z`);
  await carryOutTransfers(road.deps);
  return transferId;
}
