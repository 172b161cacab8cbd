import type { Temporal } from 'temporal-polyfill';
import { standingAfter, type Papers } from '@/lib/contracts/model/supplement';
import { findPapers } from '@/lib/contracts/store/supplements';
import { isOpenSupplement, type ContractState } from '@/lib/contracts/model/states';
import type { Actor } from '@/lib/kernel/actor';
import { firstAmendable, type Change, type Standing } from '@/lib/kernel/amendment';
import { plainDateIn } from '@/lib/kernel/calendar';
import { addressOf, isReleased, purchaserName } from '@/lib/leases/model';
import { toPlainDate } from '@/lib/platform/clock';
import type { Db } from '@/lib/platform/db';
import { Prisma } from '@/lib/platform/generated/client';
import { isId } from '@/lib/platform/id';
import { cutKeyed, keyed, keysOf, type KeyPage, type KeyRequest } from '@/lib/platform/key-page';

const PAGE = 20;

/** A supplement that is neither in force nor ended. */
export interface OpenSupplement {
  id: string;
  number: string;
  kind: Change['kind'];
  state: ContractState;
  /** Until when it waits for the signature, RFC 3339. */
  signBy: string | null;
  /** The purchaser asked for it, not the desk. */
  byPurchaser: boolean;
}

export interface LeaseChanges {
  leaseId: string;
  number: string;
  contractId: string;
  title: string;
  currency: string;
  /** It goes on, so that something may be changed. */
  active: boolean;
  /** A payment refusal stands: nothing is to be paid any more, and nothing is changed. */
  released: boolean;
  /** Its purchaser took it over from who made the contract: a supplement is of the contract's own parties, so nothing is changed by one. */
  takenOver: boolean;
  /** The lease desk is its financier: another due day can be agreed on. */
  atDesk: boolean;
  standing: Standing;
  /** Goods that are on their way back have no address or due day to change. */
  goodsBack: boolean;
  /** Instalments are left to be paid. */
  hasLeft: boolean;
  /** From which instalment a due day or the schedule could change now; null: from none. */
  from: { seq: number; dueOn: string } | null;
  open: OpenSupplement | null;
}

const LEASE = { institution: { select: { kind: true } }, freezes: { where: { cause: 'GOODS_BACK', untilOn: null }, take: 1, select: { id: true } }, instalments: { orderBy: { seq: 'asc' } }, contract: { select: { id: true, orderId: true, order: { select: { signatureName: true, listingVersion: { select: { title: true } } } } } } } satisfies Prisma.LeaseInclude;

async function changesOf(db: Db, lease: Prisma.LeaseGetPayload<{ include: typeof LEASE }>, at: Temporal.Instant): Promise<LeaseChanges | null> {
  const { orderId } = lease.contract;
  const [papers, supplements] = await Promise.all([
    findPapers(db, orderId), db.contract.findMany({ where: { orderId, supplementNo: { gt: 0 }, state: { not: 'ABANDONED' } }, include: { outcome: true }, orderBy: { supplementNo: 'desc' } }),
  ]);
  if (!papers) return null;
  const open = supplements.find(({ state, outcome }) => isOpenSupplement(state) || (state === 'SEALED' && !outcome));
  const rows = lease.instalments.filter(({ seq }) => seq > 0).map(({ seq, dueOn, state }) => ({ seq, dueOn: toPlainDate(dueOn), state }));
  const released = isReleased(lease.instalments);
  const goodsBack = lease.freezes.length > 0;
  const from = released || goodsBack ? undefined : firstAmendable(rows, plainDateIn(at, lease.timeZone));
  return {
    leaseId: lease.id, number: lease.number, contractId: lease.contract.id, title: lease.contract.order.listingVersion.title, currency: lease.currency,
    active: lease.state === 'ACTIVE' && !released && !goodsBack && lease.takenOverAt === null, goodsBack, hasLeft: !released && rows.some(({ state }) => state === 'DUE'), takenOver: lease.takenOverAt !== null && lease.state === 'ACTIVE' && !released, released, atDesk: lease.institution.kind === 'DESK', standing: standingOf(lease, papers), from: from ? { seq: from.seq, dueOn: from.dueOn } : null,
    open: open ? {
      id: open.id, number: open.number, kind: (open.change as unknown as Change).kind, state: open.state,
      signBy: open.state === 'DELIVERED' ? open.signBy?.toISOString() ?? null : null, byPurchaser: open.askedById === open.purchaserId,
    } : null,
  };
}

/** Who took a lease over has it where they said; where its first purchaser lived is not theirs to know. */
const standingOf = ({ holder }: { holder: unknown }, papers: Papers): Standing => {
  const standing = standingAfter(papers);
  return holder === null ? standing : { ...standing, address: addressOf(holder) };
};

/** What may be changed in a lease of the purchaser who asks, or null. */
export async function leaseChanges(db: Db, actor: Actor, leaseId: string, at: Temporal.Instant): Promise<LeaseChanges | null> {
  if (actor.role !== 'PURCHASER') return null;
  const lease = await db.lease.findFirst({ where: { id: leaseId, purchaserId: actor.userId }, include: LEASE });
  return lease && changesOf(db, lease, at);
}

export interface DeskLeaseRow {
  id: string;
  number: string;
  purchaser: string;
  title: string;
  currency: string;
  active: boolean;
  /** A payment refusal stands: nothing is to be paid any more. */
  released: boolean;
  monthlyMinor: bigint;
  totalCostMinor: bigint;
  /** A supplement of it is under way. */
  openNumber: string | null;
}

const AT_DESK = { institution: { kind: 'DESK' } } as const;

/** The purchaser's name as it was signed, or the number of the lease, of its contract or of a supplement. */
function wanted(query: string): Prisma.LeaseWhereInput {
  const number = query.toUpperCase().replace(/^(DM-[0-9]+-[0-9]+)-[0-9]+$/, '$1');
  return { OR: [{ number }, { contract: { number } }, { holder: { path: ['name'], string_contains: query, mode: 'insensitive' } }, { holder: { equals: Prisma.DbNull }, contract: { order: { signatureName: { contains: query, mode: 'insensitive' } } } }] };
}

/** Leases that the desk finances, the newest first; by number or purchaser where it is asked. For the desk alone. */
export async function deskLeases(db: Db, actor: Actor, { query, ...request }: KeyRequest & { query?: string | undefined }): Promise<KeyPage<DeskLeaseRow>> {
  if (actor.role !== 'DESK') return { rows: [], next: null, previous: null };
  const [keys, words] = [keysOf(request), query?.trim()];
  const found = await db.lease.findMany({
    where: { ...AT_DESK, ...(words && wanted(words)) }, orderBy: { id: 'desc' }, ...keyed(keys, PAGE),
    include: {
      instalments: { where: { seq: { gt: 0 } }, orderBy: { seq: 'asc' } },
      contract: { select: { order: { select: { signatureName: true, listingVersion: { select: { title: true } }, contracts: { where: { supplementNo: { gt: 0 }, state: { not: 'ABANDONED' }, outcome: { is: null } }, select: { number: true } } } } } },
    },
  });
  const page = cutKeyed(found, keys, PAGE);
  return { ...page, rows: page.rows.map(({ contract: { order }, instalments, ...lease }) => ({
    id: lease.id, number: lease.number, purchaser: purchaserName(lease.holder, order.signatureName), title: order.listingVersion.title, currency: lease.currency, active: lease.state === 'ACTIVE', released: isReleased(instalments),
    monthlyMinor: instalments.at(-2)?.amountMinor ?? instalments.at(-1)?.amountMinor ?? 0n, totalCostMinor: lease.totalCostMinor, openNumber: order.contracts[0]?.number ?? null,
  })) };
}

export interface DeskLease extends LeaseChanges {
  purchaser: string;
  /** What an instalment comes to now; the last one takes up what rounding left. */
  monthlyMinor: bigint;
  /** What became of its supplements so far, the newest first. */
  past: { id: string; number: string; kind: Change['kind']; state: ContractState; fate: 'APPLIED' | 'KEPT_OUT' | null; note: string | null }[];
}

/** One lease at the desk; null for everybody else. */
export async function deskLease(db: Db, actor: Actor, id: string, at: Temporal.Instant): Promise<DeskLease | null> {
  if (actor.role !== 'DESK' || !isId(id)) return null;
  const lease = await db.lease.findFirst({ where: { id, ...AT_DESK }, include: LEASE });
  const changes = lease && await changesOf(db, lease, at);
  if (!changes) return null;
  const supplements = await db.contract.findMany({ where: { orderId: lease.contract.orderId, supplementNo: { gt: 0 } }, include: { outcome: true }, orderBy: { supplementNo: 'desc' } });
  const past = supplements.filter(({ id: each }) => each !== changes.open?.id).map(({ id: each, number, change, state, outcome, abandonNote }) =>
    ({ id: each, number, kind: (change as unknown as Change).kind, state, fate: outcome?.fate ?? null, note: abandonNote }));
  const { schedule } = changes.standing;
  const row = schedule[Math.min((changes.from?.seq ?? schedule.length) - 1, schedule.length - 2)] ?? schedule.at(-1);
  return { ...changes, purchaser: purchaserName(lease.holder, lease.contract.order.signatureName), monthlyMinor: BigInt(row?.amount ?? '0'), past };
}
