import { sourcesOf } from '@/lib/kernel/transitions';
import type { Db, Tx } from '@/lib/platform/db';
import { Prisma, type Contract, type Institution } from '@/lib/platform/generated/client';
import { CONTRACT_MOVES, type ContractState } from '../model/states';

export type ContractRow = Contract;

export interface ContractToIssue {
  contract: Contract;
  institution: Institution;
  approvalExternalId: string;
  deliveredAt: Date;
  acceptedAt: Date;
}

/** An empty JSON column. */
export const NOTHING = Prisma.DbNull;

/** A plain value as a JSON column takes it. */
export const asJson = (value: unknown): Prisma.InputJsonValue => JSON.parse(JSON.stringify(value)) as Prisma.InputJsonValue;

/** The contract itself by its order; itself or a supplement by its own id. */
export const findContract = (tx: Tx | Db, by: { id: string } | { orderId: string }) =>
  tx.contract.findUnique({ where: 'id' in by ? by : { orderId_supplementNo: { orderId: by.orderId, supplementNo: 0 } }, include: { institution: true } });

/** A contract whose row is held until the transaction ends: of two who look at one round the second sees what the first has done. */
export async function lockContract(tx: Tx, id: string) {
  await tx.$queryRaw`SELECT id FROM contract WHERE id = ${id} FOR UPDATE`;
  return findContract(tx, { id });
}

export async function insertContract(tx: Tx, data: Prisma.ContractUncheckedCreateInput) {
  await tx.contract.create({ data, select: { id: true } });
}

interface Narrower {
  /** Only out of these, of those that the moves allow. */
  from?: readonly ContractState[];
  /** Only while it is this round that somebody looked at. */
  round?: number;
}

/** Moves a contract where the moves allow; false when it stood elsewhere, so that of two movers one wins. */
export async function moveContract(
  tx: Tx, id: string, to: ContractState, data: Prisma.ContractUncheckedUpdateManyInput = {}, { from, round }: Narrower = {},
): Promise<boolean> {
  const sources = sourcesOf(CONTRACT_MOVES, to).filter((state) => !from || from.includes(state));
  const { count } = await tx.contract.updateMany({ where: { id, state: { in: sources }, ...(round === undefined ? {} : { round }) }, data: { ...data, state: to } });
  return count === 1;
}

/** Writes what is not a move while the contract is being drawn; false when it no longer is. */
export async function noteWhileDrawing(tx: Tx, id: string, data: Pick<Prisma.ContractUncheckedUpdateManyInput, 'externalId'>): Promise<boolean> {
  const { count } = await tx.contract.updateMany({ where: { id, state: 'DRAWING' }, data });
  return count === 1;
}

/** A new round begins without the words of the last one's first person. */
export const ANEW = { secondAskedById: null, secondNote: null, secondAskedAt: null, firstApprovedById: null, firstNote: null, firstApprovedAt: null } as const;

type Passing = Pick<Prisma.ContractUncheckedUpdateManyInput, 'secondAskedById' | 'secondNote' | 'secondAskedAt' | 'firstApprovedById' | 'firstNote' | 'firstApprovedAt'>;

/** Leaves a contract under review to another person. Whoever decided an earlier round is the one who does so no longer. */
export async function passOn(tx: Tx, id: string, data: Passing): Promise<void> {
  await tx.contract.update({ where: { id, state: 'DRAWN' }, data: { ...data, reviewedById: null, reviewedAt: null }, select: { id: true } });
}

/** Admins beside this one, who may be told and asked. */
export async function otherAdmins(tx: Tx, userId: string): Promise<string[]> {
  const rows = await tx.user.findMany({ where: { role: 'ADMIN', id: { not: userId }, suspendedAt: null, closedAt: null }, select: { id: true } });
  return rows.map(({ id }) => id);
}

/** Everything a financier must be told to issue a contract. @throws when there is no such contract. */
export async function findContractToIssue(db: Db, contractId: string): Promise<ContractToIssue> {
  const { institution, order, ...contract } = await db.contract.findUniqueOrThrow({
    where: { id: contractId }, include: { institution: true, order: { include: { approval: true, delivery: true } } },
  });
  const acceptedAt = order.delivery?.decidedAt ?? contract.createdAt;
  return {
    contract, institution, approvalExternalId: order.approval.externalId,
    deliveredAt: order.delivery?.receivedAt ?? order.delivery?.carrierDeliveredAt ?? acceptedAt, acceptedAt,
  };
}

/** The mall's own keys, by which the lease desk signs. */
export async function deskKeys(tx: Tx): Promise<{ keyId: string; pem: string }[]> {
  const rows = await tx.signingKey.findMany({ select: { keyId: true, publicPem: true } });
  return rows.map((row) => ({ keyId: row.keyId, pem: row.publicPem }));
}

/**
 * The contract that a financier's callback is about: by our order, by the financier's own id, else the only one waiting
 * for it whose terms have that hash. Never another financier's.
 */
export async function findContractOfAnswer(
  tx: Tx | Db, institutionId: string, about: { orderId?: string | undefined; contractId?: string | undefined; termsSha256?: string | undefined },
): Promise<{ id: string; orderId: string; round: number; externalId: string | null } | null> {
  const select = { id: true, orderId: true, round: true, externalId: true } as const;
  if (about.orderId !== undefined) return tx.contract.findFirst({ where: { institutionId, orderId: about.orderId, supplementNo: 0 }, select });
  const known = about.contractId === undefined ? null : await tx.contract.findFirst({ where: { institutionId, externalId: about.contractId }, select });
  if (known || about.termsSha256 === undefined) return known;
  const waiting = await tx.contract.findMany({ where: { institutionId, termsSha256: about.termsSha256, state: { in: ['DRAWING', 'REFUSED'] } }, select, take: 2 });
  return waiting.length === 1 ? (waiting[0] ?? null) : null;
}
