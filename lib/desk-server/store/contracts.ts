import type { Temporal } from 'temporal-polyfill';
import type { ContractAnswer } from '@/lib/institutions/model/answers';
import type { ContractBody } from '@/lib/institutions/model/protocol';
import { toDate } from '@/lib/platform/clock';
import type { Tx } from '@/lib/platform/db';
import type { Party } from './limits';

export interface ContractRow {
  id: string;
  body: ContractBody;
  answer: ContractAnswer;
  /** By an event; then it binds nothing any more. */
  ended: boolean;
}

const contractRow = (row: { id: string; body: unknown; answer: unknown; endedAt: Date | null }): ContractRow =>
  ({ id: row.id, body: row.body as ContractBody, answer: row.answer as ContractAnswer, ended: row.endedAt !== null });

export async function findContractOf(tx: Tx, party: Party, orderId: string): Promise<ContractRow | null> {
  const row = await tx.tenantContract.findUnique({ where: { tenantCode_callerCode_orderId: { ...party, orderId } } });
  return row && contractRow(row);
}

export async function contractExists(tx: Tx, party: Party, id: string): Promise<boolean> {
  return (await tx.tenantContract.count({ where: { ...party, id } })) === 1;
}

/** One remittance of a contract after the other adds up what came before it. */
export async function lockContract(tx: Tx, party: Party, id: string): Promise<ContractRow | null> {
  await tx.$queryRaw`SELECT id FROM tenant_contract WHERE id = ${id} FOR UPDATE`;
  const row = await tx.tenantContract.findFirst({ where: { ...party, id } });
  return row && contractRow(row);
}

/** Whether a contract that has not ended binds what this order has used of the approval. */
export async function contractBinds(tx: Tx, party: Party, approvalId: string, orderId: string): Promise<boolean> {
  return (await tx.tenantContract.count({ where: { ...party, approvalId, orderId, endedAt: null } })) > 0;
}

/** False where it had ended before. */
export async function endContract(tx: Tx, party: Party, id: string, at: Temporal.Instant): Promise<boolean> {
  const { count } = await tx.tenantContract.updateMany({ where: { ...party, id, endedAt: null }, data: { endedAt: toDate(at) } });
  return count === 1;
}

/** The lender's next contract number, one after the other. */
export async function nextContractNumber(tx: Tx, tenantCode: string, month: string): Promise<string> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('tenant-contract:' || ${tenantCode}, 0))`;
  const count = await tx.tenantContract.count({ where: { tenantCode } });
  return `${tenantCode.toUpperCase()}-${month}-${String(count + 1).padStart(4, '0')}`;
}

/** Issues it, or draws it anew under its number. */
export async function saveContract(tx: Tx, party: Party, { id, body, answer }: Omit<ContractRow, 'ended'>, at: Temporal.Instant): Promise<void> {
  const { orderId, approvalId } = body;
  const data = { approvalId, body: JSON.parse(JSON.stringify(body)) as object, answer: { ...answer }, status: answer.status, version: answer.version };
  await tx.tenantContract.upsert({
    where: { id }, create: { ...party, id, number: answer.contractNumber, orderId, ...data, createdAt: toDate(at) }, update: data,
  });
}
