import { businessHoursOn, businessHoursTo, closingOn, dayOf, daysFrom, later, momentAt, TEN } from './days';
import type { Endings } from './endings';
import type { Lease, Rest } from './lease';

/*
 * A claim's two promises in business hours; the days on which one was broken are given back: instalment × days late ÷ days
 * of the period, rounded up, at most the instalment. Two broken promises of a lease open a way out that costs nothing. While
 * the purchaser is waited for, the clock stands; what is rejected, and stays so, need not be mended.
 */

const SILENCE_DAYS = 7;
const TO_LEAVE = 2;

/** Who makes a credit good, by what is there: in the order in which it is asked for. */
export type Charge = (lease: Lease, amount: bigint) => void;

export class Claim {
  respondBy: string;
  repairBy: string;
  answeredAt: string | null = null;
  usableAt: string | null = null;
  state: 'RUNNING' | 'DONE' | 'REJECTED' | 'CLOSED' = 'RUNNING';
  objection: 'OPEN' | 'UPHELD' | 'DISMISSED' | null = null;
  /** It was rejected, and that stands. */
  rejected = false;
  readonly waits: { from: string; until: string | null }[] = [];
  readonly broken = new Set<'RESPONSE' | 'REPAIR'>();
  private closeOn = '';
  private readonly given = new Set<number>();
  private readonly rest: Rest;

  constructor(readonly id: string, readonly of: Guarantee, day: string) {
    const { facts } = of.lease;
    this.respondBy = businessHoursOn(day, facts.responseHours);
    this.repairBy = closingOn(day, facts.repairDays);
    this.rest = of.lease.rest('CLAIM', day);
  }

  note(moment: string): void {
    if (this.state !== 'RUNNING' || this.stands) return;
    if (this.answeredAt === null && this.respondBy <= moment) this.broken.add('RESPONSE');
    if (this.repairBy <= moment) this.broken.add('REPAIR');
    this.of.openExit();
  }

  answer(day: string): void {
    this.note(momentAt(day, TEN));
    this.answeredAt ??= momentAt(day, TEN);
  }

  /** Another thing takes the place of the broken one: an answer, and no repair yet. */
  replace(day: string): void {
    this.answer(day);
    this.goOn(day);
  }

  /** Its clock stands: the purchaser is asked for something. */
  private get stands(): boolean { return this.waits.some(({ until }) => until === null); }

  wait(day: string): void {
    if (this.answeredAt === null || this.stands) throw new Error('waited for although nobody has answered, or again');
    this.note(momentAt(day, TEN));
    this.waits.push({ from: momentAt(day, TEN), until: null });
  }

  /** What was left of the promise runs from now on; what was broken before stays so. */
  goOn(day: string): void {
    const wait = this.waits.find(({ until }) => until === null);
    if (!wait) return;
    wait.until = momentAt(day, TEN);
    if (this.broken.has('REPAIR') || this.repairBy <= wait.from) return;
    const moved = businessHoursOn(day, businessHoursTo(dayOf(wait.from), this.repairBy));
    if (moved > this.repairBy) this.repairBy = moved;
  }

  /** Another keeps the guarantee: both promises run anew; what is broken stays so, and counts again when it could have been mended. */
  handOver(day: string): void {
    this.note(momentAt(day, TEN));
    if (this.state !== 'RUNNING' || this.stands) return;
    const { facts } = this.of.lease;
    const [respondBy, repairBy] = [businessHoursOn(day, facts.responseHours), closingOn(day, facts.repairDays)];
    if (!this.broken.has('RESPONSE') && this.answeredAt === null && respondBy > this.respondBy) this.respondBy = respondBy;
    if (!this.broken.has('REPAIR') && repairBy > this.repairBy) this.repairBy = repairBy;
    const until = this.broken.has('REPAIR') ? repairBy : this.broken.has('RESPONSE') && this.answeredAt === null ? respondBy : null;
    if (until !== null) this.waits.push({ from: momentAt(day, TEN), until });
  }

  reject(day: string): void {
    this.answer(day);
    this.goOn(day);
    this.state = 'REJECTED';
    this.closeOn = later(day, SILENCE_DAYS);
  }

  object(): void { this.objection = 'OPEN'; }

  /** It was never rightly rejected: its clock has run all the while. */
  uphold(day: string): void {
    this.objection = 'UPHELD';
    this.state = 'RUNNING';
    this.note(momentAt(day, TEN));
  }

  dismiss(day: string, charge: Charge): void {
    this.objection = 'DISMISSED';
    this.close(day, charge);
  }

  mend(day: string): void {
    this.answer(day);
    this.goOn(day);
    this.usableAt = momentAt(day, TEN);
    this.state = 'DONE';
    this.closeOn = later(day, SILENCE_DAYS);
  }

  /** Each day on which a promise was broken, from the one on which it broke. */
  private lateDays(now: string): Set<string> {
    const days = new Set<string>();
    const add = (from: string, until: string | null) => {
      const end = until !== null && until < now ? until : now;
      if (end <= from) return;
      for (let day = dayOf(from); day <= dayOf(end); day = later(day, 1)) days.add(day);
    };
    add(this.respondBy, this.answeredAt);
    if (!this.rejected) add(this.repairBy, this.usableAt);
    // A day on which the purchaser was waited for from its first moment to its last is nobody's delay.
    return new Set([...days].filter((day) => !this.waits.some(({ from, until }) => dayOf(from) < day && dayOf(until ?? now) > day)));
  }

  /** What each period that is over comes to, once; as the claim ends also the one that is not. */
  give(day: string, charge: Charge): void {
    const { lease } = this.of;
    if (this.broken.size === 0 || this.state === 'DONE' || this.state === 'REJECTED') return;
    const now = momentAt(lease.endedOn !== null && lease.endedOn < day ? lease.endedOn : day, TEN);
    const late = this.lateDays(now);
    for (const [index, { seq, dueOn, amount, state }] of lease.months.entries()) {
      const from = lease.months[index - 1]?.dueOn ?? lease.facts.startsOn;
      const isOver = dueOn <= day || (dueOn === later(day, 1) && late.has(day) && !this.stands);
      if (this.given.has(seq) || state === 'REFUSED' || state === 'CANCELLED' || (this.state !== 'CLOSED' && !isOver)) continue;
      const days = [...late].filter((each) => each >= from && each < dueOn).length;
      const period = BigInt(daysFrom(from, dueOn));
      const credit = this.of.room(seq, amount, (amount * BigInt(days) + period - 1n) / period);
      if (credit === 0n) continue;
      this.given.add(seq);
      lease.credits.push({ amount: credit, used: 0n, on: day });
      charge(lease, credit);
    }
  }

  close(day: string, charge: Charge): void {
    this.rejected = this.state === 'REJECTED' && this.objection !== 'OPEN';
    this.state = 'CLOSED';
    for (const wait of this.waits) wait.until ??= momentAt(day, TEN);
    this.rest.until = day;
    if (!this.of.lease.withdrawn) this.give(day, charge);
  }

  /** Silence closes what is done, the lease's end whatever is open. */
  pass(day: string, charge: Charge): void {
    const endedOn = this.of.lease.endedOn ?? this.of.lease.releasedOn;
    const isSilent = (this.state === 'DONE' || (this.state === 'REJECTED' && this.objection !== 'OPEN')) && this.closeOn <= day;
    if (this.state === 'CLOSED' || (endedOn === null && !isSilent)) return;
    if (endedOn !== null) this.note(momentAt(endedOn, TEN));
    this.close(day, charge);
  }
}

export class Guarantee {
  readonly claims: Claim[] = [];
  private readonly givenOf = new Map<number, bigint>();

  constructor(readonly lease: Lease, private readonly endings: Endings) {}

  open(id: string, day: string): Claim {
    if (!this.lease.isActive || this.lease.releasedOn !== null || this.claims.some(({ state }) => state !== 'CLOSED')) throw new Error('claimed although it may not be');
    const claim = new Claim(id, this, day);
    this.claims.push(claim);
    return claim;
  }

  get current(): Claim {
    const claim = this.claims.at(-1);
    if (!claim) throw new Error('no claim');
    return claim;
  }

  get breaches(): number { return this.claims.reduce((sum, { broken }) => sum + broken.size, 0); }

  openExit(): void {
    if (this.breaches >= TO_LEAVE && this.lease.isActive) this.endings.mayGoFree = true;
  }

  /** Of an instalment no more is given back than it is, all claims together. */
  room(seq: number, whole: bigint, wanted: bigint): bigint {
    const before = this.givenOf.get(seq) ?? 0n;
    const credit = wanted < whole - before ? wanted : whole - before;
    this.givenOf.set(seq, before + credit);
    return credit;
  }
}
