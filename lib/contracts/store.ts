import type { Prisma } from '@/lib/platform/generated/client';
import { toDate, dayOf, toInstant } from '@/lib/platform/clock';
import type { Db, Tx } from '@/lib/platform/db';
import type { Temporal } from 'temporal-polyfill';
import type { Particulars } from './model/particulars';
import type { ContractToIssue } from './issuer';
import type { ContractState } from './model/states';

const ORDER = {
  include: { listingVersion: true, listing: true, delivery: true, institution: true, approval: true, hold: true, unit: true },
} satisfies Prisma.OrderDefaultArgs;

export type SignedOrder = Prisma.OrderGetPayload<typeof ORDER> & {
  purchaser: { id: string; name: string; email: string };
  seller: Prisma.SellerGetPayload<Record<string, never>>;
};

/** The signed order with everything that its contract is drawn from, or null. */
export async function findSignedOrder(tx: Tx | Db, orderId: string): Promise<SignedOrder | null> {
  const order = await tx.order.findUnique({ where: { id: orderId }, ...ORDER });
  if (!order?.delivery || !order.signedAt) return null;
  const [purchaser, seller] = await Promise.all([
    tx.user.findUniqueOrThrow({ where: { id: order.purchaserId }, select: { id: true, name: true, email: true } }),
    tx.seller.findUniqueOrThrow({ where: { id: order.sellerId } }),
  ]);
  return { ...order, purchaser, seller };
}

interface Profile { businessNumber?: string; addressKo?: string; addressEn?: string; phone?: string }

/** What the contract says about parties, goods and delivery, read from the signed order. */
export function particularsOf(order: SignedOrder): Particulars {
  const { delivery, institution, listingVersion: version, seller, purchaser } = order;
  if (!delivery?.decidedAt || !order.signedAt) throw new Error(`order ${order.id} is not decided`);
  const profile = institution.profile as Profile;
  const received = delivery.receivedAt ?? delivery.carrierDeliveredAt ?? delivery.decidedAt;
  return {
    orderNumber: order.number,
    signedAt: order.signedAt.toISOString(),
    signatureName: order.signatureName ?? '',
    purchaser: {
      name: purchaser.name, email: purchaser.email, phone: order.phone ?? '',
      address: { postcode: order.postcode ?? '', road: order.road ?? '', detail: order.addressDetail ?? '' },
    },
    seller: {
      name: seller.businessName, representative: seller.representative, businessNumber: seller.businessNumber,
      mailOrderNumber: seller.mailOrderNumber, phone: seller.phone, email: seller.email,
      address: { postcode: seller.addressPostcode, road: seller.addressRoad, detail: seller.addressDetail },
    },
    financier: {
      nameKo: institution.nameKo, nameEn: institution.nameEn, businessNumber: profile.businessNumber ?? '',
      addressKo: profile.addressKo ?? '', addressEn: profile.addressEn ?? '', phone: profile.phone ?? '',
    },
    goods: {
      listingNumber: order.listing.number, title: version.title, brand: version.brand, model: version.model, condition: version.condition,
      serials: delivery.serialsConfirmed.length > 0 ? delivery.serialsConfirmed : delivery.serials,
    },
    guarantee: version.guarantee as Record<string, unknown>,
    delivery: {
      deliveredOn: dayOf(toInstant(received)), acceptedOn: dayOf(toInstant(delivery.decidedAt)),
      acceptance: delivery.decision as 'ACCEPTED' | 'ACCEPTED_WITH_DEFECTS' | 'BY_SILENCE', defects: delivery.decisionNote,
    },
    mandate: { bank: order.mandateBank ?? '', masked: order.mandateMasked ?? '', holder: order.mandateHolder ?? '' },
    dueDay: order.dueDay ?? 1,
    lateRate: version.lateRate,
    returnChargeBps: version.returnChargeBps,
    disclosurePack: order.disclosurePack,
  };
}

/** A plain value as a JSON column takes it. */
export const asJson = (value: unknown): Prisma.InputJsonValue => JSON.parse(JSON.stringify(value)) as Prisma.InputJsonValue;

/** Moves a contract out of one of `from`; false when it stood elsewhere, so that of two movers one wins. */
export async function moveContract(tx: Tx, id: string, from: ContractState[], data: Prisma.ContractUncheckedUpdateManyInput): Promise<boolean> {
  const { count } = await tx.contract.updateMany({ where: { id, state: { in: from } }, data });
  return count === 1;
}

/** Keeps a sealed document; its row cannot change afterwards (trigger). */
export async function insertDocument(tx: Tx, file: { id: string; ownerId: string; name: string; data: Uint8Array; sha256: string; at: Temporal.Instant }) {
  await tx.storedFile.create({
    data: {
      id: file.id, purpose: 'CONTRACT_DOCUMENT', ownerId: file.ownerId, name: file.name, contentType: 'application/pdf',
      sha256: file.sha256, sizeBytes: file.data.byteLength, data: new Uint8Array(file.data), createdAt: toDate(file.at),
    },
    select: { id: true },
  });
}


/** Holds the order's row so that two confirmations draw up one contract. */
export async function lockOrder(tx: Tx, orderId: string) {
  await tx.$queryRaw`SELECT id FROM lease_order WHERE id = ${orderId} FOR UPDATE`;
}

export const findContract = (tx: Tx | Db, where: { id: string } | { orderId: string }) =>
  tx.contract.findUnique({ where, include: { institution: true } });

export async function insertContract(tx: Tx, data: Prisma.ContractUncheckedCreateInput) {
  await tx.contract.create({ data, select: { id: true } });
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

/** The order is contracted and the goods are leased; false when either stood elsewhere. */
export async function markContracted(tx: Tx, orderId: string): Promise<boolean> {
  const moved = await tx.$executeRaw`
    WITH o AS (UPDATE lease_order SET state = 'CONTRACTED' WHERE id = ${orderId} AND state = 'ACCEPTED' RETURNING unit_id)
    UPDATE unit SET state = 'LEASED' FROM o WHERE unit.id = o.unit_id AND unit.state = 'SHIPPED'`;
  return moved === 1;
}

/**
 * The contract that a financier's callback is about: by our order, by the financier's own id, else the only one waiting
 * for it whose terms have that hash. Never another financier's.
 */
export async function findContractOfAnswer(
  tx: Tx | Db, institutionId: string, about: { orderId?: string | undefined; contractId?: string | undefined; termsSha256?: string | undefined },
): Promise<{ id: string; orderId: string } | null> {
  const select = { id: true, orderId: true } as const;
  if (about.orderId !== undefined) return tx.contract.findFirst({ where: { institutionId, orderId: about.orderId }, select });
  const known = about.contractId === undefined ? null : await tx.contract.findFirst({ where: { institutionId, externalId: about.contractId }, select });
  if (known || about.termsSha256 === undefined) return known;
  const waiting = await tx.contract.findMany({ where: { institutionId, termsSha256: about.termsSha256, state: { in: ['DRAWING', 'RETURNED'] } }, select, take: 2 });
  return waiting.length === 1 ? (waiting[0] ?? null) : null;
}
