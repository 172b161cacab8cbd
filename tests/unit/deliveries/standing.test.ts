import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { relayBy, shipBy, silenceAt, warningAt } from '@/lib/deliveries/model/clocks';
import { deliveryNoticeInput, decisionForm, purchaseDecision, purchaseDecisionInput, shipInput } from '@/lib/deliveries/model/inputs';
import { areaOf, maskName } from '@/lib/deliveries/model/masking';
import { isOver, STAGES, standingOf, type DeliveryFacts, type OrderFacts, type Stage } from '@/lib/deliveries/model/standing';
import { SELLER_TABS } from '@/lib/deliveries/model/tabs';
import { eventsOf } from '@/lib/deliveries/model/timeline';
import { DELIVERY_STATES } from '@/lib/deliveries/model/states';
import { loadMessages } from '@/lib/platform/messages';

const at = (text: string) => Temporal.Instant.from(text);
const NOW = '2026-11-23T05:00:00Z';
const ORDER_ID = `o_${'0'.repeat(26)}`;

const delivery = (change: Partial<DeliveryFacts>): DeliveryFacts => ({
  state: 'NOTICED', noticedAt: '2026-11-23T04:00:00Z', acceptBy: '2026-11-24T04:00:00Z', acceptedAt: null, plannedOn: null, shipBy: null, shippedAt: null,
  carrierDeliveredAt: null, receivedAt: null, inspectedAt: null, serialDiffers: false, notReceivedAt: null, silenceAt: null, decision: null, decidedAt: null, decisionNote: null,
  relayBy: null, relayedAt: null, returnedAt: null, ...change,
});
const order = (change: Partial<OrderFacts>): OrderFacts => ({
  state: 'PLACED', createdAt: '2026-11-23T03:00:00Z', signedAt: '2026-11-23T03:30:00Z', placedAt: '2026-11-23T04:00:00Z', endedAt: null, endedReason: null,
  holdUntil: null, delivery: null, ...change,
});

describe('where an order stands', () => {
  it('names whose turn it is and until when', () => {
    expect(standingOf(order({ delivery: delivery({}) }), NOW)).toEqual({ stage: 'to-accept', turn: 'SELLER', by: '2026-11-24T04:00:00Z' });
    const silence = { silenceAt: '2026-11-30T05:00:00Z' };
    expect(standingOf(order({ delivery: delivery({ state: 'RECEIVED', ...silence }) }), NOW)).toEqual({ stage: 'received', turn: 'PURCHASER', by: silence.silenceAt });
    expect(standingOf(order({ delivery: delivery({ state: 'DECIDED', decision: 'ACCEPTED', relayBy: '2026-11-24T05:00:00Z' }) }), NOW)).toMatchObject({ stage: 'decided', turn: 'SELLER' });
  });
  it('waits for the purchaser while the goods are on their way, who is asked to say when they are there', () => {
    expect(standingOf(order({ delivery: delivery({ state: 'SHIPPED', shippedAt: NOW }) }), NOW)).toEqual({ stage: 'shipped', turn: 'PURCHASER', by: null });
  });
  it('gives refused goods seven days to go back, and nothing to send back to who never had them', () => {
    const refused = { state: 'RETURNING', decision: 'REFUSED', decidedAt: NOW } as const;
    const returning = order({ state: 'REFUSED', delivery: delivery({ ...refused, receivedAt: NOW }) });
    expect(standingOf({ ...returning, state: 'PLACED' }, NOW)).toEqual({ stage: 'returning', turn: 'PURCHASER', by: '2026-11-30T14:59:00Z' });
    expect(standingOf(returning, NOW).stage).toBe('returning');
    expect(standingOf(order({ state: 'REFUSED', delivery: delivery(refused) }), NOW)).toEqual({ stage: 'given-up', turn: 'SELLER', by: null });
  });
  it('gives goods for which no contract came seven days from its end, not from the decision', () => {
    const accepted = { decision: 'BY_SILENCE', decidedAt: NOW, relayedAt: '2026-11-24T05:00:00Z' } as const;
    const ended = (state: 'RETURNING' | 'RETURNED') => order({ state: 'ENDED', endedAt: '2026-11-26T05:00:00Z', endedReason: 'contract-refused', delivery: delivery({ ...accepted, state }) });
    expect(standingOf(ended('RETURNING'), NOW)).toEqual({ stage: 'uncontracted', turn: 'PURCHASER', by: '2026-12-03T14:59:00Z' });
    expect(standingOf(ended('RETURNED'), NOW)).toEqual({ stage: 'returned', turn: 'NOBODY', by: null });
    expect(eventsOf(ended('RETURNING')).slice(-2).map(({ what, who }) => [what, who])).toEqual([['relayed', 'SELLER'], ['ended', 'MALL']]);
  });
  it('says that the serial number differs, without a deadline', () => {
    expect(standingOf(order({ delivery: delivery({ state: 'INSPECTED', inspectedAt: NOW, serialDiffers: true }) }), NOW)).toEqual({ stage: 'serial-differs', turn: 'PURCHASER', by: null });
    expect(standingOf(order({ delivery: delivery({ state: 'INSPECTED', inspectedAt: NOW, silenceAt: '2026-11-30T05:00:00Z' }) }), NOW).stage).toBe('inspected');
  });
  it('is over when nothing more will come', () => {
    expect(['cancelled', 'declined', 'lapsed', 'returned', 'ended', 'expired', 'accepted', 'returning', 'uncontracted', 'shipped'].filter((stage) => isOver(stage as Stage, false)))
      .toEqual(['cancelled', 'declined', 'lapsed', 'returned', 'ended', 'expired']);
    expect([isOver('contracted', false), isOver('contracted', true)]).toEqual([false, true]);
  });
  it('turns late at the deadline, not before', () => {
    const accepted = order({ delivery: delivery({ state: 'ACCEPTED', shipBy: NOW }) });
    expect(standingOf(accepted, '2026-11-23T04:59:59Z').stage).toBe('to-ship');
    expect(standingOf(accepted, NOW).stage).toBe('ship-late');
    const form = order({ state: 'FORM', holdUntil: NOW, signedAt: null, placedAt: null });
    expect([standingOf(form, '2026-11-23T04:59:59Z').stage, standingOf(form, NOW).stage]).toEqual(['form', 'form-lapsed']);
  });
  it('tells shipped, delivered and not received apart', () => {
    const shipped = (change: Partial<DeliveryFacts>) => standingOf(order({ delivery: delivery({ state: 'SHIPPED', ...change }) }), NOW).stage;
    expect([shipped({}), shipped({ carrierDeliveredAt: NOW }), shipped({ carrierDeliveredAt: NOW, notReceivedAt: NOW })]).toEqual(['shipped', 'delivered', 'not-received']);
  });
  it('has words for every stage in both languages', () => {
    for (const locale of ['ko', 'en'] as const) {
      const texts = loadMessages(locale).deliveries as { stages: object; purchaserNext: object; sellerNext: object };
      const unseen = ['form', 'form-lapsed', 'expired', 'signed', 'ended'];
      expect(Object.keys(texts.sellerNext).sort()).toEqual(STAGES.filter((stage) => !unseen.includes(stage)).sort());
      expect(Object.keys(texts.stages).sort()).toEqual([...STAGES].sort());
      expect(Object.keys(texts.purchaserNext).sort()).toEqual([...STAGES].sort());
    }
  });
  it('shows every state in exactly one of the seller’s tabs', () => {
    expect(Object.values(SELLER_TABS).flat().sort()).toEqual([...DELIVERY_STATES].sort());
  });
});

describe('what happened', () => {
  it('is told in the order in which it did, with who did it', () => {
    const facts = order({ delivery: delivery({ state: 'DECIDED', acceptedAt: '2026-11-23T06:00:00Z', shippedAt: '2026-11-24T06:00:00Z', decision: 'BY_SILENCE', decidedAt: '2026-12-03T06:00:00Z' }) });
    expect(eventsOf(facts).map(({ what, who }) => [what, who])).toEqual([
      ['form-opened', 'PURCHASER'], ['signed', 'PURCHASER'], ['placed', 'FINANCIER'], ['accepted', 'SELLER'], ['shipped', 'SELLER'], ['decided-silence', 'MALL'],
    ]);
  });
  it.each([
    ['the purchaser cancels', 'cancelled', 'PURCHASER', { state: 'CANCELLED', endedReason: 'purchaser-cancelled', delivery: delivery({ state: 'CANCELLED' }) }],
    ['the purchaser cancels before it is placed', 'cancelled', 'PURCHASER', { state: 'CANCELLED', endedReason: 'purchaser-cancelled' }],
    ['somebody else than the purchaser cancels', 'cancelled', 'MALL', { state: 'CANCELLED', endedReason: null }],
    ['the seller declines', 'declined', 'SELLER', { state: 'RELEASED', endedReason: 'seller-declined', delivery: delivery({ state: 'DECLINED' }) }],
    ['the seller is silent', 'lapsed', 'MALL', { state: 'RELEASED', endedReason: 'seller-silent', delivery: delivery({ state: 'LAPSED' }) }],
    ['the approval expires', 'expired', 'MALL', { state: 'EXPIRED', endedReason: 'approval-expired' }],
    ['the financier gives no limit', 'ended', 'MALL', { state: 'ENDED', endedReason: 'financier-refused' }],
  ] as const)('names who ended it: %s', (_, what, who, change) => {
    expect(eventsOf(order({ ...change, endedAt: '2026-11-23T09:00:00Z' })).at(-1)).toEqual({ what, who, at: '2026-11-23T09:00:00Z' });
  });
  it('ends with the purchaser’s own words where the goods are refused', () => {
    const refused = delivery({ state: 'RETURNING', decision: 'REFUSED', decidedAt: NOW, receivedAt: NOW });
    expect(eventsOf(order({ state: 'REFUSED', endedAt: NOW, endedReason: 'purchaser-refused', delivery: refused })).at(-1)).toMatchObject({ what: 'refused', who: 'PURCHASER' });
  });
  it('tells what was said about the serial number', () => {
    const inspected = (serialDiffers: boolean) => eventsOf(order({ delivery: delivery({ state: 'INSPECTED', inspectedAt: NOW, serialDiffers }) })).at(-1)?.what;
    expect([inspected(true), inspected(false)]).toEqual(['inspected-differs', 'inspected']);
  });
  it('has words for everything in both languages', () => {
    for (const locale of ['ko', 'en'] as const) {
      const { events } = loadMessages(locale).deliveries as { events: Record<string, string> };
      for (const state of ['CANCELLED', 'RELEASED', 'EXPIRED', 'ENDED'] as const) {
        for (const { what } of eventsOf(order({ state, endedAt: NOW, delivery: delivery({ state: state === 'RELEASED' ? 'LAPSED' : 'CANCELLED' }) }))) expect(Object.keys(events)).toContain(what);
      }
    }
  });
});

describe('the clocks', () => {
  it('ship by the last minute of the planned day in Seoul', () => {
    expect(shipBy('2026-11-25').toString()).toBe('2026-11-25T14:59:00Z');
  });
  it('count silence from the delivery, with warnings three days and one day before its end', () => {
    const silence = silenceAt(at('2026-11-23T00:00:00Z'), at('2026-11-23T05:00:00Z'));
    expect(silence.toString()).toBe('2026-11-30T00:00:00Z');
    expect([warningAt(silence, 4).toString(), warningAt(silence, 6).toString()]).toEqual(['2026-11-27T00:00:00Z', '2026-11-29T00:00:00Z']);
  });
  it('leave at least three days where the proof is recorded late', () => {
    expect(silenceAt(at('2026-11-01T00:00:00Z'), at('2026-11-23T05:00:00Z')).toString()).toBe('2026-11-26T05:00:00Z');
  });
  it('give a seller a day to relay', () => {
    expect(relayBy(at(NOW)).toString()).toBe('2026-11-24T05:00:00Z');
  });
});

describe('inputs', () => {
  const ship = { kind: 'ship', orderId: ORDER_ID, carrier: 'CJ', trackingNumber: '6888-1234', serials: ['U121-26-0041'] };
  it('ship exactly one unit with a carrier that is known', () => {
    expect(shipInput.safeParse(ship).success).toBe(true);
    expect(shipInput.parse({ ...ship, trackingNumber: ' 6888 1234  5678 ' }).trackingNumber).toBe('688812345678');
    for (const change of [{ serials: [] }, { serials: ['a', 'b'] }, { carrier: 'PIGEON' }, { trackingNumber: '' }, { trackingNumber: '<script>' }]) {
      expect([change, deliveryNoticeInput.safeParse({ ...ship, ...change }).success]).toEqual([change, false]);
    }
  });
  it('ask for words where something is wrong, and for none where nothing is', () => {
    expect(decisionForm.safeParse({ orderId: ORDER_ID, decision: 'ACCEPTED', note: '' }).success).toBe(true);
    expect(decisionForm.safeParse({ orderId: ORDER_ID, decision: 'REFUSED', note: ' ' }).success).toBe(false);
    expect(purchaseDecision({ orderId: ORDER_ID, decision: 'ACCEPTED', note: 'x' })).toEqual({ orderId: ORDER_ID, decision: 'ACCEPTED' });
  });
  it('let nobody decide by silence', () => {
    expect(purchaseDecisionInput.safeParse({ orderId: ORDER_ID, decision: 'BY_SILENCE' }).success).toBe(false);
  });
});

describe('a list read over shoulders', () => {
  it('masks names and shows the area alone', () => {
    expect(['김서연', '이수', '남궁민수', '한', 'Jane Doe'].map(maskName)).toEqual(['김○연', '이○', '남○○수', '한', 'J○○○ ○○e']);
    expect(areaOf('서울 마포구 월드컵북로 396')).toBe('서울 마포구');
  });
});
