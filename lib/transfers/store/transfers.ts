import { createHash } from 'node:crypto';
import type { Temporal } from 'temporal-polyfill';
import { sourcesOf } from '@/lib/kernel/transitions';
import type { Holder } from '@/lib/leases/model';
import { fromPlainDate, toDate } from '@/lib/platform/clock';
import type { Db, Tx } from '@/lib/platform/db';
import type { Prisma, TransferSignature } from '@/lib/platform/generated/client';
import { newId } from '@/lib/platform/id';
import { agreedJson, type Agreed } from '../model/agreed';
import { OPEN_STATES, transferMoves, type TransferSide, type TransferState } from '../model/transfer';

const PERSON = { select: { id: true, name: true, email: true, locale: true } } as const;
const ABOUT = {
  from: PERSON, to: PERSON, signatures: true,
  lease: { select: { id: true, number: true, sellerId: true, currency: true, timeZone: true, contract: { select: { id: true, number: true, order: { select: { listingVersion: { select: { title: true } } } } } } } },
} satisfies Prisma.LeaseTransferInclude;

export type TransferRow = Prisma.LeaseTransferGetPayload<{ include: typeof ABOUT }>;

export const findTransfer = (db: Db | Tx, id: string): Promise<TransferRow | null> => db.leaseTransfer.findUnique({ where: { id }, include: ABOUT });

/** Which side of a transfer a purchaser stands on; null for anybody else. */
export const sideOf = ({ fromId, toId }: Pick<TransferRow, 'fromId' | 'toId'>, userId: string): TransferSide | null => (userId === fromId ? 'FROM' : toId !== null && userId === toId ? 'TO' : null);

/** A transfer whose row is held until the transaction ends. Whoever needs the lease's holds that first. */
export async function lockTransfer(tx: Tx, id: string): Promise<TransferRow | null> {
  await tx.$queryRaw`SELECT id FROM lease_transfer WHERE id = ${id} FOR UPDATE`;
  return findTransfer(tx, id);
}

interface NewTransfer {
  number: string;
  leaseId: string;
  institutionId: string;
  fromId: string;
  toEmail: string;
  toId: string | null;
  lapseBy: Temporal.Instant;
}

/** Null where one of the lease is under way. */
export async function insertTransfer(tx: Tx, { lapseBy, ...transfer }: NewTransfer, at: Temporal.Instant): Promise<string | null> {
  const id = newId('tr');
  const { count } = await tx.leaseTransfer.createMany({ data: [{ id, ...transfer, createdAt: toDate(at), lapseBy: toDate(lapseBy) }], skipDuplicates: true });
  return count === 1 ? id : null;
}

/** Moves it where the moves allow; false where it stood elsewhere, so that of two movers one wins. */
export async function moveTransfer(tx: Tx, id: string, to: TransferState, data: Omit<Prisma.LeaseTransferUncheckedUpdateManyInput, 'state'> = {}): Promise<boolean> {
  const { count } = await tx.leaseTransfer.updateMany({ where: { id, state: { in: sourcesOf(transferMoves, to) } }, data: { ...data, state: to } });
  return count === 1;
}

export const agreedData = (successor: Holder, agreed: Agreed, at: Temporal.Instant) => ({ successor, agreed: agreedJson(agreed), agreedAt: toDate(at) });

export const signedData = (carryOn: string, lapseBy: Temporal.Instant, at: Temporal.Instant) => ({ signedAt: toDate(at), carryOn: fromPlainDate(carryOn), lapseBy: toDate(lapseBy) });

/** Who never came is forgotten once it is over. */
export async function forgetNamed(tx: Tx, id: string): Promise<void> {
  await tx.leaseTransfer.updateMany({ where: { id, toId: null, state: { notIn: [...OPEN_STATES] } }, data: { toEmail: '-' } });
}

/** A purchaser who may take a lease over, by their address: confirmed, and of whom it is known who they are. */
export const findSuccessor = (db: Db | Tx, email: string) =>
  db.user.findFirst({ where: { email, role: 'PURCHASER', suspendedAt: null, closedAt: null, emailConfirmedAt: { not: null }, birthDate: { not: null } }, select: { id: true, name: true } });

/** Named people who have come since. */
export const findCome = (db: Db): Promise<{ id: string; userId: string }[]> => db.$queryRaw`
  SELECT t.id, u.id AS "userId" FROM lease_transfer t JOIN app_user u ON u.email = t.to_email
   WHERE t.state = 'ASKED' AND t.to_id IS NULL AND u.role = 'PURCHASER' AND u.suspended_at IS NULL AND u.closed_at IS NULL AND u.email_confirmed_at IS NOT NULL AND u.birth_date IS NOT NULL AND u.id <> t.from_id
   ORDER BY t.id LIMIT 100`;

/** False where somebody was bound to it already. */
export async function bindSuccessor(tx: Tx, id: string, toId: string): Promise<boolean> {
  const { count } = await tx.leaseTransfer.updateMany({ where: { id, state: 'ASKED', toId: null }, data: { toId } });
  return count === 1;
}

export const countAskedSince = (tx: Tx, fromId: string, since: Temporal.Instant): Promise<number> => tx.leaseTransfer.count({ where: { fromId, createdAt: { gte: toDate(since) } } });

/** Those whose time is over. */
export const findLapsing = (db: Db, now: Temporal.Instant): Promise<{ id: string; leaseId: string }[]> =>
  db.leaseTransfer.findMany({ where: { state: { in: [...OPEN_STATES] }, lapseBy: { lte: toDate(now) } }, select: { id: true, leaseId: true }, orderBy: { lapseBy: 'asc' }, take: 100 });

export interface ToCarryOut { id: string; leaseId: string; carryOn: string }

/** Sealed ones whose day is no later than one, the earliest first, those after another. */
export const findToCarryOut = (db: Db, { day, after, most }: { day: string; after: Pick<ToCarryOut, 'id' | 'carryOn'> | null; most: number }): Promise<ToCarryOut[]> => db.$queryRaw`
  SELECT id, lease_id AS "leaseId", carry_on::text AS "carryOn" FROM lease_transfer
   WHERE state = 'SIGNED' AND sealed_id IS NOT NULL AND carry_on <= ${day}::date AND (carry_on, id) > (${after?.carryOn ?? '0001-01-01'}::date, ${after?.id ?? ''})
   ORDER BY carry_on, id LIMIT ${most}::int`;

/** Approved without a document, or signed without its seal, since before an instant: the job was given up. */
export const findStuck = (db: Db, before: Temporal.Instant): Promise<{ id: string; state: TransferState }[]> =>
  db.leaseTransfer.findMany({
    where: { OR: [{ state: 'APPROVED', documentId: null, decidedAt: { lt: toDate(before) } }, { state: 'SIGNED', sealedId: null, signedAt: { lt: toDate(before) } }] }, select: { id: true, state: true }, take: 100,
  });

/** Keeps a document of it; its row cannot change afterwards (trigger). */
async function insertFile(tx: Tx, ownerId: string, name: string, data: Buffer, at: Temporal.Instant): Promise<{ id: string; sha256: string }> {
  const [id, sha256] = [newId('f'), createHash('sha256').update(data).digest('hex')];
  await tx.storedFile.create({
    data: { id, purpose: 'TRANSFER_DOCUMENT', ownerId, name, contentType: 'application/pdf', sha256, sizeBytes: data.byteLength, data: new Uint8Array(data), createdAt: toDate(at) }, select: { id: true },
  });
  return { id, sha256 };
}

/** The agreement as it is to be signed: once. False where there is one, or it is not approved any more. */
export async function keepDocument(tx: Tx, { id, number }: Pick<TransferRow, 'id' | 'number'>, data: Buffer, at: Temporal.Instant): Promise<boolean> {
  const file = await insertFile(tx, id, `${number}.pdf`, data, at);
  const { count } = await tx.leaseTransfer.updateMany({ where: { id, state: 'APPROVED', documentId: null }, data: { documentId: file.id, documentSha256: file.sha256 } });
  return count === 1;
}

/** The same with both signatures, sealed. */
export async function keepSealed(tx: Tx, { id, number }: Pick<TransferRow, 'id' | 'number'>, data: Buffer, at: Temporal.Instant): Promise<boolean> {
  const file = await insertFile(tx, id, `${number}.pdf`, data, at);
  const { count } = await tx.leaseTransfer.updateMany({ where: { id, state: 'SIGNED', sealedId: null }, data: { sealedId: file.id, sealedSha256: file.sha256 } });
  return count === 1;
}

interface Signature extends Omit<TransferSignature, 'signedAt'> {
  at: Temporal.Instant;
}

/** False where that side has signed already. @returns how many have signed now */
export async function insertSignature(tx: Tx, { at, ...signature }: Signature): Promise<number | null> {
  const { count } = await tx.transferSignature.createMany({ data: [{ ...signature, signedAt: toDate(at) }], skipDuplicates: true });
  return count === 1 ? tx.transferSignature.count({ where: { transferId: signature.transferId } }) : null;
}
