import { settleInvoice } from '@/lib/billing/settle-invoice';
import { runBilling } from '@/lib/billing/run-billing';
import { lockInvoice } from '@/lib/billing/store/invoices';
import { addDays } from '@/lib/kernel/calendar';
import type { Actor } from '@/lib/kernel/actor';
import { toPlainDate } from '@/lib/platform/clock';
import { answerRefusal } from '@/lib/rights/answer-refusal';
import { confirmGoodsBack } from '@/lib/rights/confirm-goods-back';
import { recordRefund } from '@/lib/rights/record-refund';
import { refusePayment } from '@/lib/rights/refuse-payment';
import { settleSilentRefusals } from '@/lib/rights/settle-silent-refusals';
import { withdrawContract } from '@/lib/rights/withdraw-contract';
import { valueOf } from '../catalogue';
import type { Random } from '../faults/random';
import type { Road, Shop } from '../road';
import type { Event } from './reckoning';

/** What a purchaser will do, decided before the year begins. */
interface Fate {
  leaseId: string;
  contractId: string;
  purchaser: Actor;
  /** seq → days after its due day on which it is paid; null: never. */
  delays: Map<number, number | null>;
  withdrawsOn: string | null;
  refuses: { on: string; rejectedAfter: number | null } | null;
}

const [PAYERS_AT_ONCE, FIRST_DAY] = [40, '2026-03-03'];

/** A year of many leases, day by day: bills, payments on time, late and never, withdrawals and refusals. */
export class Year {
  readonly days: string[] = [];
  readonly events = new Map<string, Event[]>();
  private fates = new Map<string, Fate>();
  private refusals = new Map<string, string>();

  constructor(private readonly road: Road, private readonly seller: Shop, private readonly random: Random) {}

  async plan(leaseIds: readonly string[]): Promise<void> {
    const { random } = this;
    const between = (least: number, most: number) => least + random.below(most - least + 1);
    const leases = await this.road.db.lease.findMany({ where: { id: { in: [...leaseIds] } }, orderBy: { id: 'asc' }, include: { instalments: { orderBy: { seq: 'asc' } } } });
    for (const lease of leases) {
      const delayOf = () => (random.chance(0.72) ? 0 : random.chance(0.75) ? between(1, 10) : random.chance(0.8) ? between(11, 45) : null);
      const kind = between(1, 100);
      this.fates.set(lease.id, {
        leaseId: lease.id, contractId: lease.contractId, purchaser: { userId: lease.purchaserId, role: 'PURCHASER', name: '한결' },
        delays: new Map(lease.instalments.map(({ seq }) => [seq, delayOf()])),
        withdrawsOn: kind <= 3 ? addDays(FIRST_DAY, between(0, 5)) : null,
        refuses: kind > 3 && kind <= 8 ? { on: addDays(FIRST_DAY, between(20, 300)), rejectedAfter: random.chance(0.5) ? between(0, 4) : null } : null,
      });
      this.events.set(lease.id, []);
    }
  }

  private say(leaseId: string, day: string, what: Event['what'], seq?: number): void {
    this.events.get(leaseId)?.push({ day, what, ...(seq !== undefined && { seq }) });
  }

  /** One day, at ten in the morning in Seoul. */
  async live(day: string): Promise<void> {
    const { road } = this;
    road.clock.set(`${day}T01:00:00Z`);
    this.days.push(day);
    await runBilling(road.deps);
    await settleSilentRefusals(road.deps);
    await this.hearSilence(day);
    for (const fate of this.fates.values()) await this.act(fate, day);
    await this.pay(day);
  }

  private async hearSilence(day: string): Promise<void> {
    const closed = await this.road.db.paymentRefusal.findMany({ where: { id: { in: [...this.refusals.keys()] }, state: 'STANDS' } });
    for (const { id, leaseId } of closed) {
      this.refusals.delete(id);
      this.say(leaseId, day, 'STANDS');
    }
  }

  private async act(fate: Fate, day: string): Promise<void> {
    const { road } = this;
    const { leaseId, contractId, purchaser, withdrawsOn, refuses } = fate;
    if (withdrawsOn === day) {
      valueOf(await withdrawContract(road.deps, purchaser, { contractId }));
      this.say(leaseId, day, 'WITHDRAWN');
    }
    if (withdrawsOn !== null && addDays(withdrawsOn, 4) === day) await this.takeBack(fate, day);
    if (refuses?.on === day) {
      const { refusalId } = valueOf(await refusePayment(road.deps, purchaser, { leaseId, ground: 'NOT_SUPPLIED', facts: '약속한 물건이 아직 오지 않았습니다.' }));
      this.refusals.set(refusalId, leaseId);
      this.say(leaseId, day, 'REFUSED');
    }
    if (refuses && refuses.rejectedAfter !== null && addDays(refuses.on, refuses.rejectedAfter) === day) await this.reject(leaseId, day);
  }

  private async takeBack({ leaseId }: Fate, day: string): Promise<void> {
    const { road } = this;
    const { id } = await road.db.withdrawal.findUniqueOrThrow({ where: { leaseId } });
    valueOf(await confirmGoodsBack(road.deps, road.deskPerson, { withdrawalId: id, condition: 'GOOD' }));
    const { state } = await road.db.withdrawal.findUniqueOrThrow({ where: { id } });
    if (state !== 'REFUNDED') valueOf(await recordRefund(road.deps, road.deskPerson, { withdrawalId: id }));
    this.say(leaseId, day, 'REFUNDED');
  }

  private async reject(leaseId: string, day: string): Promise<void> {
    const { road } = this;
    const refusal = await road.db.paymentRefusal.findFirst({ where: { leaseId, state: 'OPEN' } });
    if (!refusal) return;
    const said = { refusalId: refusal.id, answer: 'REJECTED' as const, reason: '물건은 약속한 날에 배송했습니다.' };
    valueOf(await answerRefusal(road.deps, this.seller, said));
    valueOf(await answerRefusal(road.deps, road.deskPerson, said));
    this.refusals.delete(refusal.id);
    this.say(leaseId, day, 'REJECTED');
  }

  /** Who pays today: what was asked for and whose day has come, but nothing of a lease whose billing rests. */
  private async pay(day: string): Promise<void> {
    const { road } = this;
    const open = await road.db.invoice.findMany({ where: { state: 'OPEN', lease: { freezes: { none: { untilOn: null } } } }, orderBy: { id: 'asc' }, select: { id: true, leaseId: true, seq: true, dueOn: true } });
    const due = open.filter(({ leaseId, seq, dueOn }) => {
      const delay = this.fates.get(leaseId)?.delays.get(seq ?? -1);
      return delay !== undefined && delay !== null && addDays(toPlainDate(dueOn), delay) <= day;
    });
    for (let from = 0; from < due.length; from += PAYERS_AT_ONCE) {
      const some = due.slice(from, from + PAYERS_AT_ONCE);
      await road.db.$transaction(async (tx) => {
        for (const { id } of some) {
          const invoice = await lockInvoice(tx, id);
          if (!invoice || !await settleInvoice(tx, invoice, { gateway: 'sandbox', at: road.clock.now() })) throw new Error(`invoice ${id} is not open`);
        }
      });
      for (const { leaseId, seq } of some) this.say(leaseId, day, 'PAID', seq ?? -1);
    }
  }
}
