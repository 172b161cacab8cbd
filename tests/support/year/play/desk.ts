import { accelerateLease } from '@/lib/billing/overdue/accelerate-lease';
import { decideWriteOff } from '@/lib/billing/overdue/decide-write-off';
import { recordRecovery } from '@/lib/billing/overdue/record-recovery';
import { proposeWriteOff } from '@/lib/billing/overdue/propose-write-off';
import { recordRefundByHand } from '@/lib/billing/record-refund-by-hand';
import { refundCredit } from '@/lib/billing/refund-credit';
import { findOverdueLease } from '@/lib/billing/store/overdue';
import { findGivenUp } from '@/lib/billing/store/recoveries';
import { accelerationFigures } from '@/lib/billing/store/overdue-figures';
import { addDays, daysBetween } from '@/lib/kernel/calendar';
import { approveSettlement } from '@/lib/settlements/approve-settlement';
import { makePayoutFile } from '@/lib/settlements/make-payout-file';
import { passOnFirstPayment } from '@/lib/settlements/pass-on-first-payment';
import { recordFilePaid } from '@/lib/settlements/record-payout';
import type { Deps } from '@/lib/platform/db';
import { valueOf } from '../../catalogue';
import { HOW } from '../../rights';
import { FIRST_DAY } from './fates';
import { offers } from './hardship';
import type { About, Year } from './year';

const [EVERY, GIVES_UP_AFTER, WAITS_FOR_PARTS] = [25, 40, 30];
/** Until then nobody approves what one of the sellers is to be paid: meanwhile it is owed, and there for its guarantee. */
const LOOKED_INTO_ON = '2026-11-01';

/** What people of the house do: refunds by hand, sellers' payouts once a month, and what is left to them of who stopped paying. */
export class Desk {
  private paidOutIn = '';

  constructor(private readonly year: Year, private readonly about: About, private readonly collecting: Deps) {}

  async work(day: string): Promise<void> {
    await this.payCredits(day);
    await this.payOut(day);
    if (daysBetween(FIRST_DAY, day) % EVERY === 0) await this.callIn(day);
  }

  private async payCredits(day: string): Promise<void> {
    const { road } = this.year;
    const owed = await road.db.creditRefund.findMany({ where: { state: { in: ['BY_HAND', 'OWED'] } }, select: { id: true, state: true, credit: { select: { leaseId: true } } } });
    for (const { id, state } of owed) {
      if (state === 'OWED') await refundCredit(this.collecting, { refundId: id });
      else valueOf(await recordRefundByHand(road.deps, road.deskPerson, { refundId: id, how: HOW }));
    }
    for (const leaseId of new Set(owed.map(({ credit }) => credit.leaseId))) this.year.say(leaseId, day, 'CREDIT_PAID');
  }

  /** Once a month all settlements that wait are paid, as soon as there is one; but nothing to who is gone. */
  private async payOut(day: string): Promise<void> {
    const { deps, db, admin } = this.year.road;
    if (this.paidOutIn === day.slice(0, 7)) return;
    const notTo = [...this.year.gone, ...(day < LOOKED_INTO_ON ? [this.about.paidLate] : [])];
    const waiting = await db.settlement.findMany({ where: { state: 'DRAFT', sellerId: { notIn: notTo } }, select: { id: true, sellerId: true } });
    if (waiting.length === 0) return;
    let approved = 0;
    for (const { id } of waiting) approved += valueOf(await approveSettlement(deps, admin, { settlementId: id })).outcome === 'APPROVED' ? 1 : 0;
    // Where all that waited was set off against what its sellers owe, no money leaves.
    if (approved > 0) valueOf(await recordFilePaid(deps, admin, valueOf(await makePayoutFile(deps, admin, { currency: 'KRW' }))));
    this.paidOutIn = day.slice(0, 7);
    for (const sellerId of new Set(waiting.map((each) => each.sellerId))) this.year.say('', day, 'SELLER_PAID', { name: sellerId });
  }

  /** Of each lease whose demand was sent: all that is left is called in as soon as article 13 allows it. */
  private async callIn(day: string): Promise<void> {
    const { deps, db, deskPerson } = this.year.road;
    for (const { leaseId } of await db.leaseOverdue.findMany({ where: { state: 'DEMANDED', leaseId: { in: this.year.defaulters }, lease: { state: 'ACTIVE' } }, orderBy: { leaseId: 'asc' } })) {
      const lease = await findOverdueLease(db, leaseId);
      if (!lease) continue;
      const { totalMinor } = await accelerationFigures(db, lease, day);
      const called = await accelerateLease(deps, deskPerson, { leaseId, totalMinor, reason: '최고한 날이 지나도 두 달 넘게 밀렸습니다.' });
      if (!called.ok && !called.error.code.startsWith('overdue.obstacle-')) throw new Error(`lease ${leaseId}: ${called.error.code}`);
      this.year.say(leaseId, day, called.ok ? 'CALLED_IN' : 'NOT_CALLED_IN');
      if (!called.ok) continue;
      this.offer(leaseId, day);
      this.year.on(addDays(day, GIVES_UP_AFTER), (later) => this.giveUp(leaseId, later));
    }
  }

  /** Less, and in parts; where they do not come either, it is given up. */
  private offer(leaseId: string, calledIn: string): void {
    const fate = this.year.fateOf(leaseId);
    if (!fate?.settles) return;
    this.year.on(addDays(calledIn, fate.settles.after), async (day) => {
      const last = await offers(this.year, fate, this.about.otherPerson, day);
      if (last !== null) this.year.on(addDays(last, WAITS_FOR_PARTS), (later) => this.giveUp(leaseId, later));
    });
  }

  /** Two people agree that nobody can expect it any more. */
  private async giveUp(leaseId: string, day: string): Promise<void> {
    const { deps, db, deskPerson } = this.year.road;
    if (await db.leaseOverdue.count({ where: { leaseId, state: { in: ['ACCELERATED', 'LATE', 'DEMANDED'] } } }) === 0 || this.year.fateOf(leaseId)?.delays.get('ACCELERATION') !== null) return;
    const { writeOffId } = valueOf(await proposeWriteOff(deps, deskPerson, { leaseId, reason: '연락이 닿지 않고 갚을 길이 없습니다.' }));
    valueOf(await decideWriteOff(deps, this.about.otherPerson, { writeOffId, decision: 'APPROVED', note: '더 기다려도 받을 수 없습니다.' }));
    this.year.say(leaseId, day, 'WRITTEN_OFF');
    let on = day;
    for (const { after, tenths } of this.year.fateOf(leaseId)?.recovers ?? []) {
      on = addDays(on, after);
      this.year.on(on, (later) => this.recover(leaseId, tenths, later));
    }
  }

  /** Money comes, to the mall's own account, of what was given up. */
  private async recover(leaseId: string, tenths: number, day: string): Promise<void> {
    const { deps, db, deskPerson } = this.year.road;
    const lease = await findOverdueLease(db, leaseId);
    const left = lease ? (await findGivenUp(db, lease))?.leftMinor ?? 0n : 0n;
    const amountMinor = (left * BigInt(tenths)) / 10n;
    if (amountMinor === 0n) return;
    valueOf(await recordRecovery(deps, deskPerson, { leaseId, amountMinor, reference: `이체 ${day}` }));
    this.year.say(leaseId, day, 'RECOVERED', { amount: amountMinor });
    await passOnFirstPayment(deps, { leaseId });
  }
}
