import { z } from 'zod';
import { PATIENCE_MINUTES } from '@/lib/institutions/model/events';
import { lockOpenEvent, newerWasApplied, settleEvent, type ReceivedEvent } from '@/lib/institutions/store';
import type { Actor } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import { notifyRole } from '@/lib/notifications/notify';
import { audit } from '@/lib/platform/audit';
import { write, type Deps, type Tx } from '@/lib/platform/db';
import { subjectsOf } from './event-subjects';
import { applyByType, type Verdict } from './apply-by-type';

const eventKey = z.object({ institutionId: z.string(), eventId: z.string() });

/**
 * The job behind a callback: applies it once, in the order of its subject's versions. An older one is recorded and
 * ignored; one whose amounts are not ours is kept aside by the use case, with an alert. Throws while its subject is not
 * known yet, so that the job is tried again.
 */
export async function applyInstitutionEvent(deps: Deps, payload: unknown): Promise<void> {
  const key = eventKey.parse(payload);
  const applied = await write(deps, async (tx): Promise<Result<null>> => {
    const received = await lockOpenEvent(tx, key);
    if (!received) return ok(null);
    const subjects = await subjectsOf(tx, received);
    const event = { ...received, subject: subjects.own };
    const verdict = await verdictOf({ ...deps, tx }, tx, event, subjects.all);
    if (!verdict.ok) return verdict;
    await settle(deps, tx, event, verdict.value);
    return ok(null);
  });
  if (!applied.ok) await giveUp(deps, key, applied.error.code);
}

const actorOf = (event: ReceivedEvent): Actor => ({ userId: event.institutionId, role: 'INSTITUTION', name: event.code });

async function verdictOf(deps: Deps, tx: Tx, event: ReceivedEvent, subjects: readonly string[]): Promise<Result<Verdict>> {
  return (await newerWasApplied(tx, event, subjects)) ? ok({ outcome: 'STALE' }) : applyByType(deps, actorOf(event), event);
}

async function settle(deps: Deps, tx: Tx, event: ReceivedEvent, verdict: Verdict): Promise<void> {
  const at = deps.clock.now();
  await settleEvent(tx, event, verdict.outcome, verdict.note ?? null, at);
  await audit(tx, {
    actor: actorOf(event), action: `institution-event.${verdict.outcome.toLowerCase()}`, subject: { type: 'institution-event', id: `${event.code}:${event.eventId}` },
    ...(verdict.note === undefined ? {} : { reason: verdict.note }), data: { type: event.type, subject: event.subject, version: event.version }, at,
  });
  if (!verdict.unreadable) return;
  await notifyRole(tx, 'ADMIN', {
    kind: 'institutions.unreadable', params: { institution: event.code, type: event.type, note: verdict.note ?? '' }, href: '/admin/institutions',
    eventKey: `institutions.unreadable:${event.institutionId}:${event.eventId}`, at,
  });
}

/** A use case refused, and what it wrote is rolled back: later, while the subject may still come; else the event is closed with the reason. */
async function giveUp(deps: Deps, key: z.output<typeof eventKey>, code: string): Promise<void> {
  const closed = await write(deps, async (tx): Promise<Result<null>> => {
    const event = await lockOpenEvent(tx, key);
    if (!event) return ok(null);
    const waits = code === 'not-found' && event.receivedAt.add({ minutes: PATIENCE_MINUTES }).epochMilliseconds > deps.clock.now().epochMilliseconds;
    if (waits) return err({ code });
    await settle(deps, tx, event, { outcome: 'IGNORED', note: code });
    return ok(null);
  });
  if (!closed.ok) throw new Error(`Event ${key.eventId} is about something not known yet`);
}
