import type { Temporal } from 'temporal-polyfill';
import { toDate } from '@/lib/platform/clock';
import type { Tx } from '@/lib/platform/db';

interface NewDocument { id: string; ownerId: string; name: string; data: Uint8Array; sha256: string; at: Temporal.Instant; purpose?: 'CONTRACT_DOCUMENT' | 'TITLE_CERTIFICATE' }

/** Keeps a sealed document; its row cannot change afterwards (trigger). */
export async function insertDocument(tx: Tx, file: NewDocument) {
  await tx.storedFile.create({
    data: {
      id: file.id, purpose: file.purpose ?? 'CONTRACT_DOCUMENT', ownerId: file.ownerId, name: file.name, contentType: 'application/pdf',
      sha256: file.sha256, sizeBytes: file.data.byteLength, data: new Uint8Array(file.data), createdAt: toDate(file.at),
    },
    select: { id: true },
  });
}

/** The order is contracted and the goods are leased; false when either stood elsewhere. */
export async function markContracted(tx: Tx, orderId: string): Promise<boolean> {
  const moved = await tx.$executeRaw`
    WITH o AS (UPDATE lease_order SET state = 'CONTRACTED' WHERE id = ${orderId} AND state = 'ACCEPTED' RETURNING unit_id)
    UPDATE unit SET state = 'LEASED' FROM o WHERE unit.id = o.unit_id AND unit.state = 'SHIPPED'`;
  return moved === 1;
}
