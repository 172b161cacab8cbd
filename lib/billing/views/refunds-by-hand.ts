import { particularsShape } from '@/lib/contracts/model/particulars';
import type { Actor } from '@/lib/kernel/actor';
import { holderShape } from '@/lib/leases/model';
import type { Db } from '@/lib/platform/db';

export interface RefundByHand {
  /** Of the refund of a credit, or of the attempt that took something for nothing. */
  id: string;
  why: 'CREDIT' | 'STRAY';
  /** The gateway was asked, and cannot. */
  refused: boolean;
  since: string;
  number: string;
  purchaser: string;
  /** To ask for the account. */
  phone: string | null;
  currency: string;
  amountMinor: bigint;
}

const MOST = 100;
const OF_LEASE = { select: { number: true, purchaserId: true, holder: true, contract: { select: { particulars: true, order: { select: { signatureName: true } } } } } } as const;
const OWED = { currency: true, amountMinor: true, createdAt: true, attemptId: true } as const;

/** As who took the lease over said, else as the order was signed. */
function payeeOf({ holder, contract }: { holder: unknown; contract: { particulars: unknown; order: { signatureName: string | null } } }): Pick<RefundByHand, 'purchaser' | 'phone'> {
  const { name, phone } = holder === null ? { name: contract.order.signatureName ?? '', phone: particularsShape.parse(contract.particulars).purchaser.phone } : holderShape.parse(holder);
  return { purchaser: name, phone };
}

/** What the desk is to give back by hand of credits and of money taken for nothing, the oldest first. */
export async function refundsByHand(db: Db, actor: Actor): Promise<RefundByHand[]> {
  if (actor.role !== 'DESK') return [];
  const rows = [...await creditsByHand(db), ...await straysByHand(db)];
  return rows.sort((a, b) => (a.since === b.since ? a.id.localeCompare(b.id) : a.since.localeCompare(b.since))).slice(0, MOST);
}

async function creditsByHand(db: Db): Promise<RefundByHand[]> {
  const rows = await db.creditRefund.findMany({
    where: { state: 'BY_HAND' }, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }], take: MOST, select: { id: true, ...OWED, credit: { select: { lease: OF_LEASE } } },
  });
  return rows.map(({ id, attemptId, createdAt, currency, amountMinor, credit: { lease } }) =>
    ({ id, why: 'CREDIT', refused: attemptId !== null, since: createdAt.toISOString(), number: lease.number, ...payeeOf(lease), currency, amountMinor }));
}

async function straysByHand(db: Db): Promise<RefundByHand[]> {
  const rows = await db.attemptRefund.findMany({
    where: { state: 'BY_HAND' }, orderBy: [{ createdAt: 'asc' }, { attemptId: 'asc' }], take: MOST,
    select: { ...OWED, attempt: { select: { method: { select: { purchaserId: true } }, invoice: { select: { lease: OF_LEASE } } } } },
  });
  // Who paid it may have given the lease over since.
  const payers = await db.user.findMany({ where: { id: { in: rows.map(({ attempt }) => attempt.method.purchaserId) } }, select: { id: true, name: true, phone: true } });
  const payer = (id: string) => {
    const { name = '', phone = null } = payers.find((each) => each.id === id) ?? {};
    return { purchaser: name, phone };
  };
  return rows.map(({ attemptId: id, createdAt, currency, amountMinor, attempt: { method: { purchaserId }, invoice: { lease } } }) => ({
    id, why: 'STRAY', refused: true, since: createdAt.toISOString(), number: lease.number, currency, amountMinor, ...(purchaserId === lease.purchaserId ? payeeOf(lease) : payer(purchaserId)),
  }));
}
