import type { Tx } from '@/lib/platform/db';

/** The withdrawal or refusal that an event tells of. */
export async function findSource(tx: Tx, { contractId, type }: { contractId: string; type: string }): Promise<{ withdrawalId: string } | { refusalId: string } | null> {
  if (type === 'WITHDRAWAL') {
    const withdrawal = await tx.withdrawal.findUnique({ where: { contractId }, select: { id: true } });
    return withdrawal && { withdrawalId: withdrawal.id };
  }
  if (type !== 'PAYMENT_REFUSAL') return null;
  const refusal = await tx.paymentRefusal.findFirst({ where: { contractId }, orderBy: { sentAt: 'desc' }, select: { id: true } });
  return refusal && { refusalId: refusal.id };
}
