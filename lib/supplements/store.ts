import type { Temporal } from 'temporal-polyfill';
import { asJson } from '@/lib/contracts/store/contracts';
import type { SupplementContent } from '@/lib/contracts/model/supplement';
import type { CanonicalRow } from '@/lib/kernel/canonical-terms';
import { fromPlainDate, toDate, toPlainDate } from '@/lib/platform/clock';
import type { Db, Tx } from '@/lib/platform/db';
import type { Contract, Institution, Lease } from '@/lib/platform/generated/client';
import type { LeaseRow } from './model';

/** A lease with its contract and its instalments; all of it is held until the transaction ends. */
export interface HeldLease {
  lease: Lease;
  contract: Contract;
  institution: Institution;
  rows: LeaseRow[];
}

/**
 * The contract first, then its lease, then the instalments: of two that would change a lease the second waits for the
 * first, and so does whoever books a payment.
 */
export async function lockLease(tx: Tx, leaseId: string): Promise<HeldLease | null> {
  await tx.$queryRaw`SELECT c.id FROM contract c JOIN lease l ON l.contract_id = c.id WHERE l.id = ${leaseId} FOR UPDATE OF c, l`;
  await tx.$queryRaw`SELECT seq FROM lease_instalment WHERE lease_id = ${leaseId} ORDER BY seq FOR UPDATE`;
  const found = await tx.lease.findUnique({ where: { id: leaseId }, include: { contract: true, institution: true, instalments: { orderBy: { seq: 'asc' } } } });
  if (!found) return null;
  const { contract, institution, instalments, ...lease } = found;
  return { lease, contract, institution, rows: instalments.map(({ seq, dueOn, amountMinor, state }) => ({ seq, dueOn: toPlainDate(dueOn), amountMinor, state })) };
}

/** The newest supplement of an order that is neither ended nor settled, if there is one; and the number of the next. */
export async function findTurn(tx: Tx, orderId: string): Promise<{ open: boolean; next: number }> {
  const rows = await tx.contract.findMany({ where: { orderId, supplementNo: { gt: 0 } }, select: { supplementNo: true, state: true, outcome: { select: { fate: true } } } });
  return { open: rows.some(({ state, outcome }) => state !== 'ABANDONED' && !(state === 'SEALED' && outcome)), next: rows.length + 1 };
}

export interface NewSupplement extends SupplementContent {
  id: string;
  supplementNo: number;
  termsSha256: string;
  contract: Contract;
  askedById: string;
  askNote: string | null;
}

export async function insertSupplement(tx: Tx, { id, supplementNo, contract, change, terms, particulars, termsSha256, askedById, askNote }: NewSupplement, at: Temporal.Instant): Promise<void> {
  const { orderId, purchaserId, sellerId, institutionId } = contract;
  await tx.contract.create({
    data: {
      id, number: `${contract.number}-${supplementNo}`, orderId, supplementNo, purchaserId, sellerId, institutionId, state: 'DRAWN', drawnAt: toDate(at), createdAt: toDate(at),
      change: asJson(change), terms: asJson(terms), particulars: asJson(particulars), termsSha256, askedById, askNote,
    },
    select: { id: true },
  });
}

/** A supplement with what has become of it, its row held; null for a contract itself. */
export async function lockSupplement(tx: Tx, id: string) {
  await tx.$queryRaw`SELECT id FROM contract WHERE id = ${id} AND supplement_no > 0 FOR UPDATE`;
  return tx.contract.findFirst({ where: { id, supplementNo: { gt: 0 } }, include: { outcome: true } });
}

export const findLeaseOfOrder = (tx: Tx, orderId: string): Promise<{ id: string } | null> => tx.lease.findFirst({ where: { contract: { orderId, supplementNo: 0 } }, select: { id: true } });

interface Amended {
  totalCostMinor: bigint;
  termMonths: number;
  endsOn: string;
}

/** Writes the instalments from `fromSeq` on as they are now, and the lease's own columns; what is paid is not touched. */
export async function writeSchedule(tx: Tx, leaseId: string, schedule: readonly CanonicalRow[], fromSeq: number, { endsOn, ...columns }: Amended): Promise<void> {
  const rows = JSON.stringify(schedule.slice(fromSeq - 1));
  await tx.$executeRaw`DELETE FROM lease_instalment WHERE lease_id = ${leaseId} AND seq > ${schedule.length} AND state = 'DUE'`;
  await tx.$executeRaw`
    INSERT INTO lease_instalment (lease_id, seq, due_on, amount_minor, interest_minor, principal_minor, balance_minor)
    SELECT ${leaseId}, seq, "dueOn", amount, interest, principal, balance
      FROM jsonb_to_recordset(${rows}::jsonb) AS row(seq int, "dueOn" date, amount bigint, interest bigint, principal bigint, balance bigint)
        ON CONFLICT (lease_id, seq) DO UPDATE SET due_on = excluded.due_on, amount_minor = excluded.amount_minor, interest_minor = excluded.interest_minor,
           principal_minor = excluded.principal_minor, balance_minor = excluded.balance_minor WHERE lease_instalment.state = 'DUE'`;
  await tx.lease.update({ where: { id: leaseId }, data: { ...columns, endsOn: fromPlainDate(endsOn) }, select: { id: true } });
}

export async function insertOutcome(tx: Tx, contractId: string, leaseId: string, fate: 'APPLIED' | 'KEPT_OUT', at: Temporal.Instant): Promise<void> {
  await tx.supplementOutcome.create({ data: { contractId, leaseId, fate, at: toDate(at) }, select: { contractId: true } });
}

/** Sealed since before an instant, and nobody knows what became of them. */
export const findUnapplied = (db: Db, before: Temporal.Instant): Promise<{ id: string }[]> =>
  db.contract.findMany({ where: { state: 'SEALED', supplementNo: { gt: 0 }, sealedAt: { lt: toDate(before) }, outcome: { is: null } }, select: { id: true }, orderBy: { sealedAt: 'asc' }, take: 100 });
