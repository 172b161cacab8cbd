import { receiveInstitutionEvent } from '@/lib/institutions/receive-institution-event';
import type { Deps } from '@/lib/platform/db';
import type { ScriptedEvent, ScriptedInstitution } from '../scripted-institution';
import type { Random } from './random';

interface Letter {
  bank: ScriptedInstitution;
  event: ScriptedEvent;
  arrived: boolean;
}

const WRONG_SECRET = `whsec_${Buffer.alloc(24, 1).toString('base64')}`;

/**
 * Callbacks on their way to the mall, in any order, some more than once, some spoiled. Each that is spoiled must be
 * refused, and comes again later as a bank would send it; `wrong` tells of those that were not treated as they should be.
 */
export class Callbacks {
  readonly letters: Letter[] = [];
  readonly wrong: string[] = [];

  constructor(private readonly deps: Deps, private readonly random: Random) {}

  post(bank: ScriptedInstitution, event: ScriptedEvent): void { this.letters.push({ bank, event, arrived: false }); }

  /** One that has not arrived, or now and then one that has, in some manner. */
  async deliverOne(): Promise<void> {
    const { random } = this;
    const open = this.letters.filter(({ arrived }) => !arrived);
    const from = open.length > 0 && !random.chance(0.15) ? open : this.letters;
    if (from.length === 0) return;
    const letter = random.pick(from);
    const { body } = letter.bank.sign(letter.event);
    switch (random.below(8)) {
      case 0: return this.put(letter, { secret: WRONG_SECRET }, false);
      case 1: return this.put(letter, { body: JSON.stringify(JSON.parse(body), null, 1) }, false);
      case 2: return this.put(letter, { offsetSeconds: random.pick([-301, 301]) }, false);
      case 3: return this.put(letter, { offsetSeconds: random.pick([-299, 299]) }, true);
      case 4:
        await this.put(letter, {}, true);
        return this.put(letter, {}, true);
      default: return this.put(letter, {}, true);
    }
  }

  async deliverAll(): Promise<void> {
    for (const letter of this.random.shuffled(this.letters.filter(({ arrived }) => !arrived))) await this.put(letter, {}, true);
  }

  /** What was caught on its way five minutes ago and is sent again. */
  async replayAll(): Promise<void> {
    for (const letter of this.letters) await this.put(letter, { offsetSeconds: -301 }, false);
  }

  private async put(letter: Letter, options: Parameters<ScriptedInstitution['sign']>[1], good: boolean): Promise<void> {
    const { bank, event, arrived } = letter;
    const { headers, body } = bank.sign(event, options);
    const received = await receiveInstitutionEvent(this.deps, { code: bank.code, headers: new Headers(headers), raw: Buffer.from(body) });
    const said = received.ok ? (received.value.repeated ? 'repeated' : 'recorded') : received.error;
    const expected = good ? (arrived ? 'repeated' : 'recorded') : 'signature';
    if (said !== expected) this.wrong.push(`callback ${event.id} ${JSON.stringify(options)} was ${said}, not ${expected}`);
    if (received.ok) letter.arrived = true;
  }
}
