import type { Temporal } from 'temporal-polyfill';
import type { ContractAnswer } from '@/lib/institutions/model/answers';
import { fromPlainDate, toDate } from '@/lib/platform/clock';
import type { Db, Tx } from '@/lib/platform/db';
import type { PlainDate } from '@/lib/kernel/calendar';
import type { Party } from './limits';

/** So many contracts a page. */
const MOST = 200;

/** Of a contract that was issued, or drawn anew: then its day moves with it, unless the seller was paid. */
export async function planSettlement(tx: Tx, contractId: string, of: { currency: string; amountMinor: bigint }, payOn: PlainDate): Promise<void> {
  const { count } = await tx.tenantSettlement.createMany({ data: [{ contractId, ...of, payOn: fromPlainDate(payOn) }], skipDuplicates: true });
  if (count === 0) await putOffSettlement(tx, contractId, payOn);
}

export async function putOffSettlement(tx: Tx, contractId: string, payOn: PlainDate): Promise<void> {
  const day = fromPlainDate(payOn);
  await tx.tenantSettlement.updateMany({ where: { contractId, state: 'DUE', payOn: { lt: day } }, data: { payOn: day } });
}

/** Nothing where it was paid. */
export async function callOffSettlement(tx: Tx, contractId: string): Promise<void> {
  await tx.tenantSettlement.updateMany({ where: { contractId, state: 'DUE' }, data: { state: 'OFF' } });
}

/** The version that was told with the payment of a contract's seller. */
export async function settledVersion(tx: Tx, contractId: string): Promise<number> {
  const row = await tx.tenantSettlement.findUnique({ where: { contractId }, select: { version: true } });
  return row?.version ?? 0;
}

/** Contracts whose sellers are to be paid by a day, after an id. */
export const findPayable = (db: Db, today: PlainDate, after: string): Promise<{ contractId: string }[]> => db.$queryRaw`
  SELECT contract_id AS "contractId" FROM tenant_settlement WHERE state = 'DUE' AND pay_on <= ${today}::date AND contract_id > ${after} ORDER BY contract_id LIMIT ${MOST}`;

/** What is to be paid for a contract by a day, held; null where it was paid, put off or called off meanwhile. */
export async function lockPayable(tx: Tx, contractId: string, today: PlainDate): Promise<{ party: Party; answer: ContractAnswer; currency: string; amountMinor: bigint } | null> {
  await tx.$queryRaw`SELECT contract_id FROM tenant_settlement WHERE contract_id = ${contractId} FOR UPDATE`;
  const row = await tx.tenantSettlement.findFirst({ where: { contractId, state: 'DUE', payOn: { lte: fromPlainDate(today) } }, include: { contract: true } });
  if (!row) return null;
  const { currency, amountMinor, contract: { tenantCode, callerCode, answer } } = row;
  return { party: { tenantCode, callerCode }, answer: answer as unknown as ContractAnswer, currency, amountMinor };
}

export async function markPaid(tx: Tx, contractId: string, { version, callbackId }: { version: number; callbackId: string }, at: Temporal.Instant): Promise<void> {
  await tx.tenantSettlement.update({ where: { contractId }, data: { state: 'PAID', version, callbackId, paidAt: toDate(at) }, select: { contractId: true } });
}
