import { sellerFor } from '@/lib/accounts/model/seller-roles';
import type { Actor } from '@/lib/kernel/actor';
import type { Db, Deps } from '@/lib/platform/db';
import type { LimitEntryKind, Prisma } from '@/lib/platform/generated/client';
import { cutKeyed, keysOf, takeOf, type KeyPage, type KeyRequest } from '@/lib/platform/key-page';
import { isOver, limitUse, type LimitAmounts, type LimitUse } from '../model/limit-use';
import { exposureOf, type Exposure } from './exposure';

export interface LedgerRow {
  id: string;
  kind: LimitEntryKind;
  /** Of RELEASED: whether it had been held or used. */
  was: 'HELD' | 'USED' | null;
  amountMinor: bigint;
  monthlyMinor: bigint;
  at: string;
  order: { id: string; number: string; goods: string; inForm: boolean } | null;
}

export interface Ledger extends KeyPage<LedgerRow> {
  nameKo: string;
  nameEn: string;
  /** What the limit is for; null for the whole mall, and of a seller's. */
  goods: string | null;
  currency: string;
  mall: boolean;
}

/** Of a purchaser's limit, with what of it is taken. */
export interface OwnLedger extends Ledger {
  use: LimitUse;
  /** Nothing more can be taken of it. */
  over: boolean;
}

/** Of a seller's. */
export interface SellerLedger extends Ledger {
  exposure: Exposure;
}

const SIZE = 30;
const NAMES = { select: { nameKo: true, nameEn: true } } as const;

/** The ledger of one of the purchaser's own limits, newest first; null for everybody else's. */
export async function purchaserLedger({ db, clock }: Around, actor: Actor, id: string, request: KeyRequest): Promise<OwnLedger | null> {
  const own = { purchaserId: actor.userId };
  const where = { id, ...own };
  const taken = (limit: LimitAmounts & Parameters<typeof isOver>[0]) => ({ use: limitUse(limit), over: isOver(limit, clock.now().epochMilliseconds) });
  if (id.startsWith('pa_')) {
    const limit = await db.preApproval.findFirst({ where, include: { institution: NAMES } });
    return limit && { ...limit.institution, goods: null, currency: limit.currency, mall: true, ...taken(limit), ...(await entries(db, { preApprovalId: id }, request, own)) };
  }
  const limit = await db.approval.findFirst({
    where, include: { institution: NAMES, ask: { select: { limitRequest: { select: { listingVersion: { select: { title: true } } } } } } },
  });
  return limit && {
    ...limit.institution, goods: limit.ask.limitRequest.listingVersion.title, currency: limit.currency, mall: false, ...taken(limit), ...(await entries(db, { approvalId: id }, request, own)),
  };
}

/** The ledger of one of the seller's own exposure limits. */
export async function sellerLedger({ db, clock }: Around, actor: Actor, id: string, request: KeyRequest): Promise<SellerLedger | null> {
  const sellerId = sellerFor(actor, 'limits');
  if (!sellerId) return null;
  const limit = await db.sellerLimit.findFirst({ where: { id, sellerId }, include: { institution: NAMES } });
  return limit && {
    ...limit.institution, goods: null, currency: limit.currency, mall: false, exposure: exposureOf(limit, clock.now()), ...(await entries(db, { sellerLimitId: id }, request, { sellerId })),
  };
}

type Around = Pick<Deps, 'db' | 'clock'>;
type OfOne = Pick<Prisma.LimitEntryWhereInput, 'approvalId' | 'sellerLimitId' | 'preApprovalId'>;

/** `whose`: the orders that the reader may know of; what a lease that was taken over uses is of its first purchaser's order. */
async function entries(db: Db, of: OfOne, request: KeyRequest, whose: { purchaserId: string } | { sellerId: string }): Promise<KeyPage<LedgerRow>> {
  const keys = keysOf(request, (text): text is string => /^[1-9]\d{0,17}$/.test(text ?? ''));
  const beyond = keys.after ?? keys.before;
  const found = await db.limitEntry.findMany({
    where: { ...of, ...(beyond === undefined ? {} : { id: keys.after === undefined ? { gt: BigInt(beyond) } : { lt: BigInt(beyond) } }) },
    orderBy: { id: 'desc' }, take: takeOf(keys, SIZE),
  });
  const { rows, ...around } = cutKeyed(found, keys, SIZE);
  const ids = [...new Set(rows.flatMap(({ orderId }) => orderId ?? []))];
  const orders = new Map((await db.order.findMany({
    where: { id: { in: ids }, ...whose }, select: { id: true, number: true, state: true, listingVersion: { select: { title: true } } },
  })).map((order) => [order.id, order]));
  return {
    ...around,
    rows: rows.map(({ id, kind, was, amountMinor, monthlyMinor, at, orderId }) => {
      const order = orderId === null ? undefined : orders.get(orderId);
      return {
        id: String(id), kind, was: was === 'RELEASED' ? null : was, amountMinor, monthlyMinor, at: at.toISOString(),
        order: order ? { id: order.id, number: order.number, goods: order.listingVersion.title, inForm: order.state === 'FORM' } : null,
      };
    }),
  };
}
