import type { Temporal } from 'temporal-polyfill';
import { toDate } from '@/lib/platform/clock';
import type { Db, Tx } from '@/lib/platform/db';
import { newId } from '@/lib/platform/id';

/** The seller's limit at the desk, locked against holds and other decisions; null elsewhere. */
export async function lockDeskSellerLimit(tx: Tx, id: string) {
  await tx.$queryRaw`SELECT 1 FROM seller_limit WHERE id = ${id} FOR UPDATE`;
  return tx.sellerLimit.findFirst({ where: { id, status: 'LIVE', institution: { kind: 'DESK' } }, include: { seller: { select: { id: true, businessName: true, status: true } } } });
}

interface NewSellerProposal {
  sellerLimitId: string;
  amountMinor: bigint;
  beforeMinor: bigint;
  note: string;
  proposedById: string;
  at: Temporal.Instant;
}

/** @returns its id; undefined where another one is open */
export async function insertSellerProposal(tx: Tx, { at, ...proposal }: NewSellerProposal): Promise<string | undefined> {
  const made = await tx.sellerLimitProposal.createManyAndReturn({ data: [{ id: newId('sp'), ...proposal, proposedAt: toDate(at) }], skipDuplicates: true, select: { id: true } });
  return made[0]?.id;
}

export const findSellerProposal = (db: Db | Tx, id: string) => db.sellerLimitProposal.findUnique({ where: { id } });

interface Closing {
  to: 'ACCEPTED' | 'RETURNED' | 'WITHDRAWN';
  decided?: { by: string; note: string };
  at: Temporal.Instant;
}

/** False when it is not open any more. */
export async function closeSellerProposal(tx: Tx, id: string, { to, decided, at }: Closing): Promise<boolean> {
  const { count } = await tx.sellerLimitProposal.updateMany({
    where: { id, state: 'OPEN' }, data: { state: to, closedAt: toDate(at), ...(decided && { decidedById: decided.by, decidedNote: decided.note }) },
  });
  return count === 1;
}
