import type { Temporal } from 'temporal-polyfill';
import type { KeySignature } from '@/lib/contracts/model/evidence';
import { toDate } from '@/lib/platform/clock';
import type { Db, Tx } from '@/lib/platform/db';

type Unnamed = Omit<KeySignature, 'name'>;

export async function findPartySignatures(db: Db | Tx, contractId: string): Promise<Unnamed[]> {
  const rows = await db.partySignature.findMany({ where: { contractId }, orderBy: { party: 'asc' } });
  return rows.map(({ party, keyId, publicPem, statement, value }) => ({ party, keyId, publicKey: publicPem, statement, value }));
}

/** False where the party has signed already. */
export async function insertPartySignature(tx: Tx, contractId: string, { party, keyId, publicKey, statement, value }: Unnamed, at: Temporal.Instant): Promise<boolean> {
  const { count } = await tx.partySignature.createMany({ data: [{ contractId, party, keyId, publicPem: publicKey, statement, value, signedAt: toDate(at) }], skipDuplicates: true });
  return count === 1;
}
