import { particularsShape } from '@/lib/contracts/model/particulars';
import type { Actor } from '@/lib/kernel/actor';
import { holderShape } from '@/lib/leases/model';
import type { Db } from '@/lib/platform/db';
import type { Prisma } from '@/lib/platform/generated/client';
import type { CaseKind } from '../model/cases';
import { ABOUT, caseSight, GOES_BACK, lastMinute, LISTED, refusalRow, refusalSight, withdrawalRow, withdrawalSight, type RefusalSight, type RightsRow, type WithdrawalSight } from './sights';

const MOST = 100;

export interface CaseRow {
  id: string;
  /** REFUND: money that goes back by hand. */
  kind: CaseKind | 'REFUND';
  title: string;
  number: string;
  openedAt: string;
  /** Of money that goes back: how much of it is left to send, and until when (RFC 3339). */
  refund: { leftMinor: bigint; currency: string; by: string | null } | null;
  /** Of the page at the desk that it is decided on. */
  page: string;
}

export interface DeskRights {
  cases: CaseRow[];
  refusals: RightsRow[];
  withdrawals: RightsRow[];
}

/** What waits for a person: cases and withdrawals whose money is sent by hand, refusals without the financier's answer, withdrawals under way. For the desk alone. */
export async function deskRights(db: Db, actor: Actor): Promise<DeskRights> {
  if (actor.role !== 'DESK') return { cases: [], refusals: [], withdrawals: [] };
  const [cases, byHand, refusals, withdrawals] = await Promise.all([
    db.rightsCase.findMany({ where: { state: 'OPEN' }, include: { withdrawal: { include: SENT_BACK }, refusal: { include: LISTED } }, orderBy: [{ openedAt: 'asc' }, { id: 'asc' }], take: MOST }),
    db.withdrawal.findMany({ where: { state: { in: ['RETURNED', 'DISPUTED'] }, refunds: { some: { state: 'BY_HAND' } } }, include: SENT_BACK, orderBy: [{ refundBy: 'asc' }, { id: 'asc' }], take: MOST }),
    db.paymentRefusal.findMany({ where: { state: 'OPEN', financierAnswer: null }, include: LISTED, orderBy: [{ financierBy: 'asc' }, { id: 'asc' }], take: MOST }),
    db.withdrawal.findMany({ where: { state: { not: 'REFUNDED' } }, include: LISTED, orderBy: [{ returnBy: 'asc' }, { id: 'asc' }], take: MOST }),
  ]);
  const toSend = byHand.map((row): CaseRow => ({ ...withdrawalRow(row), kind: 'REFUND', openedAt: (row.returnedAt ?? row.sentAt).toISOString(), refund: leftOf(row, ['BY_HAND']), page: `/desk/rights/withdrawals/${row.id}` }));
  // A refund that is late because a person has yet to send it is one thing to do.
  const open = cases.filter(({ kind, withdrawalId }) => kind !== 'REFUND_LATE' || byHand.every(({ id }) => id !== withdrawalId)).map(({ id, kind, openedAt, withdrawal, refusal }): CaseRow => ({
    id, kind, openedAt: openedAt.toISOString(), title: (withdrawal ?? refusal)?.contract.order.listingVersion.title ?? '', number: (withdrawal ?? refusal)?.contract.number ?? '',
    refund: withdrawal && kind === 'REFUND_LATE' ? leftOf(withdrawal, ['BY_HAND', 'OWED']) : null, page: withdrawal ? `/desk/rights/withdrawals/${withdrawal.id}` : `/desk/rights/refusals/${refusal?.id ?? ''}`,
  }));
  return {
    cases: [...open, ...toSend].sort((one, other) => one.openedAt.localeCompare(other.openedAt)),
    refusals: refusals.map((row) => refusalRow(row, 'FINANCIER')).sort((one, other) => (one.by ?? '').localeCompare(other.by ?? '')), withdrawals: withdrawals.map(withdrawalRow),
  };
}

const SENT_BACK = { ...LISTED, refunds: { select: { state: true, amountMinor: true } } } as const satisfies Prisma.WithdrawalInclude;

/** What is left to give back in some of its parts; all of it before it has any. */
function leftOf({ refunds, refundMinor, currency, refundBy }: Prisma.WithdrawalGetPayload<{ include: typeof SENT_BACK }>, states: readonly string[]): CaseRow['refund'] {
  const left = refunds.filter(({ state }) => states.includes(state)).reduce((sum, { amountMinor }) => sum + amountMinor, 0n);
  return { leftMinor: refunds.length === 0 ? refundMinor : left, currency, by: refundBy && lastMinute(refundBy) };
}

export interface DeskWithdrawal extends WithdrawalSight {
  /** Who is to be asked where the money goes, while a person has to send it. */
  payee: { name: string; phone: string } | null;
}

export async function deskWithdrawal(db: Db, actor: Actor, id: string): Promise<DeskWithdrawal | null> {
  const row = actor.role === 'DESK' ? await db.withdrawal.findUnique({ where: { id }, include: { ...ABOUT, ...GOES_BACK } }) : null;
  if (!row) return null;
  const byHand = row.refunds.some(({ state }) => state === 'BY_HAND');
  return { ...withdrawalSight(row), cases: row.cases.map(caseSight), payee: byHand ? await payeeOf(db, row.contractId) : null };
}

/** As the contract names its purchaser, or who took the lease over. */
async function payeeOf(db: Db, contractId: string): Promise<{ name: string; phone: string }> {
  const { particulars, lease } = await db.contract.findUniqueOrThrow({ where: { id: contractId }, select: { particulars: true, lease: { select: { holder: true } } } });
  const { purchaser } = particularsShape.parse(particulars);
  const { name, phone } = lease?.holder ? holderShape.parse(lease.holder) : purchaser;
  return { name, phone };
}

export interface DeskRefusal extends RefusalSight {
  /** This person has answered it for the desk, so another decides on an objection. */
  ownAnswer: boolean;
}

export async function deskRefusal(db: Db, actor: Actor, id: string): Promise<DeskRefusal | null> {
  const row = actor.role === 'DESK' ? await db.paymentRefusal.findUnique({ where: { id }, include: ABOUT }) : null;
  return row && { ...refusalSight(row), cases: row.cases.map(caseSight), ownAnswer: row.deskPersonId === actor.userId };
}
