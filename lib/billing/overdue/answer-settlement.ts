import type { Temporal } from 'temporal-polyfill';
import { SYSTEM, type Actor } from '@/lib/kernel/actor';
import { addMonthsClamped, plainDateIn } from '@/lib/kernel/calendar';
import { businessDayFrom } from '@/lib/kernel/korean-holidays';
import { err, ok, type Result } from '@/lib/kernel/result';
import { writtenOffLines } from '@/lib/leases/books';
import { lockOpenInvoices, partiesOf, raiseInvoice } from '@/lib/leases/invoice-store';
import { credit, debit } from '@/lib/ledger/model';
import { postEntry } from '@/lib/ledger/store';
import { audit } from '@/lib/platform/audit';
import { toPlainDate } from '@/lib/platform/clock';
import { type Deps, type Tx, write } from '@/lib/platform/db';
import { PLAN, settlementParts } from '../model/overdue';
import type { AnswerSettlementInput } from '../model/overdue-inputs';
import { lockOverdueLease, mergeInstalments, mergeInvoices, moveOverdue, openMinor, writeOffInvoices, type OverdueLease } from '../store/overdue';
import { finalDebt, type FinalDebt } from '../store/overdue-final';
import { answerSettlementRow, findSettlement, findUnanswered } from '../store/overdue-papers';
import { tellDesk } from './tell';

type Settlement = NonNullable<Awaited<ReturnType<typeof findSettlement>>>;

/**
 * The purchaser takes the offer, or does not. Taken, its parts stand in place of what was open, and the rest is given up,
 * late charges first.
 *
 * Errors: `not-found`, `overdue.moved-on` (over, or another sum is open), `overdue.obstacle-attempt`.
 */
export async function answerSettlement(deps: Deps, actor: Actor, { settlementId, answer }: AnswerSettlementInput): Promise<Result<{ settlementId: string }>> {
  if (actor.role !== 'PURCHASER') return err({ code: 'not-found' });
  const at = deps.clock.now();
  return write(deps, async (tx) => {
    const settlement = await findSettlement(tx, settlementId);
    const lease = settlement && await lockOverdueLease(tx, settlement.leaseId);
    // What was not offered yet is not the purchaser's to know of.
    if (!settlement || !lease || lease.purchaserId !== actor.userId || settlement.state === 'PROPOSED' || settlement.state === 'REFUSED') return err({ code: 'not-found' });
    if (!await answerSettlementRow(tx, settlementId, answer, at)) return err({ code: 'overdue.moved-on' });
    if (answer === 'ACCEPTED') {
      const refused = await settle(tx, lease, settlement, { actor, at });
      if (refused) return err({ code: refused });
    }
    await audit(tx, { actor, action: answer === 'ACCEPTED' ? 'lease.settlement-accepted' : 'lease.settlement-declined', subject: { type: 'lease', id: lease.id }, data: { settlementId }, at });
    await tellDesk(tx, lease, { what: answer === 'ACCEPTED' ? 'settlement-accepted' : 'settlement-declined', id: settlementId, at });
    return ok({ settlementId });
  });
}

/** Why it cannot stand; undefined where it does. */
async function settle(tx: Tx, lease: OverdueLease, settlement: Settlement, { actor, at }: { actor: Actor; at: Temporal.Instant }): Promise<string | undefined> {
  await lockOpenInvoices(tx, lease.id);
  const debt = await finalDebt(tx, lease);
  if (debt.attempt) return 'overdue.obstacle-attempt';
  if (!debt.isFinal || debt.owedMinor !== settlement.owedMinor) return 'overdue.moved-on';
  const day = plainDateIn(at, lease.timeZone);
  if (!await moveOverdue(tx, lease.id, { to: 'SETTLING', day, nextOn: null, by: actor, at })) return 'overdue.moved-on';
  await giveUp(tx, lease, settlement, debt, { day, at });
  const purchaser = { partyId: lease.purchaserId, leaseId: lease.id };
  for (const [index, amountMinor] of settlementParts(settlement.totalMinor, settlement.parts).entries()) {
    const dueOn = addMonthsClamped(toPlainDate(settlement.firstOn), index);
    await raiseInvoice(tx, {
      leaseId: lease.id, kind: 'SETTLEMENT', currency: lease.currency, billedOn: day, dueOn, amountMinor, tryOn: businessDayFrom(dueOn),
      // It moves here from the invoices that it stands for.
      lines: [debit('billed-receivable', amountMinor, purchaser), credit('billed-receivable', amountMinor, purchaser)],
    }, at);
  }
  return undefined;
}

async function giveUp(tx: Tx, lease: OverdueLease, { id, totalMinor, currency }: Settlement, { invoices, charges, owedMinor }: FinalDebt, { day, at }: { day: string; at: Temporal.Instant }): Promise<void> {
  await mergeInvoices(tx, invoices);
  await mergeInstalments(tx, lease.id, invoices.flatMap(({ kind, seq }) => (kind === 'INSTALMENT' && seq !== null ? [seq] : [])));
  await writeOffInvoices(tx, lease.id, charges);
  const parties = partiesOf(lease);
  for (const charge of charges) {
    await postEntry(tx, { sourceType: 'invoice', sourceId: charge.id, kind: 'written-off', currency, occurredOn: day, lines: writtenOffLines({ kind: charge.kind, seq: charge.seq, amountMinor: openMinor(charge) }, parties) }, at);
  }
  const restMinor = owedMinor - totalMinor;
  if (restMinor > 0n) await postEntry(tx, { sourceType: 'lease-settlement', sourceId: id, kind: 'written-off', currency, occurredOn: day, lines: writtenOffLines({ kind: 'SETTLEMENT', seq: null, amountMinor: restMinor }, parties) }, at);
}

/** Sweep: an offer that is not answered in its days lapses, and the desk is told. */
export async function lapseSettlements(deps: Deps): Promise<void> {
  const at = deps.clock.now();
  for (const { id, leaseId } of await findUnanswered(deps.db, at.subtract({ hours: 24 * PLAN.offerDays }))) {
    await write(deps, async (tx) => {
      const lease = await lockOverdueLease(tx, leaseId);
      if (lease && await answerSettlementRow(tx, id, 'LAPSED', at)) {
        await audit(tx, { actor: SYSTEM, action: 'lease.settlement-lapsed', subject: { type: 'lease', id: leaseId }, data: { settlementId: id }, at });
        await tellDesk(tx, lease, { what: 'settlement-lapsed', id, at });
      }
      return ok(null);
    });
  }
}
