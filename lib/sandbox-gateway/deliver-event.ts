import { exchange } from '@/lib/institutions/transport/exchange';
import { webhookHeaders } from '@/lib/institutions/transport/webhook';
import { ok } from '@/lib/kernel/result';
import { GATEWAY_DEADLINE_MS } from '@/lib/payments/gateway';
import { sandboxKeys } from '@/lib/payments/sandbox-keys';
import { write, type Deps } from '@/lib/platform/db';
import { addJob } from '@/lib/platform/jobs';
import { findDueEvents, findEvent, noteDelivery } from './store';

/** Posts a callback, as often as its script says. @throws Error when it was not taken, so that the job is tried again */
export async function deliverSandboxEvent(deps: Deps, { eventId }: { eventId: string }): Promise<void> {
  const event = await findEvent(deps.db, eventId);
  if (!event) return;
  const { webhookSecret } = sandboxKeys(deps.env.encryptionKey);
  for (let copy = 0; copy < event.copies; copy += 1) {
    const answered = await exchange({
      method: 'POST', url: `${deps.env.baseUrl}/api/payments/sandbox/events`, body: event.body, deadlineMs: GATEWAY_DEADLINE_MS, headers: webhookHeaders(webhookSecret, event.id, event.body, deps.clock.now()),
    });
    const taken = answered.kind === 'answer' && answered.status >= 200 && answered.status < 300;
    await noteDelivery(deps.db, event.id, taken ? deps.clock.now() : null);
    if (!taken) throw new Error(`Callback ${event.id} was not taken: ${answered.kind === 'answer' ? answered.status : answered.error}`);
  }
}

/** Sweep: what was held back until now, and what was not taken. */
export async function deliverSandboxEvents(deps: Deps): Promise<void> {
  const due = await findDueEvents(deps.db, deps.clock.now());
  if (due.length === 0) return;
  await write(deps, async (tx) => {
    for (const { id } of due) await addJob(tx, 'deliver-sandbox-event', { eventId: id }, { key: `deliver-sandbox-event:${id}`, maxAttempts: 5 });
    return ok(null);
  });
}
