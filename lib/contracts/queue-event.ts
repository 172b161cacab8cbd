import type { Temporal } from 'temporal-polyfill';
import type { Tx } from '@/lib/platform/db';
import { addJob } from '@/lib/platform/jobs';
import { insertEvent } from './store/events';

interface Subject {
  id: string;
  institutionId: string;
  externalId: string | null;
  institution: { kind: string };
}

interface Telling {
  type: 'WITHDRAWAL' | 'PAYMENT_REFUSAL' | 'GUARANTEE_BREACH' | 'EARLY_BUYOUT' | 'RETURN' | 'COMPLETED';
  amounts: Record<string, string>;
  at: Temporal.Instant;
}

/**
 * What becomes of a contract, for the outside financier that has issued it: told by a job, before what its order used is
 * given back there, so it is queued first. The lease desk is in the house and reads its own queue.
 */
export async function queueEvent(tx: Tx, { id: contractId, institutionId, externalId, institution }: Subject, telling: Telling): Promise<void> {
  if (institution.kind === 'DESK' || externalId === null) return;
  const id = await insertEvent(tx, { contractId, institutionId, ...telling });
  await addJob(tx, 'tell-contract-event', { eventId: id }, { key: `tell-contract-event:${id}` });
}
