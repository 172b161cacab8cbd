import type { Actor } from '@/lib/kernel/actor';
import { toPlainDate } from '@/lib/platform/clock';
import type { Db } from '@/lib/platform/db';

export interface LeaseCard {
  id: string;
  number: string;
  title: string;
  financier: { ko: string; en: string };
  photoId: string | null;
  currency: string;
  instalmentMinor: bigint;
  totalCostMinor: bigint;
  termMonths: number;
  paid: number;
  next: { seq: number; dueOn: string; amountMinor: bigint } | null;
  timeZone: string;
}

/** A purchaser's own leases, newest first. */
export async function purchaserLeases(db: Db, actor: Actor): Promise<LeaseCard[]> {
  const leases = await db.lease.findMany({
    where: { purchaserId: actor.userId },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: 100,
    include: {
      institution: { select: { nameKo: true, nameEn: true } },
      instalments: { orderBy: { seq: 'asc' } },
      contract: { select: { order: { select: { instalmentMinor: true, listingVersion: { select: { title: true, photos: { orderBy: { position: 'asc' }, take: 1 } } } } } } },
    },
  });
  return leases.map((lease) => {
    const next = lease.instalments.find((row) => row.state === 'DUE' && row.amountMinor > 0n);
    const { order } = lease.contract;
    return {
      id: lease.id, number: lease.number, title: order.listingVersion.title, financier: { ko: lease.institution.nameKo, en: lease.institution.nameEn },
      photoId: order.listingVersion.photos[0]?.fileId ?? null, currency: lease.currency, instalmentMinor: order.instalmentMinor,
      totalCostMinor: lease.totalCostMinor, termMonths: lease.termMonths,
      paid: lease.instalments.filter((row) => row.seq > 0 && row.state === 'PAID').length,
      next: next ? { seq: next.seq, dueOn: toPlainDate(next.dueOn), amountMinor: next.amountMinor } : null, timeZone: lease.timeZone,
    };
  });
}

export interface LeaseDetail extends LeaseCard {
  contractId: string;
  contractNumber: string;
  orderId: string;
  startsOn: string;
  endsOn: string;
  residualMinor: bigint;
  financedMinor: bigint;
  rows: { seq: number; dueOn: string; amountMinor: bigint; interestMinor: bigint; principalMinor: bigint; balanceMinor: bigint; state: 'DUE' | 'PAID' }[];
}

/** One lease of the purchaser who asks, or null. */
export async function leaseDetail(db: Db, actor: Actor, id: string): Promise<LeaseDetail | null> {
  const lease = await db.lease.findFirst({
    where: { id, purchaserId: actor.userId },
    include: {
      institution: { select: { nameKo: true, nameEn: true } },
      instalments: { orderBy: { seq: 'asc' } },
      contract: { select: { id: true, number: true, orderId: true, order: { select: { instalmentMinor: true, listingVersion: { select: { title: true, photos: { orderBy: { position: 'asc' }, take: 1 } } } } } } },
    },
  });
  if (!lease) return null;
  const rows = lease.instalments.map(({ seq, dueOn, amountMinor, interestMinor, principalMinor, balanceMinor, state }) =>
    ({ seq, dueOn: toPlainDate(dueOn), amountMinor, interestMinor, principalMinor, balanceMinor, state }));
  const next = rows.find((row) => row.state === 'DUE' && row.amountMinor > 0n);
  const { order } = lease.contract;
  return {
    id: lease.id, number: lease.number, title: order.listingVersion.title, photoId: order.listingVersion.photos[0]?.fileId ?? null,
    financier: { ko: lease.institution.nameKo, en: lease.institution.nameEn }, currency: lease.currency,
    instalmentMinor: order.instalmentMinor, totalCostMinor: lease.totalCostMinor, termMonths: lease.termMonths,
    paid: rows.filter((row) => row.seq > 0 && row.state === 'PAID').length,
    next: next ? { seq: next.seq, dueOn: next.dueOn, amountMinor: next.amountMinor } : null,
    contractId: lease.contract.id, contractNumber: lease.contract.number, orderId: lease.contract.orderId, timeZone: lease.timeZone,
    startsOn: toPlainDate(lease.startsOn), endsOn: toPlainDate(lease.endsOn), residualMinor: lease.residualMinor, financedMinor: lease.financedMinor, rows,
  };
}
