import { sumOf } from './reckoning/lease';
import type { Event, House } from './reckoning/reckon';

/** How often each thing happened that a year is to have in it. */
export function occurrences(house: House, events: readonly Event[]): Record<string, number> {
  return { ...ofPaying(house, events), ...ofRights(house, events), ...ofGuarantees(house, events), ...ofEndings(house, events), ...ofArrears(house, events), ...ofSellers(house, events) };
}

type Times = (house: House, events: readonly Event[]) => Record<string, number>;

const count = <T>(of: Iterable<T>, when: (each: T) => boolean): number => [...of].filter(when).length;
const acts = (events: readonly Event[]) => (what: Event['what']) => count(events, (event) => event.what === what);
const casesOf = (house: House) => [...house.cases.values()];
const billsOf = (house: House) => casesOf(house).flatMap(({ lease }) => lease.bills);
const endedBy = (house: House) => (cause: string) => count(casesOf(house), ({ lease }) => lease.cause === cause);

const ofPaying: Times = (house, events) => {
  const [times, cases, bills] = [acts(events), casesOf(house), billsOf(house)];
  return {
    'paid on a later day': count(bills, ({ kind }) => kind === 'LATE_CHARGE'), 'not paid': count(bills, ({ state }) => state === 'OPEN'),
    'paid by hand': times('PAID_BY_HAND'), 'card refused for good': times('CARD_LOST'), 'card taken away': times('CARD_TAKEN'),
    'time asked for in need': times('ASKS_TIME'), 'time given': times('DEFERRED'), 'time not given': times('NOT_DEFERRED'),
    'fell due while there was time': Number(sumOf(cases, ({ lease }) => BigInt(lease.meanwhile.billed))), 'put off, and paid all the same': Number(sumOf(cases, ({ lease }) => BigInt(lease.meanwhile.paid))),
    'asked for a transfer': times('ASKS_TRANSFER'), 'taken over by another person': times('TAKEN_OVER'),
  };
};

const ofRights: Times = (house, events) => {
  const times = acts(events);
  return {
    'withdrawn from': endedBy(house)('WITHDRAWN'), 'goods back after it': times('REFUNDED'),
    'payment refused': times('REFUSED'), 'refusal accepted by its seller': times('ACCEPTED'), 'refusal rejected by both': times('REJECTED'),
    'refusal that silence decided': count(casesOf(house), ({ lease }) => lease.refused) - times('ACCEPTED') - times('REFUSAL_UPHELD'),
    'return that waited for a refusal': count(casesOf(house), ({ endings }) => endings.byRefusal.waited > 0), 'return at no charge by it': count(casesOf(house), ({ endings }) => endings.byRefusal.free > 0),
    'refused for what never came': count(casesOf(house), ({ lease, endings }) => lease.cause === 'REFUSED' && endings.giving?.refused !== true),
    'goods asked back by a refusal': count(casesOf(house), ({ endings }) => endings.giving?.refused === true), 'given back by it': count(casesOf(house), ({ lease, endings }) => lease.cause === 'REFUSED' && endings.giving?.refused === true),
    'not given back in spite of it': count(casesOf(house), ({ lease, endings }) => lease.isActive && endings.giving?.refused === true && endings.giving.state === 'LABELLED'),
    'wear asked for although it was refused': count(casesOf(house), ({ lease, endings }) => endings.giving?.refused === true && lease.bills.some(({ kind }) => kind === 'RETURN_CHARGE')),
    'rejection objected to': times('REJECTION_OBJECTED'), 'refusal upheld by the desk': times('REFUSAL_UPHELD'), 'rejection kept by the desk': times('REJECTION_KEPT'),
  };
};

const ofGuarantees: Times = (house, events) => {
  const [times, cases, bills] = [acts(events), casesOf(house), billsOf(house)];
  const claims = cases.flatMap(({ guarantee }) => guarantee.claims);
  return {
    claimed: times('CLAIMED'), 'answered first': times('ANSWERED'), 'mended in time': count(claims, ({ state, broken }) => state === 'CLOSED' && broken.size === 0),
    'answered late': count(claims, ({ broken }) => broken.has('RESPONSE')), 'mended late': count(claims, ({ broken }) => broken.has('REPAIR')),
    'confirmed by the purchaser': times('CONFIRMED'), 'closed by silence': count(claims, ({ state }) => state === 'CLOSED') - times('CONFIRMED') - times('CLAIM_DISMISSED'),
    'thing exchanged': times('REPLACED'), 'purchaser waited for': times('WAITED_FOR'), 'clock let go on': times('GOES_ON'), 'late although the clock had stood': count(claims, ({ waits, broken }) => waits.length > 0 && broken.has('REPAIR')),
    'claim rejected': times('CLAIM_REJECTED'), 'rejection of a claim objected to': times('CLAIM_OBJECTED'), 'objection upheld': times('CLAIM_UPHELD'), 'objection dismissed': times('CLAIM_DISMISSED'),
    'claim rejected for good': count(claims, ({ rejected }) => rejected),
    'credit taken off an instalment': count(bills, ({ kind, credit }) => kind === 'INSTALMENT' && credit > 0n), 'credit given back in money': times('CREDIT_PAID'),
    ...Object.fromEntries(Object.entries(house.borneBy).map(([fund, often]) => [`credit borne by ${fund}`, often])),
    'free to leave': count(cases, ({ endings }) => endings.mayGoFree), 'left for a broken guarantee': endedBy(house)('BREACHED'),
  };
};

const ofEndings: Times = (house, events) => {
  const [times, cases, bills, ended] = [acts(events), casesOf(house), billsOf(house), endedBy(house)];
  const returns = cases.flatMap(({ endings }) => (endings.giving ? [endings.giving] : []));
  return {
    'price agreed to': times('BUYS'), 'bought out': ended('BOUGHT_OUT'), 'price not paid in its days': count(cases, ({ endings }) => endings.buyout?.state === 'LAPSED'),
    'asked to give back': times('GIVES_BACK'), 'given back': ended('RETURNED'), 'not sent after all': count(returns, ({ state }) => state === 'CANCELLED'), 'not looked over in time': times('ARRIVED') - times('INSPECTED'),
    'wear agreed to': times('AGREED'), 'wear objected to': times('OBJECTED'), 'wear decided': times('DECIDED'), 'charge for leaving or wear': count(bills, ({ kind }) => kind === 'RETURN_CHARGE'),
    'chosen at the end of the term': times('CHOSEN'), 'used on after it': count(bills, ({ kind }) => kind === 'EXTENSION'),
    'given back or bought after it was used on': count(cases, ({ lease, endings }) => lease.bills.some(({ kind }) => kind === 'EXTENSION') && (endings.giving !== null || endings.buyout !== null)),
    'bought at the end of it': count(cases, ({ endings, lease }) => lease.cause === 'BOUGHT_OUT' && (endings.buyout?.bill.dueOn ?? '') >= lease.facts.endsOn),
    'given back at the end of it': count(cases, ({ lease }) => lease.cause === 'RETURNED' && lease.endedOn !== null && lease.endedOn >= lease.facts.endsOn),
  };
};

const ofArrears: Times = (house, events) => {
  const [times, cases, bills, ended] = [acts(events), casesOf(house), billsOf(house), endedBy(house)];
  const agreed = cases.filter(({ lease }) => lease.bills.some(({ kind }) => kind === 'SETTLEMENT'));
  return {
    'demand sent': count(cases, ({ arrears }) => Boolean(arrears.overdue?.demand)), 'called in': times('CALLED_IN'),
    ...Object.fromEntries(Object.entries(house.notCalledIn).map(([why, often]) => [`not to be called in: ${why}`, often])),
    'called in and paid': count(cases, ({ lease }) => lease.cause === 'COMPLETED') - count(agreed, ({ lease }) => lease.cause === 'COMPLETED'),
    'another sum offered': times('OFFERED'), 'offer taken': times('OFFER_TAKEN'), 'offer declined': times('OFFER_DECLINED'), 'offer left unanswered': count(cases, ({ arrears }) => arrears.offer?.state === 'LAPSED'),
    'part paid': count(bills, ({ kind, state }) => kind === 'SETTLEMENT' && state === 'PAID'), 'agreement paid whole': count(agreed, ({ lease }) => lease.cause === 'COMPLETED'),
    'part not paid in its days': Number(sumOf(cases, ({ arrears }) => BigInt(arrears.broken))), 'written off': ended('DEFAULTED'), 'came after it was written off': times('RECOVERED'), 'all of it came': count(cases, ({ lease }) => lease.allCame),
    'first payment given up and passed on after all': count(cases, ({ pay }) => pay.passedOn),
    'came to an outside financier after it': count(cases, ({ lease, arrears }) => !lease.facts.inHouse && arrears.passedOn > 0n),
    'written off after an agreement': count(agreed, ({ lease }) => lease.cause === 'DEFAULTED'),
  };
};

const ofSellers: Times = (house, events) => {
  const times = acts(events);
  return {
    'paid by an outside financier': times('FINANCIER_PAID'), 'seller paid out': times('SELLER_PAID'), 'taken back by its seller': count(casesOf(house), ({ lease }) => lease.cause === 'RETURNED' && lease.balance('recourse-receivable') > 0n),
    'seller gone': times('SELLER_GONE'), 'successor named': times('SUCCESSOR_NAMED'),
  };
};
