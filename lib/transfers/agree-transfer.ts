import type { Actor } from '@/lib/kernel/actor';
import { plainDateIn } from '@/lib/kernel/calendar';
import { err, ok, type Result } from '@/lib/kernel/result';
import { whyNotCarry } from '@/lib/limits/store/take-over';
import { audit } from '@/lib/platform/audit';
import { type Deps, write } from '@/lib/platform/db';
import type { AgreeTransfer } from './model/inputs';
import { findOwnMethod, lockGivenLease } from './store/leases';
import { agreedData, findTransfer, lockTransfer, moveTransfer } from './store/transfers';
import { tellDesk, tellSides } from './tell';

/**
 * The successor has seen what they would take over, and agrees: with a limit for the whole mall that carries what is
 * left, something to pay it by, and the address where the goods will be. The desk decides next.
 *
 * Errors: `not-found`, `transfers.moved-on`, `transfers.not-ready`, `transfers.figures-moved` (something was billed since
 * they were shown), `limits.pre-none`, `limits.pre-too-little`, `transfers.no-method`.
 */
export async function agreeTransfer(deps: Deps, actor: Actor, { transferId, leftMinor, phone, postcode, road, detail }: AgreeTransfer): Promise<Result<{ transferId: string }>> {
  return write(deps, async (tx) => {
    const at = deps.clock.now();
    const known = await findTransfer(tx, transferId);
    if (!known || known.toId === null || known.toId !== actor.userId) return err({ code: 'not-found' });
    const given = await lockGivenLease(tx, { id: known.leaseId, purchaserId: known.fromId }, at);
    const transfer = await lockTransfer(tx, transferId);
    if (!given || transfer?.state !== 'ASKED') return err({ code: 'transfers.moved-on' });
    // What the other owes or has under way is theirs to know.
    if (given.obstacle) return err({ code: 'transfers.not-ready' });
    const { figures, lease, creditsMinor, dueDay } = given;
    if (figures.leftMinor !== leftMinor) return err({ code: 'transfers.figures-moved' });
    const { institutionId, currency } = lease;
    const short = await whyNotCarry(tx, { purchaserId: actor.userId, institutionId, currency, amountMinor: figures.financedMinor, monthlyMinor: figures.monthlyMinor }, at);
    if (short) return err({ code: short });
    if (!await findOwnMethod(tx, actor.userId)) return err({ code: 'transfers.no-method' });
    const successor = { name: actor.name, phone, postcode, road, detail };
    if (!await moveTransfer(tx, transferId, 'AGREED', agreedData(successor, { ...figures, on: plainDateIn(at, lease.timeZone), creditsMinor, dueDay }, at))) return err({ code: 'transfers.moved-on' });
    await audit(tx, { actor, action: 'transfer.agreed', subject: { type: 'transfer', id: transferId }, data: { amountMinor: figures.leftMinor }, at });
    await tellSides(tx, transfer, ['FROM'], { what: 'agreed', params: { name: actor.name }, at });
    await tellDesk(tx, transfer, { what: 'agreed-desk', at });
    return ok({ transferId });
  });
}
