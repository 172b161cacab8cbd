import { addDays } from '@/lib/kernel/calendar';
import type { Actor } from '@/lib/kernel/actor';
import type { Random } from '../../faults/random';
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
  refuses: { on: string; rejectedAfter: number | null } | null;
  buys: { asksOn: string; days: number } | null;
  gives: { asksOn: string; giving: Giving } | null;
  claims: { on: string; answered: number; mended: number; confirmed: number | null }[];
  /** What follows if the guarantee is broken twice, so many days after it was mended. */
  leaves: { after: number; giving: Giving } | null;
  /** At the end of the term; null: nothing is said. */
  chooses: 'BUY' | 'RETURN' | 'EXTEND' | null;
  /** Then the goods go back, if they do. */
  ends: Giving;
  /** Stops paying, or pays every other month alone: the desk does what it may. */
  defaults: boolean;
  /** When its outside financier says that it has paid the seller; null: never. */
  financierPaysOn: string | null;
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

/** The same seed gives the same fates. */
export class Fates {
  constructor(private readonly random: Random) {}

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
      found.push({ on: addDays(FIRST_DAY, on), answered, mended, confirmed: this.random.chance(0.7) ? this.between(0, 3) : null });
      on += mended + this.between(15, 80);
    }
    return found;
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
    found.set('RETURN_CHARGE', this.delay());
    found.set('EXTENSION', this.delay());
    return found;
  }

  of({ leaseId, contractId, serial, purchaserId, seller, outside, isWeak }: Known): Fate {
    const kind = this.between(1, 100);
    const [withdraws, refuses, buys, gives, defaults] = [kind <= 3, kind > 3 && kind <= 7, kind > 7 && kind <= 15, kind > 15 && kind <= 22, kind > 22 && kind <= 28];
    const claims = this.claims(isWeak);
    const leaves = this.random.chance(0.6) ? { after: this.between(1, 10), giving: this.giving() } : null;
    return {
      leaseId, contractId, serial, purchaser: { userId: purchaserId, role: 'PURCHASER', name: '한결' }, seller, defaults, delays: this.delays(defaults),
      withdrawsOn: withdraws ? this.day(0, 5) : null,
      refuses: refuses ? { on: this.day(20, 300), rejectedAfter: this.random.chance(0.5) ? this.between(0, 4) : null } : null,
      buys: buys ? { asksOn: this.day(15, 330), days: this.between(0, 25) } : null,
      gives: gives ? { asksOn: this.day(15, 330), giving: this.giving() } : null,
      claims: withdraws ? [] : claims, leaves: withdraws || refuses || defaults ? null : leaves,
      chooses: this.random.pick(CHOICES), ends: { ...this.giving(), sent: this.between(0, 3), arrived: 1, inspected: 1, claimed: 0n },
      financierPaysOn: outside && this.random.chance(0.97) ? this.day(4, 15) : null,
    };
  }
}
