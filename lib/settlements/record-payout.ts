import type { Temporal } from 'temporal-polyfill';
import type { Actor } from '@/lib/kernel/actor';
import { plainDateIn } from '@/lib/kernel/calendar';
import { err, ok, type Result } from '@/lib/kernel/result';
import { credit, debit } from '@/lib/ledger/model';
import { postEntry } from '@/lib/ledger/store';
import { notifySeller } from '@/lib/notifications/notify';
import { audit } from '@/lib/platform/audit';
import { toDate } from '@/lib/platform/clock';
import { type Deps, type Tx, write } from '@/lib/platform/db';
import type { FailedInput, FilePaidInput } from './model/settlement';
import { lockFiled, lockSettlement, moveSettlement } from './store/settlements';

/** The bank has carried out a file: what of it was not sent back is paid. Errors: `not-found`, `settlements.moved-on` (nothing of it waits). */
export async function recordFilePaid(deps: Deps, actor: Actor, { fileId }: FilePaidInput): Promise<Result<{ paid: number }>> {
  if (actor.role !== 'ADMIN') return err({ code: 'not-found' });
  const at = deps.clock.now();
  return write(deps, async (tx) => {
    const filed = await lockFiled(tx, fileId);
    if (filed.length === 0) return err({ code: 'settlements.moved-on' });
    for (const settlement of filed) await markPaid(tx, settlement, { actor, at });
    return ok({ paid: filed.length });
  });
}

type Filed = Awaited<ReturnType<typeof lockFiled>>[number];

async function markPaid(tx: Tx, { id, sellerId, currency, totalMinor }: Filed, { actor, at }: { actor: Actor; at: Temporal.Instant }): Promise<void> {
  if (!await moveSettlement(tx, id, 'PAID', { paidAt: toDate(at) })) return;
  const seller = { partyId: sellerId };
  await postEntry(tx, { sourceType: 'settlement', sourceId: id, kind: 'paid', currency, occurredOn: plainDateIn(at), lines: [debit('seller-payable', totalMinor, seller), credit('cash', totalMinor, seller)] }, at);
  await audit(tx, { actor, action: 'settlement.paid', subject: { type: 'settlement', id }, data: { totalMinor }, at });
  await notifySeller(tx, sellerId, 'business', { kind: 'settlements.paid', params: { amountMinor: String(totalMinor), currency }, href: `/seller/settlements/${id}`, eventKey: `settlement-paid:${id}`, at, mail: true });
}

/** The bank sent one back: it waits to be approved anew, once the account is right. Errors: `not-found`, `settlements.moved-on`. */
export async function recordPayoutFailed(deps: Deps, actor: Actor, { settlementId, reason }: FailedInput): Promise<Result<{ settlementId: string }>> {
  if (actor.role !== 'ADMIN') return err({ code: 'not-found' });
  const at = deps.clock.now();
  return write(deps, async (tx) => {
    const settlement = await lockSettlement(tx, settlementId);
    if (!settlement) return err({ code: 'not-found' });
    if (!await moveSettlement(tx, settlementId, 'FAILED', { failedReason: reason })) return err({ code: 'settlements.moved-on' });
    await audit(tx, { actor, action: 'settlement.failed', subject: { type: 'settlement', id: settlementId }, reason, at });
    await notifySeller(tx, settlement.sellerId, 'business', {
      kind: 'settlements.failed', params: { amountMinor: String(settlement.totalMinor), currency: settlement.currency, reason }, href: '/seller/profile', eventKey: `settlement-failed:${settlementId}:${settlement.fileId ?? ''}`, at, mail: true,
    });
    return ok({ settlementId });
  });
}
