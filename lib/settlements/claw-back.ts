import { SYSTEM } from '@/lib/kernel/actor';
import { plainDateIn } from '@/lib/kernel/calendar';
import { ok, type Result } from '@/lib/kernel/result';
import { credit, debit } from '@/lib/ledger/model';
import { postEntry } from '@/lib/ledger/store';
import { notifySeller } from '@/lib/notifications/notify';
import { audit } from '@/lib/platform/audit';
import { type Deps, write } from '@/lib/platform/db';
import { bpsOf } from './model/shares';
import { findRecovered, findReturned, lockUnclawed, markClawed } from './store/releases';

/** Sweep: goods that came back are taken back by their seller. */
export async function clawBackReturned(deps: Deps): Promise<void> {
  for (const { id } of await findReturned(deps.db)) {
    await clawBack(deps, { leaseId: id }).catch((error: unknown) => deps.log.error('returned goods not asked of their seller', { leaseId: id, error }));
  }
}

/**
 * In house, a seller takes goods that came back for what they still stand at: all of it where its guarantee was broken, the
 * share that was agreed where their purchaser just returned them. It is taken off its next settlement. Once a lease.
 */
export async function clawBack(deps: Deps, { leaseId }: { leaseId: string }): Promise<Result<{ clawedMinor: bigint }>> {
  const at = deps.clock.now();
  return write(deps, async (tx) => {
    const release = await lockUnclawed(tx, leaseId);
    if (!release || (release.lease.endCause !== 'RETURNED' && release.lease.endCause !== 'BREACHED')) return ok({ clawedMinor: 0n });
    const { lease, sellerId, currency } = release;
    const standing = await findRecovered(tx, leaseId);
    const clawedMinor = standing <= 0n ? 0n : lease.endCause === 'BREACHED' ? standing : bpsOf(standing, release.buybackBps);
    await markClawed(tx, leaseId, at);
    if (clawedMinor === 0n) return ok({ clawedMinor });
    await postEntry(tx, {
      sourceType: 'lease', sourceId: leaseId, kind: 'clawback', currency, occurredOn: plainDateIn(at, lease.timeZone),
      lines: [debit('recourse-receivable', clawedMinor, { partyId: sellerId, leaseId }), credit('recovered-goods', clawedMinor, { partyId: lease.purchaserId, leaseId })],
    }, at);
    await audit(tx, { actor: SYSTEM, action: 'lease.clawed-back', subject: { type: 'lease', id: leaseId }, data: { clawedMinor }, at });
    await notifySeller(tx, sellerId, 'business', {
      kind: 'settlements.clawed-back', params: { number: lease.number, amountMinor: String(clawedMinor), currency }, href: '/seller/settlements', eventKey: `clawed-back:${leaseId}`, at, mail: true,
    });
    return ok({ clawedMinor });
  });
}
