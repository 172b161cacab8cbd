import type { Tx } from '@/lib/platform/db';
import { addJob } from '@/lib/platform/jobs';

/** An outside financier is told that its approval will not be taken, or is over here although it did not end it; the desk's books are the mall's own. */
export async function queueDecline(tx: Tx, { approvalId, outside }: { approvalId: string; outside: boolean }): Promise<void> {
  if (outside) await addJob(tx, 'decline-approval', { approvalId }, { key: `decline-approval:${approvalId}` });
}
