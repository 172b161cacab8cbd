import type { Event, House } from './reckoning/reckon';

/** How often each thing happened that a year is to have in it. */
export function occurrences(house: House, events: readonly Event[]): Record<string, number> {
  const cases = [...house.cases.values()];
  const bills = cases.flatMap(({ lease }) => lease.bills);
  const claims = cases.flatMap(({ guarantee }) => guarantee.claims);
  const returns = cases.flatMap(({ endings }) => (endings.giving ? [endings.giving] : []));
  const count = <T>(of: readonly T[], when: (each: T) => boolean) => of.filter(when).length;
  const acts = (what: Event['what']) => count(events, (event) => event.what === what);
  const ended = (cause: string) => count(cases, ({ lease }) => lease.cause === cause);
  return {
    'paid on a later day': count(bills, ({ kind }) => kind === 'LATE_CHARGE'), 'not paid': count(bills, ({ state }) => state === 'OPEN'),
    'withdrawn from': ended('WITHDRAWN'), 'goods back after it': acts('REFUNDED'), 'payment refused': acts('REFUSED'), 'refusal rejected by both': acts('REJECTED'), 'refusal that silence decided': count(cases, ({ lease }) => lease.refused),
    claimed: acts('CLAIMED'), 'answered first': acts('ANSWERED'), 'mended in time': count(claims, ({ state, broken }) => state === 'CLOSED' && broken.size === 0), 'answered late': count(claims, ({ broken }) => broken.has('RESPONSE')),
    'mended late': count(claims, ({ broken }) => broken.has('REPAIR')), 'confirmed by the purchaser': acts('CONFIRMED'), 'closed by silence': count(claims, ({ state }) => state === 'CLOSED') - acts('CONFIRMED'),
    'credit taken off an instalment': count(bills, ({ kind, credit }) => kind === 'INSTALMENT' && credit > 0n), 'credit given back in money': acts('CREDIT_PAID'),
    ...Object.fromEntries(Object.entries(house.borneBy).map(([fund, times]) => [`credit borne by ${fund}`, times])),
    'free to leave': count(cases, ({ endings }) => endings.mayGoFree), 'left for a broken guarantee': ended('BREACHED'),
    'price agreed to': acts('BUYS'), 'bought out': ended('BOUGHT_OUT'), 'price not paid in its days': count(cases, ({ endings }) => endings.buyout?.state === 'LAPSED'),
    'asked to give back': acts('GIVES_BACK'), 'given back': ended('RETURNED'), 'not sent after all': count(returns, ({ state }) => state === 'CANCELLED'), 'not looked over in time': acts('ARRIVED') - acts('INSPECTED'),
    'wear agreed to': acts('AGREED'), 'wear objected to': acts('OBJECTED'), 'wear decided': acts('DECIDED'), 'charge for leaving or wear': count(bills, ({ kind }) => kind === 'RETURN_CHARGE'),
    'chosen at the end of the term': acts('CHOSEN'), 'used on after it': count(bills, ({ kind }) => kind === 'EXTENSION'), 'bought at the end of it': count(cases, ({ endings, lease }) => lease.cause === 'BOUGHT_OUT' && endings.buyout?.bill.dueOn === lease.facts.endsOn),
    'given back at the end of it': count(cases, ({ lease }) => lease.cause === 'RETURNED' && lease.endedOn !== null && lease.endedOn >= lease.facts.endsOn),
    'demand sent': count(cases, ({ arrears }) => Boolean(arrears.overdue?.demand)), 'called in': acts('CALLED_IN'), ...Object.fromEntries(Object.entries(house.notCalledIn).map(([why, times]) => [`not to be called in: ${why}`, times])), 'called in and paid': ended('COMPLETED'), 'written off': ended('DEFAULTED'),
    'paid by an outside financier': acts('FINANCIER_PAID'), 'seller paid out': acts('SELLER_PAID'), 'taken back by its seller': count(cases, ({ lease }) => lease.cause === 'RETURNED' && lease.balance('recourse-receivable') > 0n),
  };
}
