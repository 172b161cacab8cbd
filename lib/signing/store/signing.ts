import type { Temporal } from 'temporal-polyfill';
import { toDate } from '@/lib/platform/clock';
import type { Db, Tx } from '@/lib/platform/db';
import { Prisma, type Contract, type Signing } from '@/lib/platform/generated/client';
import type { Strokes } from '@/lib/contracts/model/evidence';
import type { Given } from '../model/consents';

export type SigningRow = Signing;
export type SignedContract = Contract & { signing: Signing | null };

/** A purchaser's own contract with how far its signing is; its row is held until the transaction ends. */
export async function lockOwnContract(tx: Tx, contractId: string, purchaserId: string): Promise<SignedContract | null> {
  await tx.$queryRaw`SELECT id FROM contract WHERE id = ${contractId} AND purchaser_id = ${purchaserId} FOR UPDATE`;
  return tx.contract.findFirst({ where: { id: contractId, purchaserId }, include: { signing: true } });
}

export const findSigned = (db: Db | Tx, contractId: string): Promise<SignedContract | null> =>
  db.contract.findUnique({ where: { id: contractId }, include: { signing: true } });

/** Begins to sign what was delivered; a second beginning changes nothing. False then. */
export async function beginSigning(tx: Tx, contract: Contract, at: Temporal.Instant): Promise<boolean> {
  const { count } = await tx.signing.createMany({
    data: [{
      contractId: contract.id, purchaserId: contract.purchaserId, sellerId: contract.sellerId, institutionId: contract.institutionId,
      documentSha256: contract.documentSha256 ?? '', termsSha256: contract.termsSha256, openedAt: toDate(at),
    }],
    skipDuplicates: true,
  });
  return count === 1;
}

export async function markRead(tx: Tx, contractId: string, at: Temporal.Instant): Promise<boolean> {
  const { count } = await tx.signing.updateMany({ where: { contractId, readAt: null, signedAt: null }, data: { readAt: toDate(at) } });
  return count === 1;
}

export const givenBy = (signing: Signing): Given => signing.consents as Given;

export async function writeConsents(tx: Tx, contractId: string, consents: Given): Promise<void> {
  await tx.signing.updateMany({ where: { contractId, signedAt: null }, data: { consents: consents } });
}

interface Signature {
  signatureName: string;
  strokes: Strokes | null;
  address: string;
  agent: string;
  at: Temporal.Instant;
}

export async function writeSignature(tx: Tx, contractId: string, { signatureName, strokes, address, agent, at }: Signature): Promise<boolean> {
  const { count } = await tx.signing.updateMany({
    where: { contractId, signedAt: null }, data: { signatureName, strokes: strokes ?? Prisma.DbNull, address, agent, signedAt: toDate(at) },
  });
  return count === 1;
}

/** Browser and system of a session, in words. */
export const deviceOf = async (tx: Tx, sessionId: string | undefined): Promise<string> =>
  (sessionId === undefined ? null : await tx.userSession.findUnique({ where: { id: sessionId }, select: { device: true } }))?.device ?? '';
