import type { Actor } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { toDate } from '@/lib/platform/clock';
import { write, type Deps } from '@/lib/platform/db';
import { addJob } from '@/lib/platform/jobs';
import { unseal } from '@/lib/platform/secret-box';
import { storable } from '@/lib/platform/storable';
import { eventEnvelope, eventSubject, eventVersion, type EventEnvelope } from './model/events';
import { wireId } from './model/wire';
import { findInstitutionByCode, insertEvent } from './store';
import { verifiedWebhook } from './transport/webhook';

export interface ReceivedCallback {
  /** Of the institution, from the path. */
  code: string;
  headers: Headers;
  /** The bytes as they came: the signature is over them. */
  raw: Uint8Array;
}

/** `unknown` institution (404), `signature` or time (401), `json` that is no event (400). */
export type CallbackRefusal = 'unknown' | 'signature' | 'json';

/**
 * Records a callback and queues its application, in one transaction; a repeat changes nothing. What it means is decided
 * by the job: the institution hears only that it was recorded.
 */
export async function receiveInstitutionEvent(deps: Deps, callback: ReceivedCallback): Promise<Result<{ repeated: boolean }, CallbackRefusal>> {
  const institution = await findInstitutionByCode(deps.db, callback.code);
  if (!institution?.secretBox) return err('unknown' as const);
  const at = deps.clock.now();
  const { encryptionKey } = deps.env;
  const secrets = [institution.secretBox, ...(institution.oldSecretBox && institution.oldSecretUntil && institution.oldSecretUntil > toDate(at) ? [institution.oldSecretBox] : [])];
  const text = secrets.map((box) => verifiedWebhook(unseal(box, encryptionKey), callback.headers, callback.raw, at)).find((read) => read !== undefined);
  const id = wireId.safeParse(callback.headers.get('webhook-id'));
  if (text === undefined || !id.success) return err('signature' as const);
  const event = readEvent(text);
  if (!event) return err('json' as const);
  const actor: Actor = { userId: institution.id, role: 'INSTITUTION', name: institution.code };
  return write(deps, async (tx) => {
    const fresh = await insertEvent(tx, {
      institutionId: institution.id, eventId: id.data, type: event.type, subject: eventSubject(event.data), version: eventVersion(event.data), payload: event,
    }, at);
    if (!fresh) return ok({ repeated: true });
    await addJob(tx, 'apply-institution-event', { institutionId: institution.id, eventId: id.data });
    await audit(tx, {
      actor, action: 'institution-event.received', subject: { type: 'institution-event', id: `${institution.code}:${id.data}` },
      data: { type: event.type, subject: eventSubject(event.data), version: eventVersion(event.data) }, at,
    });
    return ok({ repeated: false });
  });
}

function readEvent(text: string): EventEnvelope | undefined {
  try {
    return eventEnvelope.parse(storable(JSON.parse(text)));
  } catch {
    return undefined;
  }
}
