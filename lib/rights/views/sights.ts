import { Temporal } from 'temporal-polyfill';
import type { Prisma } from '@/lib/platform/generated/client';
import { isReadByAll, type CaseKind } from '../model/cases';
import { silenceBy, type Answer, type Ground, type RefusalState } from '../model/refusal';
import type { Exception, WithdrawalState } from '../model/withdrawal';

/** The last minute before a deadline: "by the 8th" is easier read than "before 00:00 on the 9th". */
export const lastMinute = (by: Date): string => Temporal.Instant.fromEpochMilliseconds(by.getTime()).subtract({ minutes: 1 }).toString();
const text = (date: Date | null): string | null => date?.toISOString() ?? null;

/** What of a row both kinds of sight are made of. */
export const ABOUT = {
  contract: {
    select: {
      id: true, number: true, terms: true, institution: { select: { code: true, kind: true, nameKo: true, nameEn: true } },
      order: { select: { id: true, number: true, listingVersion: { select: { title: true } } } }, lease: { select: { id: true, number: true } },
      events: { orderBy: { version: 'desc' }, select: { type: true, toldAt: true, refusedWith: true } },
    },
  },
  cases: { orderBy: { openedAt: 'asc' } },
} as const satisfies Prisma.WithdrawalInclude & Prisma.PaymentRefusalInclude;

/** By which way the money goes back: for its purchaser and the desk, never for the shop. */
export const GOES_BACK = {
  refunds: { orderBy: { attemptId: { sort: 'asc', nulls: 'last' } }, select: { id: true, state: true, amountMinor: true, paidAt: true, paidById: true, evidence: true, attempt: { select: { method: { select: { brand: true, last4: true } } } } } },
} as const satisfies Prisma.WithdrawalInclude;

export interface RefundPartSight {
  /** By what it was paid and goes back; null: a person sends it. */
  method: { brand: string; last4: string } | null;
  /** By what it was to go back and could not, so that a person sends it. */
  notBy: { brand: string; last4: string } | null;
  amountMinor: bigint;
  paidAt: string | null;
  /** Of what a gateway refused and a person is to send: it may have gone back before. */
  refusedId: string | null;
}

export interface About {
  id: string;
  contractId: string;
  number: string;
  title: string;
  currency: string;
  orderId: string;
  leaseId: string | null;
  financier: { ko: string; en: string };
  outside: boolean;
  /** Whether an outside financier has been told; null where there is nobody outside. */
  told: { state: 'TOLD' | 'WAITING' | 'REFUSED'; at: string | null } | null;
  /** What all parties read; at the desk all. */
  cases: CaseSight[];
}

export interface CaseSight {
  id: string;
  kind: CaseKind;
  open: boolean;
  text: string | null;
  openedAt: string;
  outcome: string | null;
  reason: string | null;
  lossMinor: bigint | null;
}

export interface WithdrawalSight extends About {
  state: WithdrawalState;
  sentAt: string;
  notice: string;
  returnBy: string;
  returnedAt: string | null;
  dispute: { ground: Exception; note: string } | null;
  refundMinor: bigint;
  cashPriceMinor: bigint;
  refundBy: string | null;
  refundedAt: string | null;
  /** What the seller may claim of the purchaser by itself, where an exception was proved. */
  lossMinor: bigint;
  /** Empty until the goods are back, and for the shop. */
  refunds: RefundPartSight[];
}

export interface RefusalSight extends About {
  state: RefusalState;
  ground: Ground;
  facts: string;
  notice: string;
  sentAt: string;
  seller: AnswerSight;
  financier16: AnswerSight;
  closedAt: string | null;
  closedBy: string | null;
}

export interface AnswerSight {
  by: string;
  answer: Answer | null;
  reason: string | null;
  at: string | null;
}

type WithdrawalRow = Prisma.WithdrawalGetPayload<{ include: typeof ABOUT }>;
type GoingBack = Prisma.WithdrawalGetPayload<{ include: typeof GOES_BACK }>;
type RefusalRow = Prisma.PaymentRefusalGetPayload<{ include: typeof ABOUT }>;

function aboutOf({ id, contract, cases }: WithdrawalRow | RefusalRow, type: 'WITHDRAWAL' | 'PAYMENT_REFUSAL'): About {
  const event = contract.events.find((each) => each.type === type);
  return {
    id, contractId: contract.id, number: contract.number, title: contract.order.listingVersion.title, currency: (contract.terms as { currency: string }).currency, orderId: contract.order.id, leaseId: contract.lease?.id ?? null,
    financier: { ko: contract.institution.nameKo, en: contract.institution.nameEn }, outside: contract.institution.kind === 'HTTP',
    told: event ? { state: event.toldAt ? 'TOLD' : event.refusedWith === null ? 'WAITING' : 'REFUSED', at: text(event.toldAt) } : null,
    cases: cases.filter(({ kind }) => isReadByAll(kind)).map(caseSight),
  };
}

export const caseSight = ({ id, kind, state, text: said, openedAt, outcome, reason, lossMinor }: WithdrawalRow['cases'][number]): CaseSight =>
  ({ id, kind, open: state === 'OPEN', text: said, openedAt: openedAt.toISOString(), outcome, reason, lossMinor });

export const withdrawalSight = (row: WithdrawalRow & Partial<Pick<GoingBack, 'refunds'>>): WithdrawalSight => ({
  ...aboutOf(row, 'WITHDRAWAL'), state: row.state, sentAt: row.sentAt.toISOString(), notice: row.notice, returnBy: lastMinute(row.returnBy), returnedAt: text(row.returnedAt),
  dispute: row.disputeGround === null ? null : { ground: row.disputeGround as Exception, note: row.disputeNote ?? '' },
  refundMinor: row.refundMinor, cashPriceMinor: BigInt((row.contract.terms as { cashPrice: string }).cashPrice),
  refundBy: row.refundBy && lastMinute(row.refundBy), refundedAt: text(row.refundedAt),
  lossMinor: row.cases.reduce((sum, { lossMinor }) => sum + (lossMinor ?? 0n), 0n), refunds: (row.refunds ?? []).map(partSight),
});

function partSight({ id, state, attempt, amountMinor, paidAt, paidById, evidence }: GoingBack['refunds'][number]): RefundPartSight {
  const method = attempt && { brand: attempt.method.brand ?? '', last4: attempt.method.last4 ?? '' };
  const byHand = state === 'BY_HAND' || (paidById !== null && evidence === null);
  return { method: byHand ? null : method, notBy: byHand ? method : null, amountMinor, paidAt: text(paidAt), refusedId: attempt && state === 'BY_HAND' ? id : null };
}

export const refusalSight = (row: RefusalRow): RefusalSight => ({
  ...aboutOf(row, 'PAYMENT_REFUSAL'), state: row.state, ground: row.ground as Ground, facts: row.facts, notice: row.notice, sentAt: row.sentAt.toISOString(),
  seller: { by: lastMinute(row.sellerBy), answer: row.sellerAnswer, reason: row.sellerReason, at: text(row.sellerAt) },
  financier16: { by: lastMinute(row.financierBy), answer: row.financierAnswer, reason: row.financierReason, at: text(row.financierAt) },
  closedAt: text(row.closedAt), closedBy: row.closedBy,
});

/** A line of a list. */
export interface RightsRow {
  id: string;
  title: string;
  number: string;
  sentAt: string;
  state: WithdrawalState | RefusalState;
  /** What is waited for, RFC 3339; null where nothing is. */
  by: string | null;
}

export const withdrawalRow = (row: Prisma.WithdrawalGetPayload<{ include: typeof LISTED }>): RightsRow => ({
  id: row.id, title: row.contract.order.listingVersion.title, number: row.contract.number, sentAt: row.sentAt.toISOString(), state: row.state,
  by: row.state === 'SENT' ? lastMinute(row.returnBy) : row.refundBy && row.state !== 'REFUNDED' ? lastMinute(row.refundBy) : null,
});

export const refusalRow = (row: Prisma.PaymentRefusalGetPayload<{ include: typeof LISTED }>, party: 'SELLER' | 'FINANCIER'): RightsRow => ({
  id: row.id, title: row.contract.order.listingVersion.title, number: row.contract.number, sentAt: row.sentAt.toISOString(), state: row.state,
  by: row.state !== 'OPEN' ? null : party === 'SELLER' ? (row.sellerAnswer ? null : lastMinute(row.sellerBy)) : row.financierAnswer ? null : silenceOf(row),
});

const silenceOf = ({ sellerAnswer, financierAnswer, sellerBy, financierBy }: Pick<RefusalRow, 'sellerAnswer' | 'financierAnswer' | 'sellerBy' | 'financierBy'>): string | null =>
  silenceBy({ seller: sellerAnswer, financier: financierAnswer, sellerBy: lastMinute(sellerBy), financierBy: lastMinute(financierBy) });

export const LISTED = { contract: { select: { number: true, order: { select: { listingVersion: { select: { title: true } } } } } } } as const satisfies Prisma.WithdrawalInclude & Prisma.PaymentRefusalInclude;

