import type { Temporal } from 'temporal-polyfill';
import { toDate, toInstant } from '@/lib/platform/clock';
import type { Db, Tx } from '@/lib/platform/db';
import type { SigningCode } from '@/lib/platform/generated/client';
import { CODE_TRIES } from '../model/code';

/** When codes went out since an instant, the newest first. */
export async function codesSince(tx: Tx | Db, contractId: string, since: Temporal.Instant): Promise<Temporal.Instant[]> {
  const rows = await tx.signingCode.findMany({ where: { contractId, sentAt: { gt: toDate(since) } }, orderBy: { sentAt: 'desc' }, select: { sentAt: true } });
  return rows.map(({ sentAt }) => toInstant(sentAt));
}

/** Puts a new code in the place of the one that was live. */
export async function replaceCode(tx: Tx, code: Pick<SigningCode, 'id' | 'contractId' | 'sentTo' | 'hash' | 'sentAt' | 'expiresAt'>): Promise<void> {
  await tx.signingCode.updateMany({ where: { contractId: code.contractId, usedAt: null, endedAt: null }, data: { endedAt: code.sentAt } });
  await tx.signingCode.create({ data: { ...code, channel: 'MAIL' }, select: { id: true } });
}

export const findUsedCode = (tx: Tx | Db, contractId: string): Promise<SigningCode | null> => tx.signingCode.findFirst({ where: { contractId, usedAt: { not: null } } });

/**
 * Takes one of the tries of the live code before anything is compared, so that guesses side by side are counted as guesses
 * one after the other. The last try ends the code unless it is used up. Null where no code lives, or its minutes are over.
 */
export async function takeTry(tx: Tx, contractId: string, at: Temporal.Instant): Promise<{ id: string; hash: string; left: number } | null> {
  const [row] = await tx.$queryRaw<{ id: string; hash: string; tries: number }[]>`
    UPDATE signing_code SET tries = tries + 1
     WHERE contract_id = ${contractId} AND used_at IS NULL AND ended_at IS NULL AND tries < ${CODE_TRIES} AND expires_at > ${toDate(at)} RETURNING id, hash, tries`;
  return row ? { id: row.id, hash: row.hash, left: CODE_TRIES - row.tries } : null;
}

/** Uses a code up; false where another window was faster, or its minutes are over. */
export async function useCode(tx: Tx, id: string, at: Temporal.Instant): Promise<boolean> {
  const { count } = await tx.signingCode.updateMany({ where: { id, usedAt: null, endedAt: null, expiresAt: { gt: toDate(at) } }, data: { usedAt: toDate(at) } });
  return count === 1;
}
