import { particularsShape } from '@/lib/contracts/model/particulars';
import type { Actor } from '@/lib/kernel/actor';
import { holderShape } from '@/lib/leases/model';
import type { Db } from '@/lib/platform/db';
import type { CaseKind } from '../model/cases';
import { ABOUT, GOES_BACK, LISTED, refusalRow, refusalSight, withdrawalRow, withdrawalSight, type RefusalSight, type RightsRow, type WithdrawalSight } from './sights';

const MOST = 100;

export interface CaseRow {
  id: string;
  /** REFUND: money that goes back by hand. */
  kind: CaseKind | 'REFUND';
  title: string;
  number: string;
  openedAt: string;
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
    db.rightsCase.findMany({ where: { state: 'OPEN' }, include: { withdrawal: { include: LISTED }, refusal: { include: LISTED } }, orderBy: [{ openedAt: 'asc' }, { id: 'asc' }], take: MOST }),
    db.withdrawal.findMany({ where: { state: 'RETURNED', refunds: { some: { state: 'BY_HAND' } } }, include: LISTED, orderBy: [{ refundBy: 'asc' }, { id: 'asc' }], take: MOST }),
    db.paymentRefusal.findMany({ where: { state: 'OPEN', financierAnswer: null }, include: LISTED, orderBy: [{ financierBy: 'asc' }, { id: 'asc' }], take: MOST }),
    db.withdrawal.findMany({ where: { state: { not: 'REFUNDED' } }, include: LISTED, orderBy: [{ returnBy: 'asc' }, { id: 'asc' }], take: MOST }),
  ]);
  const open: CaseRow[] = cases.map(({ id, kind, openedAt, withdrawal, refusal }) => ({
    id, kind, openedAt: openedAt.toISOString(), title: (withdrawal ?? refusal)?.contract.order.listingVersion.title ?? '', number: (withdrawal ?? refusal)?.contract.number ?? '',
    page: withdrawal ? `/desk/rights/withdrawals/${withdrawal.id}` : `/desk/rights/refusals/${refusal?.id ?? ''}`,
  }));
  const toSend = byHand.map((row): CaseRow => ({ ...withdrawalRow(row), kind: 'REFUND', openedAt: (row.returnedAt ?? row.sentAt).toISOString(), page: `/desk/rights/withdrawals/${row.id}` }));
  return {
    cases: [...open, ...toSend].sort((one, other) => one.openedAt.localeCompare(other.openedAt)),
    refusals: refusals.map((row) => refusalRow(row, 'FINANCIER')), withdrawals: withdrawals.map(withdrawalRow),
  };
}

export interface DeskWithdrawal extends WithdrawalSight {
  /** Who is to be asked where the money goes, while a person has to send it. */
  payee: { name: string; phone: string } | null;
}

export async function deskWithdrawal(db: Db, actor: Actor, id: string): Promise<DeskWithdrawal | null> {
  const row = actor.role === 'DESK' ? await db.withdrawal.findUnique({ where: { id }, include: { ...ABOUT, ...GOES_BACK } }) : null;
  if (!row) return null;
  const byHand = row.refunds.some(({ state }) => state === 'BY_HAND');
  return { ...withdrawalSight(row), payee: byHand ? await payeeOf(db, row.contractId) : null };
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
  return row && { ...refusalSight(row), ownAnswer: row.deskPersonId === actor.userId };
}
