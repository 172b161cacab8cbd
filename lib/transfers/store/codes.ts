import type { Temporal } from 'temporal-polyfill';
import { toDate, toInstant } from '@/lib/platform/clock';
import type { Db, Tx } from '@/lib/platform/db';
import type { TransferCode } from '@/lib/platform/generated/client';
import { CODE_TRIES } from '@/lib/signing/model/code';
import type { TransferSide } from '../model/transfer';

interface Whose { transferId: string; side: TransferSide }

/** When codes went out since an instant, the newest first. */
export async function codesSince(db: Db | Tx, { transferId, side }: Whose, since: Temporal.Instant): Promise<Temporal.Instant[]> {
  const rows = await db.transferCode.findMany({ where: { transferId, side, sentAt: { gt: toDate(since) } }, orderBy: { sentAt: 'desc' }, select: { sentAt: true } });
  return rows.map(({ sentAt }) => toInstant(sentAt));
}

/** Puts a new code in the place of the one that was live. */
export async function replaceCode(tx: Tx, code: Pick<TransferCode, 'id' | 'transferId' | 'side' | 'sentTo' | 'hash' | 'sentAt' | 'expiresAt'>): Promise<void> {
  await tx.transferCode.updateMany({ where: { transferId: code.transferId, side: code.side, usedAt: null, endedAt: null }, data: { endedAt: code.sentAt } });
  await tx.transferCode.create({ data: code, select: { id: true } });
}

/** One of the tries of the live code, taken before anything is compared; null where none lives. */
export async function takeTry(tx: Tx, { transferId, side }: Whose, at: Temporal.Instant): Promise<{ id: string; hash: string; left: number } | null> {
  const [row] = await tx.$queryRaw<{ id: string; hash: string; tries: number }[]>`
    UPDATE transfer_code SET tries = tries + 1
     WHERE transfer_id = ${transferId} AND side = ${side}::"TransferSide" AND used_at IS NULL AND ended_at IS NULL AND tries < ${CODE_TRIES} AND expires_at > ${toDate(at)} RETURNING id, hash, tries`;
  return row ? { id: row.id, hash: row.hash, left: CODE_TRIES - row.tries } : null;
}

/** Uses a code up; false where another window was faster, or its minutes are over. */
export async function useCode(tx: Tx, id: string, at: Temporal.Instant): Promise<boolean> {
  const { count } = await tx.transferCode.updateMany({ where: { id, usedAt: null, endedAt: null, expiresAt: { gt: toDate(at) } }, data: { usedAt: toDate(at) } });
  return count === 1;
}

export const findLiveCode = (db: Db, { transferId, side }: Whose, at: Temporal.Instant): Promise<TransferCode | null> =>
  db.transferCode.findFirst({ where: { transferId, side, usedAt: null, endedAt: null, tries: { lt: CODE_TRIES }, expiresAt: { gt: toDate(at) } } });
