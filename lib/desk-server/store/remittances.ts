import type { Temporal } from 'temporal-polyfill';
import type { RemittanceBody } from '@/lib/institutions/model/protocol';
import { toDate } from '@/lib/platform/clock';
import type { Tx } from '@/lib/platform/db';
import type { Party } from './limits';

export interface RemittanceRow {
  contractId: string;
  body: RemittanceBody;
}

export async function findRemittance(tx: Tx, party: Party, remittanceId: string): Promise<RemittanceRow | null> {
  const row = await tx.tenantRemittance.findUnique({ where: { tenantCode_callerCode_remittanceId: { ...party, remittanceId } } });
  return row && { contractId: row.contractId, body: row.body as unknown as RemittanceBody };
}

/** What was remitted of each instalment of a contract, by its `seq`. */
export async function remittedBefore(tx: Tx, contractId: string): Promise<Map<number, bigint>> {
  const rows = await tx.$queryRaw<{ seq: number; amount: bigint }[]>`
    SELECT (l ->> 'seq')::int AS seq, sum((l ->> 'amount')::numeric)::bigint AS amount
      FROM tenant_remittance r CROSS JOIN LATERAL jsonb_array_elements(r.body -> 'lines') l WHERE r.contract_id = ${contractId} GROUP BY 1`;
  return new Map(rows.map(({ seq, amount }) => [seq, amount]));
}

export async function insertRemittance(tx: Tx, party: Party, { contractId, body }: RemittanceRow, at: Temporal.Instant): Promise<void> {
  await tx.tenantRemittance.create({ data: { ...party, remittanceId: body.remittanceId, contractId, body: { ...body }, createdAt: toDate(at) } });
}
