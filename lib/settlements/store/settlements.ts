import type { Temporal } from 'temporal-polyfill';
import { sourcesOf } from '@/lib/kernel/transitions';
import { fromPlainDate, toDate } from '@/lib/platform/clock';
import type { Tx } from '@/lib/platform/db';
import type { Prisma } from '@/lib/platform/generated/client';
import { newId } from '@/lib/platform/id';
import { SETTLEMENT_MOVES } from '../model/settlement';

/** A settlement whose row is held until the transaction ends. */
export async function lockSettlement(tx: Tx, id: string) {
  await tx.$queryRaw`SELECT id FROM settlement WHERE id = ${id} FOR UPDATE`;
  return tx.settlement.findUnique({ where: { id } });
}

/** Moves it where the moves allow; false where it stood elsewhere. */
export async function moveSettlement(tx: Tx, id: string, to: 'APPROVED' | 'IN_FILE' | 'PAID' | 'FAILED', data: Prisma.SettlementUncheckedUpdateManyInput): Promise<boolean> {
  const { count } = await tx.settlement.updateMany({ where: { id, state: { in: sourcesOf(SETTLEMENT_MOVES, to) } }, data: { ...data, state: to } });
  return count === 1;
}

export const noteFirst = (tx: Tx, id: string, by: string, at: Temporal.Instant) =>
  tx.settlement.update({ where: { id }, data: { firstApprovedById: by, firstApprovedAt: toDate(at) }, select: { id: true } });

/** What waits for a payout file, with where it goes; the rows held. */
export async function findApproved(tx: Tx, currency: string) {
  await tx.$queryRaw`SELECT id FROM settlement WHERE state = 'APPROVED' AND currency = ${currency} ORDER BY id FOR UPDATE`;
  return tx.settlement.findMany({
    where: { state: 'APPROVED', currency }, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: { id: true, sellerId: true, currency: true, totalMinor: true, seller: { select: { payoutBank: true, payoutAccount: true, payoutHolder: true } } },
  });
}

interface NewFile { currency: string; executeOn: string; count: number; totalMinor: bigint; payerName: string; payerBank: string; payerAccount: string; madeById: string }

export async function insertFile(tx: Tx, { executeOn, ...file }: NewFile, at: Temporal.Instant): Promise<string> {
  const id = newId('po');
  await tx.payoutFile.create({ data: { id, ...file, executeOn: fromPlainDate(executeOn), madeAt: toDate(at) }, select: { id: true } });
  return id;
}

/** Settlements of a file that the bank has not answered for, their rows held. */
export async function lockFiled(tx: Tx, fileId: string) {
  await tx.$queryRaw`SELECT id FROM settlement WHERE file_id = ${fileId} AND state = 'IN_FILE' ORDER BY id FOR UPDATE`;
  return tx.settlement.findMany({ where: { fileId, state: 'IN_FILE' }, orderBy: { id: 'asc' } });
}
