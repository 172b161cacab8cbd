import { chargeAttempt } from '@/lib/billing/charge-attempt';
import { afterPayment } from '@/lib/billing/overdue/after-payment';
import { payInvoice } from '@/lib/billing/pay-invoice';
import { removeMethod } from '@/lib/billing/remove-method';
import { settleInvoice } from '@/lib/billing/settle-invoice';
import { lockInvoice } from '@/lib/billing/store/invoices';
import { addDays } from '@/lib/kernel/calendar';
import { toDate, toPlainDate } from '@/lib/platform/clock';
import { errorOf, valueOf } from '../../catalogue';
import type { ScriptedGateway } from '../../scripted-gateway';
import type { Kind } from '../reckoning/lease';
import type { Fate } from './fates';
import type { Year } from './year';

/** Few enough in a transaction that a busy machine is done with them in its time. */
const [AT_ONCE, PAYERS] = [3, 20];

interface Due { id: string; leaseId: string; kind: Kind; seq: number | null; dueOn: string }

/** Who pays: most by what the gateway collects of itself, some by hand, with a card of theirs. */
export class Paying {
  private readonly byHand = new Map<string, Fate>();

  constructor(private readonly year: Year, private readonly gateway: ScriptedGateway) {}

  /** Two cards of each who pays by hand. */
  async begin(fates: readonly Fate[]): Promise<void> {
    const { db, clock } = this.year.road;
    const at = toDate(clock.now());
    const payers = fates.filter(({ byHand }) => byHand !== null);
    for (const fate of payers) this.byHand.set(fate.leaseId, fate);
    await db.paymentMethod.createMany({
      data: payers.flatMap((fate) => cardsOf(fate).map((id, index) => (
        { id, purchaserId: fate.purchaser.userId, gateway: 'sandbox', state: 'ACTIVE' as const, token: `tok_${id}`, customer: `cus_${id}`, brand: '삼성카드', last4: '4242', isDefault: index === 0, createdAt: at, activeAt: at }))),
    });
  }

  /** What was asked for and whose day has come, but nothing of a lease whose billing rests; what was put off by hand alone. */
  async pay(day: string): Promise<void> {
    const { year } = this;
    const rests = { untilOn: null, cause: { in: ['WITHDRAWAL' as const, 'PAYMENT_REFUSAL' as const] } };
    const open = await year.road.db.invoice.findMany({
      where: { OR: [{ state: 'OPEN' }, { state: 'DEFERRED', leaseId: { in: [...this.byHand.keys()] } }], lease: { freezes: { none: rests } } }, orderBy: [{ leaseId: 'asc' }, { id: 'asc' }],
      select: { id: true, leaseId: true, kind: true, seq: true, dueOn: true, tryOn: true, state: true },
    });
    const due = open.filter(({ leaseId, kind, seq, dueOn, tryOn, state }) => {
      const delay = year.fateOf(leaseId)?.delays.get(keyOf({ kind, seq }));
      // Who is given time pays every other bill all the same.
      return delay !== undefined && delay !== null && addDays(toPlainDate(kind === 'BUYOUT' ? tryOn ?? dueOn : dueOn), delay) <= day && (state === 'OPEN' || (seq ?? 0) % 2 === 0);
    }).map((bill) => ({ ...bill, dueOn: toPlainDate(bill.dueOn) }));
    const isByHand = (bill: Due & { state: string }) => this.byHand.has(bill.leaseId) && (bill.state === 'DEFERRED' || bill.kind !== 'INSTALMENT' || (bill.seq ?? 0) % 2 === 0);
    await this.collect(due.filter((bill) => !isByHand(bill)), day);
    for (const bill of due.filter(isByHand)) await this.payByHand(bill, day);
  }

  private async collect(due: readonly Due[], day: string): Promise<void> {
    const parts = Array.from({ length: Math.ceil(due.length / PAYERS) }, (_, part) => due.slice(part * PAYERS, (part + 1) * PAYERS));
    for (let from = 0; from < parts.length; from += AT_ONCE) {
      await Promise.all(parts.slice(from, from + AT_ONCE).map((part) => this.collectPart(part.map(({ id }) => id))));
    }
    for (const { leaseId, kind, seq } of due) this.year.say(leaseId, day, 'PAID', { kind, seq });
  }

  private collectPart(ids: readonly string[]): Promise<void> {
    const { db, clock } = this.year.road;
    return db.$transaction(async (tx) => {
      for (const id of ids) {
        const invoice = await lockInvoice(tx, id);
        if (!invoice || !await settleInvoice(tx, invoice, { gateway: 'sandbox', at: clock.now() })) throw new Error(`invoice ${id} is not open`);
      }
    });
  }

  /** Now, on the lease's page. The first card is refused for good as one of the bills is paid: the other pays it, days later. */
  private async payByHand({ id: invoiceId, leaseId, kind, seq }: Due, day: string): Promise<void> {
    const { deps } = this.gateway;
    const fate = this.byHand.get(leaseId);
    if (!fate?.byHand) return;
    const isLost = fate.byHand.lostAt > 0 && kind === 'INSTALMENT' && (seq ?? 0) >= fate.byHand.lostAt;
    if (isLost) this.gateway.next('decline-hard');
    const { attemptId } = valueOf(await payInvoice(deps, fate.purchaser, { invoiceId }));
    await chargeAttempt(deps, { attemptId });
    if (isLost) {
      this.lose(fate, { kind, seq }, day);
      return;
    }
    this.year.say(leaseId, day, 'PAID_BY_HAND', { kind, seq });
    valueOf(await afterPayment(deps, { leaseId }));
  }

  private lose(fate: Fate, bill: { kind: Kind; seq: number | null }, day: string): void {
    const { year } = this;
    if (!fate.byHand) return;
    year.say(fate.leaseId, day, 'CARD_LOST');
    fate.byHand.lostAt = 0;
    fate.delays.set(keyOf(bill), (fate.delays.get(keyOf(bill)) ?? 0) + fate.byHand.laterBy);
    const [first, other] = cardsOf(fate);
    year.on(addDays(day, fate.byHand.tidiesUp + 1), async (later) => {
      valueOf(await removeMethod(this.gateway.deps, fate.purchaser, { methodId: first }));
      year.say(fate.leaseId, later, 'CARD_TAKEN');
      // The last one that works stays as long as anything is to be paid.
      const { state } = await year.road.db.lease.findUniqueOrThrow({ where: { id: fate.leaseId }, select: { state: true } });
      if (state === 'ACTIVE' && errorOf(await removeMethod(this.gateway.deps, fate.purchaser, { methodId: other }))?.code !== 'payments.last-method') throw new Error(`the last card of ${fate.leaseId} was taken away`);
    });
  }
}

const keyOf = ({ kind, seq }: { kind: string; seq: number | null }): string => (seq === null ? kind : `${kind}:${seq}`);
const cardsOf = ({ leaseId }: Fate): [string, string] => [`pm_${leaseId.slice(2)}`, `pm_${leaseId.slice(2)}B`];
