import type { Db, Tx } from '@/lib/platform/db';

/**
 * Whether the purchaser wrote at the inspection that the serial number differs. The audit entry of the inspection, which
 * cannot be changed, is where that is kept.
 */
export async function serialDiffered(db: Db | Tx, orderId: string): Promise<boolean> {
  const found = await db.auditEntry.findFirst({
    where: { subjectType: 'order', subjectId: orderId, action: 'delivery.inspected', data: { path: ['serialMatches'], equals: 'no' } }, select: { id: true },
  });
  return found !== null;
}
