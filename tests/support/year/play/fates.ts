import { addDays } from '@/lib/kernel/calendar';
import type { Actor } from '@/lib/kernel/actor';
import { Random } from '../../faults/random';
import type { Shop } from '../../road';

/** What of a purchaser, a shop and a desk will become of one lease, decided before the year begins. */
export interface Fate {
  leaseId: string;
  contractId: string;
  serial: string;
  purchaser: Actor;
  seller: Shop;
  /** Kind and number of a bill → days after its day on which it is paid; null: never. */
  delays: Map<string, number | null>;
  withdrawsOn: string | null;
  refuses: Refusal | null;
  /** Is in need for a while, and asks for time. */
  hardship: { on: string; decidedAfter: number; granted: boolean; months: number } | null;
  /** What is offered in place of all that was called in and not paid, and what they say to it. */
  settles: { after: number; tenths: number; parts: number; firstAfter: number; answeredAfter: number; answer: 'ACCEPTED' | 'DECLINED' | null } | null;
  /** Of what was written off so much comes after all, in tenths of what is left of it then. Days after one another. */
  recovers: { after: number; tenths: number }[];
  /** Gives the lease over to another person, who agrees, and both sign. */
  givesOver: string | null;
  /** Pays some bills by hand, with a card that is lost as one of them is paid, and another. */
  byHand: { lostAt: number; laterBy: number; tidiesUp: number } | null;
  buys: { asksOn: string; days: number } | null;
  gives: { asksOn: string; giving: Giving } | null;
  claims: Fault[];
  /** What follows if the guarantee is broken twice, so many days after it was mended. */
  leaves: { after: number; giving: Giving } | null;
  /** At the end of the term; null: nothing is said. */
  chooses: 'BUY' | 'RETURN' | 'EXTEND' | null;
  /** Who uses on chooses anew, so many days after the term was over. */
  thenChooses: { after: number; choice: 'BUY' | 'RETURN' } | null;
  /** Then the goods go back, if they do. */
  ends: Giving;
  /** Stops paying, or pays every other month alone: the desk does what it may. */
  defaults: boolean;
  /** When its outside financier says that it has paid the seller; null: never. */
  financierPaysOn: string | null;
}

/** A payment refusal, and what both say to it; rejected, it may be objected to. Days after one another. Of goods that came, they go back where it stands. */
export interface Refusal { on: string; givesBack: Giving | null; answered: 'REJECTED' | 'ACCEPTED' | 'SILENT'; after: number; objects: { after: number; decided: number; upheld: boolean } | null }

/** A claim, by days after it was made; null: it is not done. */
export interface Fault {
  on: string;
  answered: number;
  mended: number;
  confirmed: number | null;
  /** The thing is exchanged for another, as the answer. */
  isReplaced: boolean;
  /** The purchaser is waited for, so many days after the answer, until they say something, the desk lets the clock go on, or it is done. */
  waits: { after: number; days: number; ends: 'SAYS' | 'DESK' | 'DONE' } | null;
  /** It is rejected as the answer. */
  rejected: { objects: { after: number; decided: number; upheld: boolean } | null; leftAfter: number | null } | null;
}

/** Days from one step to the next; null: it is not taken. */
export interface Giving {
  sent: number | null;
  arrived: number;
  inspected: number | null;
  claimed: bigint;
  /** To a claim for wear. */
  answer: 'AGREES' | 'OBJECTS' | 'SILENT';
  /** Of what is claimed, in tenths. */
  decided: number;
}

export const FIRST_DAY = '2026-03-03';
const MOST_MONTHS = 12;
const CHOICES = ['BUY', 'EXTEND', 'RETURN', null] as const;

interface Known { leaseId: string; contractId: string; serial: string; purchaserId: string; seller: Shop; outside: boolean; isWeak: boolean }

const [WITHDRAW, REFUSE, BUY, GIVE_BACK, DEFAULT, NEED, GIVE_OVER, PAY_BY_HAND] = [3, 8, 15, 22, 29, 35, 39, 43];

/** The same seed gives the same fates. */
export class Fates {
  /** For what was thought of later: what the others draw stays as it was. */
  private readonly later: Fates | null;

  constructor(private readonly random: Random, isLater = false) {
    this.later = isLater ? null : new Fates(new Random(random.seed + 1), true);
  }

  private between(least: number, most: number): number { return least + this.random.below(most - least + 1); }
  private day(least: number, most: number): string { return addDays(FIRST_DAY, this.between(least, most)); }

  private delay(): number | null {
    const { random } = this;
    return random.chance(0.9) ? 0 : random.chance(0.6) ? this.between(1, 12) : random.chance(0.75) ? this.between(13, 70) : null;
  }

  private giving(): Giving {
    const { random } = this;
    return {
      sent: random.chance(0.8) ? this.between(0, 10) : null, arrived: this.between(1, 3), inspected: random.chance(0.8) ? this.between(0, 5) : null,
      claimed: random.chance(0.5) ? BigInt(this.between(5, 30)) * 10_000n : 0n, answer: random.pick(['AGREES', 'OBJECTS', 'SILENT'] as const), decided: this.between(0, 10),
    };
  }

  /** Of a shop of which little is held back there are more, so that all who bear a credit are asked. */
  private claims(isWeak: boolean): Fate['claims'] {
    const found: Fate['claims'] = [];
    // A third of them early, while sellers wait to be paid.
    let on = this.random.chance(0.33) ? this.between(0, 70) : this.between(0, 330);
    for (let more = this.random.chance(isWeak ? 0.3 : 0.12); more && on < 360; more = this.random.chance(0.3)) {
      const answered = this.random.chance(0.6) ? this.between(0, 4) : this.between(5, 16);
      const mended = answered + (this.random.chance(0.5) ? this.between(0, 5) : this.between(6, 20));
      const confirmed = this.random.chance(0.7) ? this.between(0, 3) : null;
      found.push({ on: addDays(FIRST_DAY, on), answered, mended, confirmed, isReplaced: this.random.chance(0.12), waits: this.waits(mended - answered), rejected: this.rejected() });
      on += mended + this.between(15, 80);
    }
    return found;
  }

  private waits(atWork: number): Fault['waits'] {
    const { random } = this;
    return atWork > 1 && random.chance(0.35) ? { after: this.between(0, atWork - 1), days: this.between(1, 12), ends: random.pick(['SAYS', 'DESK', 'DONE'] as const) } : null;
  }

  private rejected(): Fault['rejected'] {
    const { random } = this;
    if (!random.chance(0.3)) return null;
    const objects = random.chance(0.6) ? { after: this.between(0, 6), decided: this.between(0, 12), upheld: random.chance(0.5) } : null;
    return { objects, leftAfter: random.chance(0.4) ? this.between(0, 5) : null };
  }

  private refuses(): Refusal {
    const { random } = this;
    const objects = random.chance(0.7) ? { after: this.between(0, 10), decided: this.between(1, 10), upheld: random.chance(0.5) } : null;
    return { on: this.day(20, 300), answered: random.pick(['REJECTED', 'REJECTED', 'ACCEPTED', 'SILENT'] as const), after: this.between(0, 4), objects, givesBack: this.later?.refusedGoods() ?? null };
  }

  private refusedGoods(): Refusal['givesBack'] { return this.random.chance(0.5) ? this.giving() : null; }

  /** Who has paid nothing at all pays all of it in the end. */
  private recovers(whole: boolean): Fate['recovers'] {
    const { random } = this;
    if (whole) return [3, 10].map((tenths) => ({ after: this.between(1, 30), tenths }));
    if (random.chance(0.4)) return [];
    return Array.from({ length: this.between(1, 2) }, () => ({ after: this.between(1, 40), tenths: random.pick([1, 3, 7, 9, 10, 10] as const) }));
  }

  private settles(): Fate['settles'] {
    const { random } = this;
    if (!random.chance(0.75)) return null;
    return {
      after: this.between(2, 20), tenths: this.between(3, 10), parts: this.between(1, 3), firstAfter: this.between(2, 20), answeredAfter: this.between(0, 10),
      answer: random.pick(['ACCEPTED', 'ACCEPTED', 'ACCEPTED', 'DECLINED', null, null] as const),
    };
  }

  private hardship(): Fate['hardship'] {
    return { on: this.day(10, 290), decidedAfter: this.between(0, 6), granted: this.random.chance(0.85), months: this.between(1, 3) };
  }

  private delays(defaults: boolean): Fate['delays'] {
    const found = new Map<string, number | null>();
    const [stopsAt, everyOther] = [this.between(1, 5), this.random.chance(0.3)];
    const stops = (seq: number) => defaults && seq >= stopsAt && (!everyOther || (seq - stopsAt) % 2 === 0);
    for (let seq = 0; seq <= MOST_MONTHS + 1; seq += 1) {
      found.set(`INSTALMENT:${seq}`, stops(seq) ? null : everyOther && defaults ? 0 : this.delay());
      found.set(`LATE_CHARGE:${seq}`, this.delay());
    }
    found.set('BUYOUT', this.random.chance(0.7) ? 0 : null);
    found.set('ACCELERATION', this.random.chance(0.4) ? this.between(0, 20) : null);
    found.set('SETTLEMENT', this.random.chance(0.5) ? this.between(0, 8) : this.random.chance(0.5) ? this.between(11, 20) : null);
    found.set('RETURN_CHARGE', this.delay());
    found.set('EXTENSION', this.delay());
    return found;
  }

  of({ leaseId, contractId, serial, purchaserId, seller, outside, isWeak }: Known): Fate {
    const kind = this.between(1, 100);
    const is = (from: number, to: number) => kind > from && kind <= to;
    const [withdraws, refuses, buys, gives, defaults] = [is(0, WITHDRAW), is(WITHDRAW, REFUSE), is(REFUSE, BUY), is(BUY, GIVE_BACK), is(GIVE_BACK, DEFAULT)];
    const givesOver = is(NEED, GIVE_OVER) && !outside;
    const refusal = refuses ? this.refuses() : null;
    const claims = this.claims(isWeak);
    const leaves = this.random.chance(0.6) ? { after: this.between(1, 10), giving: this.giving() } : null;
    const delays = this.delays(defaults);
    // Of a shop of which little is held back all that it is owed is needed: there nobody keeps the first payment back.
    const keepsFirst = defaults && !isWeak && (this.later?.random.chance(0.6) ?? false);
    if (keepsFirst) delays.set('INSTALMENT:0', null);
    return {
      leaseId, contractId, serial, purchaser: { userId: purchaserId, role: 'PURCHASER', name: '한결' }, seller, defaults, delays,
      withdrawsOn: withdraws ? this.day(0, 5) : null,
      refuses: refusal,
      // Some of those that are in need pay by hand what they can, and some of those that stop paying ask for time before.
      hardship: is(DEFAULT, NEED) || kind === PAY_BY_HAND || (defaults && this.random.chance(0.3)) ? this.hardship() : null,
      recovers: defaults ? this.later?.recovers(keepsFirst) ?? [] : [],
      settles: defaults ? this.settles() : null, givesOver: givesOver ? this.day(30, 280) : null,
      byHand: is(GIVE_OVER, PAY_BY_HAND) ? { lostAt: this.between(1, 8), laterBy: this.between(1, 20), tidiesUp: this.between(0, 30) } : null,
      // Some who refuse to pay are about to buy the goods, or to give them back.
      buys: buys || (refusal && this.random.chance(0.25)) ? { asksOn: refusal ? addDays(refusal.on, this.between(-20, 3)) : this.day(15, 330), days: this.between(0, 25) } : null,
      gives: gives || (refusal && this.random.chance(0.5)) ? { asksOn: refusal ? addDays(refusal.on, this.between(-14, 5)) : this.day(15, 330), giving: this.giving() } : null,
      claims: withdraws ? [] : claims, leaves: withdraws || refuses || defaults || givesOver ? null : leaves,
      chooses: this.random.pick(CHOICES), thenChooses: this.random.chance(0.6) ? { after: this.between(1, 6), choice: this.random.pick(['BUY', 'RETURN'] as const) } : null, ends: { ...this.giving(), sent: this.between(0, 3), arrived: 1, inspected: 1, claimed: 0n },
      financierPaysOn: outside && this.random.chance(0.97) ? this.day(4, 15) : null,
    };
  }
}
