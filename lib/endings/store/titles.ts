import type { Temporal } from 'temporal-polyfill';
import { insertDocument } from '@/lib/contracts/store/documents';
import { findPaid, type PaidAndCredited } from '@/lib/leases/paid-store';
import { fromPlainDate, toDate } from '@/lib/platform/clock';
import type { Db, Tx } from '@/lib/platform/db';
import type { Prisma } from '@/lib/platform/generated/client';
import { newId } from '@/lib/platform/id';

const ENDED = { state: 'ENDED', endCause: { in: ['COMPLETED', 'BOUGHT_OUT'] } } as const satisfies Prisma.LeaseWhereInput;

const ABOUT = {
  institution: { select: { id: true, nameKo: true } },
  unit: { select: { serial: true } },
  contract: { select: { number: true, particulars: true, purchaserId: true } },
  buyouts: { where: { state: 'PAID' }, select: { atTerm: true } },
} satisfies Prisma.LeaseInclude;

export type TitledLease = Prisma.LeaseGetPayload<{ include: typeof ABOUT }> & { purchaserName: string | null; paid: PaidAndCredited };

/** A lease with which the goods became its purchaser's and of which no paper says so yet; null of any other. */
export async function findUntitled(db: Db, id: string): Promise<TitledLease | null> {
  const lease = await db.lease.findFirst({ where: { ...ENDED, id, title: { is: null } }, include: ABOUT });
  // Whoever took the lease over is not in its contract.
  const other = lease && lease.purchaserId !== lease.contract.purchaserId ? await db.user.findUnique({ where: { id: lease.purchaserId }, select: { name: true } }) : null;
  const paid = (await findPaid(db, [id])).get(id);
  return lease && paid ? { ...lease, purchaserName: other?.name ?? null, paid } : null;
}

/** Those that wait for longer than it takes. */
export const findAllUntitled = (db: Db, before: Temporal.Instant): Promise<{ id: string }[]> =>
  db.lease.findMany({ where: { ...ENDED, endedAt: { lt: toDate(before) }, title: { is: null } }, select: { id: true }, orderBy: [{ endedAt: 'asc' }, { id: 'asc' }], take: 100 });

interface NewTitle { leaseId: string; number: string; data: Buffer; sha256: string; transferredOn: string; at: Temporal.Instant }

/** Keeps the sealed paper; false where another run was faster, whose caller gives this one up. */
export async function insertTitle(tx: Tx, { leaseId, number, data, sha256, transferredOn, at }: NewTitle): Promise<boolean> {
  await tx.$queryRaw`SELECT id FROM lease WHERE id = ${leaseId} FOR UPDATE`;
  if (await tx.titleCertificate.count({ where: { leaseId } }) > 0) return false;
  const fileId = newId('f');
  await insertDocument(tx, { id: fileId, ownerId: leaseId, name: `${number}.pdf`, data, sha256, at, purpose: 'TITLE_CERTIFICATE' });
  await tx.titleCertificate.create({ data: { leaseId, number, fileId, sha256, sizeBytes: data.byteLength, transferredOn: fromPlainDate(transferredOn), issuedAt: toDate(at) }, select: { leaseId: true } });
  return true;
}
