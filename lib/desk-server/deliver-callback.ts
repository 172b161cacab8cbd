import { z } from 'zod';
import { exchange } from '@/lib/institutions/transport/exchange';
import { webhookHeaders } from '@/lib/institutions/transport/webhook';
import type { Deps } from '@/lib/platform/db';
import { unseal } from '@/lib/platform/secret-box';
import { findCaller } from './store/callers';
import { findCallback, noteAttempt } from './store/callbacks';

export const deliverCallbackInput = z.strictObject({ callbackId: z.string() });

const DEADLINE_MS = 10_000;

/** Posts a callback; its id is the same in every attempt. @throws Error when it was not taken, so that the job is tried again. */
export async function deliverCallback(deps: Deps, { callbackId }: z.output<typeof deliverCallbackInput>): Promise<void> {
  const callback = await findCallback(deps.db, callbackId);
  if (!callback || callback.delivered) return;
  const caller = await findCaller(deps.db, callback.party.tenantCode, callback.party.callerCode);
  if (!caller) return;
  const secret = unseal(caller.secretBox, deps.env.encryptionKey);
  const answered = await exchange({
    method: 'POST', url: caller.callbackUrl, body: callback.body, deadlineMs: DEADLINE_MS, headers: webhookHeaders(secret, callback.id, callback.body, deps.clock.now()),
  }, deps.fetch);
  const status = answered.kind === 'answer' ? answered.status : null;
  const taken = status !== null && status >= 200 && status < 300;
  await noteAttempt(deps.db, callback.id, status, taken ? deps.clock.now() : null);
  if (!taken) throw new Error(`Callback ${callback.id} was not taken: ${answered.kind === 'answer' ? answered.status : answered.error}`);
}
