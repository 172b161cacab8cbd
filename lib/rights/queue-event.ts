import type { Temporal } from 'temporal-polyfill';
import type { Tx } from '@/lib/platform/db';
import { addJob } from '@/lib/platform/jobs';
import { insertEvent } from './store/events';
import type { Subject } from './store/subjects';

interface Telling {
  type: 'WITHDRAWAL' | 'PAYMENT_REFUSAL';
  amounts: Record<string, string>;
  at: Temporal.Instant;
}

/** An outside financier is told by a job; the lease desk is in the house and reads its own queue. */
export async function queueEvent(tx: Tx, subject: Subject, telling: Telling): Promise<void> {
  if (subject.institution.kind === 'DESK') return;
  const id = await insertEvent(tx, { contractId: subject.id, institutionId: subject.institutionId, ...telling });
  await addJob(tx, 'tell-contract-event', { eventId: id }, { key: `tell-contract-event:${id}` });
}
