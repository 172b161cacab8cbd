import { acceptBuyout } from '@/lib/endings/accept-buyout';
import { chooseTerm } from '@/lib/endings/choose-term';
import { askReturn } from '@/lib/endings/ask-return';
import { acceptDamage, confirmArrival, decideDamage, disputeDamage, inspectReturn, proveArrival } from '@/lib/endings/inspect-return';
import { shipReturn } from '@/lib/endings/ship-return';
import { findEndingLease } from '@/lib/endings/store/leases';
import { figuresOf } from '@/lib/endings/store/returns';
import { addDays } from '@/lib/kernel/calendar';
import { quoteOf, shownBy } from '../../endings';
import type { Fate, Giving } from './fates';
import type { Year } from './year';

const CHOOSES_BEFORE = 40;

/** A purchaser agrees to the price that is shown for a day. */
export function buys(year: Year, fate: Fate): void {
  const { road } = year;
  const { buys: buying, leaseId, purchaser } = fate;
  if (!buying) return;
  year.on(buying.asksOn, async (day) => {
    const on = addDays(day, buying.days);
    year.did(fate, day, 'BUYS', await acceptBuyout(road.deps, purchaser, { leaseId, on, amountMinor: (await quoteOf(road, leaseId, on)).amountMinor }), { on });
  });
}

export function givesBack(year: Year, fate: Fate): void {
  const { gives } = fate;
  if (gives) year.on(gives.asksOn, (day) => givesBackFrom(year, fate, gives.giving, day));
}

/** The goods are asked to go back, and do so step by step, or stay. */
export async function givesBackFrom(year: Year, fate: Fate, giving: Giving, asked: string): Promise<void> {
  const { road: { deps, db } } = year;
  const { leaseId, purchaser } = fate;
  const lease = await findEndingLease(db, { id: leaseId });
  if (!lease) throw new Error(`lease ${leaseId} is not there`);
  const { chargeMinor } = await figuresOf(db, lease, asked);
  const made = year.did(fate, asked, 'GIVES_BACK', await askReturn(deps, purchaser, { leaseId, chargeMinor }));
  if (!made || giving.sent === null) return;
  sendsBack(year, fate, { giving, returnId: made.returnId }, addDays(asked, giving.sent));
}

export function sendsBack(year: Year, fate: Fate, { giving, returnId }: Looking, sent: string): void {
  const { road } = year;
  const { deps } = road;
  year.on(sent, async (day) => {
    if (!year.did(fate, day, 'SENT', await shipReturn(deps, fate.purchaser, { returnId, carrier: 'CJ대한통운', trackingNumber: '640012345678' }))) return;
    year.on(addDays(day, giving.arrived), async (there) => {
      const shop = year.sellerOf(fate);
      year.did(fate, there, 'ARRIVED', shop ? await confirmArrival(deps, shop, { returnId }) : await proveArrival(deps, road.deskPerson, { returnId, note: '택배사의 배달 완료 기록을 확인했습니다.' }));
      if (giving.inspected !== null) year.on(addDays(there, giving.inspected), (looked) => looksOver(year, fate, { giving, returnId }, looked));
    });
  });
}

export interface Looking { giving: Giving; returnId: string }

/** The shop looks the goods over; what it claims for wear the purchaser agrees to, objects to, or leaves unanswered. */
async function looksOver(year: Year, fate: Fate, { giving, returnId }: Looking, looked: string): Promise<void> {
  const { road: { deps } } = year;
  const { purchaser } = fate;
  const receiver = year.receiverOf(fate);
  const { claimed: claimedMinor, answer, decided } = giving;
  const wear = claimedMinor > 0n ? { wear: 'BEYOND' as const, note: '뒷면이 깊게 긁혔습니다.', photos: [await shownBy(deps, receiver)] } : { wear: 'NORMAL' as const, note: '' };
  if (!year.did(fate, looked, 'INSPECTED', await inspectReturn(deps, receiver, { returnId, complete: 'yes', works: 'yes', ...wear, claimedMinor }), { amount: claimedMinor }) || claimedMinor === 0n) return;
  if (answer === 'AGREES') year.on(addDays(looked, 2), async (day) => { year.did(fate, day, 'AGREED', await acceptDamage(deps, purchaser, { returnId }), { amount: claimedMinor }); });
  if (answer !== 'OBJECTS') return;
  year.on(addDays(looked, 3), async (day) => { year.did(fate, day, 'OBJECTED', await disputeDamage(deps, purchaser, { returnId, text: '그 흠집은 받을 때부터 있었습니다.' })); });
  const damageMinor = (claimedMinor * BigInt(decided)) / 10n;
  year.on(addDays(looked, 9), async (day) => { year.did(fate, day, 'DECIDED', await decideDamage(deps, year.otherPerson, { returnId, damageMinor, note: '사진으로 보아 일부만 인정합니다.' }), { amount: damageMinor }); });
}

/** What is to become of the goods at the end of the term is said weeks before, or not; where they go back, they are sent. */
export function endsTerm(year: Year, fate: Fate, endsOn: string): void {
  const { road: { deps, db } } = year;
  const { leaseId, chooses, thenChooses, ends } = fate;
  const choosesOn = (on: string, choice: 'BUY' | 'RETURN' | 'EXTEND') => year.on(on, async (day) => { year.did(fate, day, 'CHOSEN', await chooseTerm(deps, fate.purchaser, { leaseId, choice }), { name: choice }); });
  if (chooses) choosesOn(addDays(endsOn, -CHOOSES_BEFORE), chooses);
  if (chooses === 'EXTEND' && thenChooses) choosesOn(addDays(endsOn, thenChooses.after), thenChooses.choice);
  const looksForLabel = async (day: string) => {
    const back = await db.leaseReturn.findFirst({ where: { leaseId, state: 'LABELLED', cause: 'TERM' } });
    if (back) sendsBack(year, fate, { giving: ends, returnId: back.id }, addDays(day, 1 + (ends.sent ?? 0)));
  };
  year.on(endsOn, looksForLabel);
  // What is chosen anew takes effect the next morning.
  if (chooses === 'EXTEND' && thenChooses?.choice === 'RETURN') year.on(addDays(endsOn, thenChooses.after + 1), looksForLabel);
}
