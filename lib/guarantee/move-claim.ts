import { Temporal } from 'temporal-polyfill';
import type { Actor } from '@/lib/kernel/actor';
import { plainDateIn, startOfDayIn } from '@/lib/kernel/calendar';
import { err, ok, type Result } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { fromPlainDate, toDate, toPlainDate } from '@/lib/platform/clock';
import { type Deps, write } from '@/lib/platform/db';
import { lastVisitDay } from './model/care';
import { SILENCE_DAYS } from './model/claim';
import type { MoveClaimInput } from './model/inputs';
import { noteBreaches } from './note-breaches';
import { addStep, findClaim, lockClaim, moveClaimRow, pauseClaim, resumeClaim, type ClaimRow } from './store/claims';
import { tellPurchaser } from './tell';

/**
 * Who keeps the guarantee answers a claim, repairs, plans a visit, or says that it is done; the first of these stops the
 * clock of the answer. What is done waits for the purchaser's word, seven days at most.
 *
 * Errors: `not-found`, `guarantee.moved-on`, `guarantee.photo-gone`, by field `guarantee.visit-past`, `guarantee.visit-far`.
 */
export function moveClaim(deps: Deps, actor: Actor, input: MoveClaimInput): Promise<Result<{ claimId: string }>> {
  const at = deps.clock.now();
  const { claimId, step, text, photos } = input;
  return write(deps, async (tx) => {
    const claim = await lockClaim(tx, claimId, actor, 'KEEPER');
    if (!claim) return err({ code: 'not-found' });
    const plannedOn = step === 'VISIT_PLANNED' ? input.plannedOn || undefined : undefined;
    if (plannedOn !== undefined && plannedOn < plainDateIn(at, claim.guarantee.lease.timeZone)) return err({ code: 'input', fields: { plannedOn: 'guarantee.visit-past' } });
    if (plannedOn !== undefined && plannedOn > lastVisitDay(plainDateIn(at, claim.guarantee.lease.timeZone), toPlainDate(claim.guarantee.lease.endsOn))) return err({ code: 'input', fields: { plannedOn: 'guarantee.visit-far' } });
    await noteBreaches(tx, claim, at);
    if (claim.state !== 'DONE' && await resumeClaim(tx, claim, at)) await addStep(tx, claimId, { act: 'RESUMED', actor, at });
    const closeBy = at.add({ hours: 24 * SILENCE_DAYS });
    const moved = await moveClaimRow(tx, claimId, step, {
      ...answered(claim, at), ...(input.sinceAccepted && { downFrom: toDate(startOfSince(claim)) }), ...(plannedOn !== undefined && { plannedOn: fromPlainDate(plannedOn) }),
      ...(step === 'DONE' && { usableAt: toDate(at), closeBy: toDate(closeBy) }),
    });
    if (!moved) return err({ code: 'guarantee.moved-on' });
    if (!await addStep(tx, claimId, { act: step, actor, text, photos, data: { ...(plannedOn !== undefined && { plannedOn }), ...(input.sinceAccepted && { since: toPlainDate(claim.sinceOn) }) }, at })) return err({ code: 'guarantee.photo-gone' });
    const now = step === 'DONE' ? await findClaim(tx, claimId) : null;
    // Until the purchaser has tried it, nobody's promise runs.
    if (now) await pauseClaim(tx, now, at);
    await audit(tx, { actor, action: 'claim.moved', subject: { type: 'claim', id: claimId }, reason: text, data: { step, ...(plannedOn !== undefined && { plannedOn }) }, at });
    await tellPurchaser(tx, claim, { what: `moved-${step.toLowerCase().replace('_', '-')}`, key: `${claimId}:${at.epochMilliseconds}`, params: { text: text.slice(0, 200), ...(plannedOn !== undefined && { plannedOn }), closeBy: closeBy.toString() }, at });
    return ok({ claimId });
  });
}

/** The first answer of any kind. */
export const answered = ({ answeredAt }: ClaimRow, at: Temporal.Instant) => (answeredAt === null ? { answeredAt: toDate(at) } : {});

/** The morning of the day that the purchaser says, or the claim's own moment where that is earlier. */
function startOfSince({ sinceOn, openedAt, guarantee: { lease } }: ClaimRow): Temporal.Instant {
  const [since, opened] = [startOfDayIn(toPlainDate(sinceOn), lease.timeZone), Temporal.Instant.fromEpochMilliseconds(openedAt.getTime())];
  return Temporal.Instant.compare(since, opened) < 0 ? since : opened;
}
