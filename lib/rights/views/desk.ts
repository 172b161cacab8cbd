import type { Actor } from '@/lib/kernel/actor';
import type { Db } from '@/lib/platform/db';
import type { CaseKind } from '../model/cases';
import { ABOUT, GOES_BACK, LISTED, refusalRow, refusalSight, withdrawalRow, withdrawalSight, type RefusalSight, type RightsRow, type WithdrawalSight } from './sights';

const MOST = 100;

export interface CaseRow {
  id: string;
  kind: CaseKind;
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

/** What waits for a person: cases, refusals without the financier's answer, withdrawals under way. For the desk alone. */
export async function deskRights(db: Db, actor: Actor): Promise<DeskRights> {
  if (actor.role !== 'DESK') return { cases: [], refusals: [], withdrawals: [] };
  const [cases, refusals, withdrawals] = await Promise.all([
    db.rightsCase.findMany({ where: { state: 'OPEN' }, include: { withdrawal: { include: LISTED }, refusal: { include: LISTED } }, orderBy: [{ openedAt: 'asc' }, { id: 'asc' }], take: MOST }),
    db.paymentRefusal.findMany({ where: { state: 'OPEN', financierAnswer: null }, include: LISTED, orderBy: [{ financierBy: 'asc' }, { id: 'asc' }], take: MOST }),
    db.withdrawal.findMany({ where: { state: { not: 'REFUNDED' } }, include: LISTED, orderBy: [{ returnBy: 'asc' }, { id: 'asc' }], take: MOST }),
  ]);
  return {
    cases: cases.map(({ id, kind, openedAt, withdrawal, refusal }) => ({
      id, kind, openedAt: openedAt.toISOString(), title: (withdrawal ?? refusal)?.contract.order.listingVersion.title ?? '', number: (withdrawal ?? refusal)?.contract.number ?? '',
      page: withdrawal ? `/desk/rights/withdrawals/${withdrawal.id}` : `/desk/rights/refusals/${refusal?.id ?? ''}`,
    })),
    refusals: refusals.map((row) => refusalRow(row, 'FINANCIER')), withdrawals: withdrawals.map(withdrawalRow),
  };
}

export async function deskWithdrawal(db: Db, actor: Actor, id: string): Promise<WithdrawalSight | null> {
  const row = actor.role === 'DESK' ? await db.withdrawal.findUnique({ where: { id }, include: { ...ABOUT, ...GOES_BACK } }) : null;
  return row && withdrawalSight(row);
}

export interface DeskRefusal extends RefusalSight {
  /** This person has answered it for the desk, so another decides on an objection. */
  ownAnswer: boolean;
}

export async function deskRefusal(db: Db, actor: Actor, id: string): Promise<DeskRefusal | null> {
  const row = actor.role === 'DESK' ? await db.paymentRefusal.findUnique({ where: { id }, include: ABOUT }) : null;
  return row && { ...refusalSight(row), ownAnswer: row.deskPersonId === actor.userId };
}
