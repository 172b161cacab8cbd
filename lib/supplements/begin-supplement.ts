import type { Temporal } from 'temporal-polyfill';
import { supplementContent, type Papers } from '@/lib/contracts/model/supplement';
import { findPapers } from '@/lib/contracts/store/supplements';
import type { Actor } from '@/lib/kernel/actor';
import { firstAmendable, type Amendment } from '@/lib/kernel/amendment';
import { plainDateIn } from '@/lib/kernel/calendar';
import { termsSha256 } from '@/lib/kernel/canonical-terms';
import { err, ok, type Result } from '@/lib/kernel/result';
import { isReleased } from '@/lib/leases/model';
import { notifyRole } from '@/lib/notifications/notify';
import { audit } from '@/lib/platform/audit';
import type { Tx } from '@/lib/platform/db';
import { newId } from '@/lib/platform/id';
import { findTurn, insertSupplement, type HeldLease } from './store';

interface Beginning {
  held: HeldLease;
  amendment: Amendment;
  actor: Actor;
  askNote: string | null;
  at: Temporal.Instant;
}

/** What stands against a change of a lease now; null: nothing. */
function whyNot({ lease, contract, institution, rows }: HeldLease, amendment: Amendment, at: Temporal.Instant): string | null {
  if (lease.state !== 'ACTIVE' || contract.state !== 'SEALED') return 'supplements.over';
  if (isReleased(rows)) return 'supplements.released';
  // A supplement is of the parties of its contract, and its purchaser is not who has the lease.
  if (lease.takenOverAt !== null) return 'supplements.taken-over';
  if (amendment.kind === 'ADDRESS') return null;
  // The protocol has no question by which another financier could agree to it.
  if (institution.kind !== 'DESK') return 'supplements.outside-financier';
  const first = firstAmendable(rows.filter(({ seq }) => seq > 0), plainDateIn(at, lease.timeZone));
  if (!first) return 'supplements.too-late';
  return first.seq === amendment.fromSeq ? null : 'supplements.moved-on';
}

/**
 * Begins a supplement of a lease that the caller holds, within its transaction: drawn at once from what stands and the one
 * thing that changes, it waits for an admin. Errors: `supplements.over`, `supplements.released` (nothing more is to be
 * paid: a payment refusal stands), `supplements.outside-financier`, `supplements.too-late`, `supplements.moved-on` (it
 * would change from another instalment than was shown), `supplements.open`, `amendment.nothing`, and those of
 * `supplementContent`.
 */
export async function beginSupplement(tx: Tx, { held, amendment, actor, askNote, at }: Beginning): Promise<Result<{ supplementId: string; number: string }>> {
  const refused = whyNot(held, amendment, at);
  if (refused) return err({ code: refused });
  const { contract } = held;
  const [turn, papers] = [await findTurn(tx, contract.orderId), await findPapers(tx, contract.orderId)];
  if (turn.open) return err({ code: 'supplements.open' });
  const content = supplementContent(papers as Papers, amendment);
  if (!content.ok) return content;
  const [id, number] = [newId('c'), `${contract.number}-${turn.next}`];
  const hash = await termsSha256(content.value.terms);
  await insertSupplement(tx, { ...content.value, id, supplementNo: turn.next, contract, termsSha256: hash, askedById: actor.userId, askNote }, at);
  const { kind, ...what } = amendment;
  await audit(tx, {
    actor, action: 'contract.supplement-asked', subject: { type: 'contract', id }, ...(askNote !== null && { reason: askNote }),
    data: { number, change: kind, ...('address' in what ? {} : what), termsSha256: hash }, at,
  });
  await notifyRole(tx, 'ADMIN', { kind: 'supplements.drawn', params: { number }, href: `/admin/contracts/${id}`, eventKey: `supplement-drawn:${id}`, at });
  return ok({ supplementId: id, number });
}
