import Stripe from 'stripe';
import { Temporal } from 'temporal-polyfill';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Charge, Gateway } from '@/lib/payments/gateway';
import { stripeGateway } from '@/lib/payments/stripe-gateway';
import { StripeServer } from '../../support/stripe-server';

const SECRET = 'whsec_of_the_tests';
/* The mall's clock, which is moved; what Stripe signs is of its own. */
const now = Temporal.Instant.from('2031-03-03T01:00:00Z');
const seconds = () => Math.floor(Date.now() / 1000);
let server: StripeServer;
let gateway: Gateway;
beforeEach(async () => {
  server = await StripeServer.start();
  gateway = stripeGateway({ secretKey: 'sk_test_mall', webhookSecret: SECRET, accountUrl: 'https://dalmada.example/account/payment', deadlineMs: 700, host: { host: '127.0.0.1', port: server.port, protocol: 'http' } });
});
afterEach(() => server.close());

const charge = (key: string): Charge => ({ key, customer: 'cus_1', token: 'pm_1', currency: 'KRW', amountMinor: 97_980n });

describe('a charge by Stripe', () => {
  it('is made without the purchaser, in won as they are, under the attempt’s own id', async () => {
    expect(await gateway.charge(charge('at_1'))).toEqual({ state: 'SUCCEEDED', reference: 'pi_1' });
    expect(server.log.at(-1)).toMatchObject({
      path: '/v1/payment_intents', key: 'at_1', form: { amount: '97980', currency: 'krw', customer: 'cus_1', payment_method: 'pm_1', off_session: 'true', confirm: 'true', return_url: 'https://dalmada.example/account/payment', 'metadata[attempt]': 'at_1' },
    });
  });

  it('is made of a Korean card as of any other, though it was set up by a redirect', async () => {
    expect(await gateway.charge({ ...charge('at_7'), token: 'pm_kr1' })).toEqual({ state: 'SUCCEEDED', reference: 'pi_1' });
  });

  it('whose amount is refused says nothing against the card', async () => {
    server.next('small');
    expect(await gateway.charge(charge('at_8'))).toEqual({ state: 'DECLINED', reference: null, code: 'amount_too_small', hard: false });
  });

  it('that is just being made has been refused by nobody', async () => {
    await gateway.charge(charge('at_9'));
    Object.assign(server.intents[0] ?? {}, { status: 'requires_confirmation' });
    expect(await gateway.findCharge(charge('at_9')), 'asked for again, under its key').toBeNull();
    expect(await gateway.charge(charge('at_9'))).toEqual({ state: 'UNKNOWN' });
  });

  it.each([['insufficient', 'insufficient_funds', false], ['stolen', 'stolen_card', true], ['authenticate', 'authentication_required', true]] as const)('that is declined (%s) says why, and whether for good', async (script, code, hard) => {
    server.next(script);
    expect(await gateway.charge(charge('at_2'))).toEqual({ state: 'DECLINED', reference: 'pi_1', code, hard });
  });

  it.each(['hang', 'busy'] as const)('whose answer is %s is unknown, once asked, and found by its key where it was made', async (script) => {
    server.next(script);
    expect(await gateway.charge(charge('at_3'))).toEqual({ state: 'UNKNOWN' });
    expect(server.log.filter(({ method }) => method === 'POST'), 'never repeated behind our back').toHaveLength(1);
    const made = script === 'hang';
    expect(await gateway.findCharge(charge('at_3'))).toEqual(made ? { state: 'SUCCEEDED', reference: 'pi_1' } : null);
    expect(await gateway.charge(charge('at_3'))).toEqual({ state: 'SUCCEEDED', reference: 'pi_1' });
    expect(server.intents).toHaveLength(1);
  });

  it('that went wrong there is unknown for as long as its key is kept', async () => {
    server.next('error');
    expect([await gateway.charge(charge('at_10')), await gateway.findCharge(charge('at_10')), await gateway.charge(charge('at_10'))]).toEqual([{ state: 'UNKNOWN' }, null, { state: 'UNKNOWN' }]);
    server.forgetKeys();
    expect(await gateway.charge(charge('at_10'))).toEqual({ state: 'SUCCEEDED', reference: 'pi_1' });
  });

  it('whose answer is lost is the same charge, by its key', async () => {
    server.next('lost');
    expect(await gateway.charge(charge('at_5'))).toEqual({ state: 'SUCCEEDED', reference: 'pi_1' });
    expect(server.intents).toHaveLength(1);
    expect(new Set(server.log.map(({ key }) => key))).toEqual(new Set(['at_5']));
  });

  it('is given back under a key of its own, once', async () => {
    await gateway.charge(charge('at_4'));
    const refund = { key: 'at_4:refund', charge: 'pi_1', currency: 'KRW', amountMinor: 97_980n };
    expect([await gateway.refund(refund), await gateway.refund(refund)]).toEqual([{ state: 'PAID', reference: 're_1' }, { state: 'PAID', reference: 're_1' }]);
    expect(server.refunds).toHaveLength(1);
    server.refundStatus = 'failed';
    expect(await gateway.refund({ ...refund, key: 'at_5:refund' }), 'a card that is no more').toEqual({ state: 'FAILED' });
    server.refundStatus = 'succeeded';
  });

  it('is given back once even where its key is forgotten there', async () => {
    await gateway.charge(charge('at_6'));
    const refund = { key: 'cf_1', charge: 'pi_1', currency: 'KRW', amountMinor: 980n };
    await gateway.refund(refund);
    server.forgetKeys();
    expect(await gateway.refund(refund)).toEqual({ state: 'PAID', reference: 're_1' });
    expect(await gateway.refund({ ...refund, key: 'cf_2' }), 'another part of it').toEqual({ state: 'PAID', reference: 're_2' });
  });

  it.each([['charge_disputed', 'FAILED'], ['charge_already_refunded', 'FAILED'], ['charge_not_refundable', 'FAILED'], ['resource_missing', 'FAILED'], ['balance_insufficient', 'UNKNOWN'], ['idempotency_key_in_use', 'UNKNOWN']] as const)('whose refund is refused (%s) is asked for again only where that may help', async (code, state) => {
    server.refundError = code;
    expect(await gateway.refund({ key: 'cf_3', charge: 'pi_1', currency: 'KRW', amountMinor: 980n })).toEqual({ state });
  });
});

describe('a mandate at Stripe', () => {
  it('is forgotten there, however often that is asked, and where it was gone before', async () => {
    const mandate = { key: 'pm_x', customer: 'cus_1', token: 'pm_1' };
    expect([await gateway.detach(mandate), await gateway.detach(mandate), await gateway.detach({ ...mandate, token: 'nothing' })]).toEqual([true, true, true]);
    expect(server.log[0]).toMatchObject({ method: 'POST', path: '/v1/payment_methods/pm_1/detach', key: 'pm_x:detach' });
    await server.close();
    expect(await gateway.detach(mandate)).toBe(false);
  });

  it('goes with whose it is: a customer is deleted once, and one that is not there counts as deleted', async () => {
    const { customer } = await gateway.beginSetup({ key: 'pm_y', customer: null, email: 'b@dalmada.test', name: '김가을', locale: 'ko', currency: 'KRW', returnUrl: 'https://dalmada.example/account/payment' });
    server.customerAnswer = 'error';
    expect(await gateway.forget(customer), 'out of order').toBe(false);
    server.customerAnswer = 'refused';
    expect(await gateway.forget(customer), 'refused for another reason').toBe(false);
    expect(server.customers.size).toBe(1);
    server.customerAnswer = 'deleted';
    expect([await gateway.forget(customer), await gateway.forget(customer), await gateway.forget('cus_never')]).toEqual([true, true, true]);
    expect(server.customers.size).toBe(0);
    expect(server.log.at(-1)).toMatchObject({ method: 'DELETE', path: '/v1/customers/cus_never' });
    await server.close();
    expect(await gateway.forget(customer)).toBe(false);
  });

  it('is set up at its own page, and comes back as a token and four digits', async () => {
    const page = await gateway.beginSetup({ key: 'pm_x', customer: null, email: 'a@dalmada.test', name: '김가을', locale: 'ko', currency: 'KRW', returnUrl: 'https://dalmada.example/account/payment' });
    expect(page).toEqual({ session: 'cs_1', customer: 'cus_1', url: 'https://checkout.stripe.test/pm_x' });
    expect(server.log.at(-1)?.form).toMatchObject({ mode: 'setup', customer: 'cus_1', currency: 'krw', locale: 'ko' });
    server.session = { status: 'open', setup_intent: null };
    expect(await gateway.readSetup('cs_1')).toEqual({ state: 'OPEN' });
    server.session = { status: 'complete', setup_intent: { object: 'setup_intent', payment_method: { id: 'pm_1', type: 'card', card: { brand: 'visa', last4: '4242' } } } };
    expect(await gateway.readSetup('cs_1')).toEqual({ state: 'DONE', token: 'pm_1', kind: 'CARD', brand: 'Visa', last4: '4242' });
    server.session = { status: 'complete', setup_intent: { object: 'setup_intent', payment_method: { id: 'pm_2', type: 'kr_card', kr_card: { brand: 'hyundai', last4: '1234' } } } };
    expect(await gateway.readSetup('cs_1'), 'as it is written on the card').toMatchObject({ brand: '현대카드', last4: '1234' });
    server.session = { status: 'expired', setup_intent: null };
    expect(await gateway.readSetup('cs_1')).toEqual({ state: 'GONE' });
  });
});

describe('a callback of Stripe', () => {
  const raw = Buffer.from(JSON.stringify({ id: 'evt_1', object: 'event', type: 'payment_intent.succeeded', data: { object: { id: 'pi_1', object: 'payment_intent', status: 'succeeded', metadata: { attempt: 'at_1' } } } }));
  const signed = (secret: string, at = seconds()) => new Headers({ 'stripe-signature': Stripe.webhooks.generateTestHeaderString({ payload: raw.toString('utf8'), secret, timestamp: at }) });

  const news = (type: string, object: Record<string, unknown>) => {
    const said = JSON.stringify({ id: 'evt_2', object: 'event', type, data: { object } });
    const headers = new Headers({ 'stripe-signature': Stripe.webhooks.generateTestHeaderString({ payload: said, secret: SECRET, timestamp: seconds() }) });
    return gateway.readEvent(headers, Buffer.from(said), now);
  };

  it('says what became of a charge', () => {
    expect(gateway.readEvent(signed(SECRET), raw, now)).toMatchObject({ id: 'evt_1', about: 'charge', key: 'at_1', outcome: { state: 'SUCCEEDED', reference: 'pi_1' } });
  });

  it.each([['requires_payment_method', null, { state: 'UNKNOWN' }], ['requires_confirmation', null, { state: 'UNKNOWN' }], ['requires_payment_method', 'insufficient_funds', { state: 'DECLINED', reference: 'pi_1', code: 'insufficient_funds', hard: false }]] as const)('says of a charge that is just made (%s, %s) no more than is known', (status, code, outcome) => {
    const error = code && { type: 'card_error', code: 'card_declined', decline_code: code };
    expect(news('payment_intent.created', { id: 'pi_1', object: 'payment_intent', status, last_payment_error: error, metadata: { attempt: 'at_1' } })).toMatchObject({ about: 'charge', key: 'at_1', outcome });
  });

  it.each(['payout.paid', 'payout.reconciliation_completed'])('says that there is a payout to be taken in (%s)', (type) => {
    expect(news(type, { id: 'po_1', object: 'payout' })).toMatchObject({ about: 'payout' });
  });

  it.each([['refund.failed', 'failed', 'refund'], ['refund.updated', 'canceled', 'refund'], ['refund.updated', 'succeeded', 'other'], ['charge.refund.updated', 'failed', 'refund']] as const)('says that a refund has failed (%s, %s)', (type, status, about) => {
    expect(news(type, { id: 're_1', object: 'refund', status, metadata: { refund: 'at_1:refund' } })).toMatchObject(about === 'refund' ? { about, key: 'at_1:refund', reference: 're_1' } : { about });
  });

  it('is not believed with another secret, other bytes, too old, or unsigned', () => {
    expect([
      gateway.readEvent(signed('whsec_another'), raw, now), gateway.readEvent(signed(SECRET), Buffer.concat([raw, Buffer.from(' ')]), now),
      gateway.readEvent(signed(SECRET, seconds() - 301), raw, now), gateway.readEvent(new Headers(), raw, now),
    ]).toEqual([undefined, undefined, undefined, undefined]);
  });
});

const paidOut = (id: string, more: Record<string, unknown> = {}) => ({ id, object: 'payout', arrival_date: 1_772_409_600, currency: 'krw', amount: 90_000, status: 'paid', automatic: true, reconciliation_status: 'completed', ...more });

it('payouts of Stripe are told by their charges, refunds and fees, whose sum they are', async () => {
  server.payouts = [paidOut('po_1')];
  server.transactions = [
    { id: 'txn_1', type: 'charge', amount: 97_980, fee: 3_000, source: { object: 'charge', id: 'ch_1', payment_intent: 'pi_1' } },
    { id: 'txn_2', type: 'refund', amount: -4_980, fee: 0, source: { object: 'refund', id: 're_1', payment_intent: 'pi_0' } },
    { id: 'txn_3', type: 'payout', amount: -90_000, fee: 0, source: { object: 'payout', id: 'po_1' } },
    { id: 'txn_4', type: 'refund_failure', amount: 4_980, fee: 0, source: { object: 'refund', id: 're_1', payment_intent: 'pi_0' } },
    { id: 'txn_5', type: 'adjustment', amount: -4_980, fee: 1_500, source: { object: 'dispute', id: 'dp_1', payment_intent: 'pi_9' } },
  ];
  expect(await gateway.listPayouts('2026-03-01')).toEqual([{
    id: 'po_1', currency: 'KRW', paidOn: '2026-03-02', lines: [
      { kind: 'CHARGE', reference: 'pi_1', amountMinor: 97_980n }, { kind: 'FEE', reference: 'txn_1', amountMinor: -3_000n }, { kind: 'REFUND', reference: 're_1', amountMinor: -4_980n },
      { kind: 'REFUND', reference: 're_1:failed', amountMinor: 4_980n }, { kind: 'REFUND', reference: 'txn_5', amountMinor: -4_980n }, { kind: 'FEE', reference: 'txn_5', amountMinor: -1_500n },
    ],
  }]);
});

it('a payout that cannot be told is left out, and keeps no other from being told', async () => {
  server.payouts = [
    paidOut('po_4'), paidOut('po_3', { reconciliation_status: 'in_progress' }), paidOut('po_2', { automatic: false, reconciliation_status: 'not_applicable' }), paidOut('po_1'),
  ];
  server.transactions = [{ id: 'txn_1', type: 'charge', amount: 97_980, fee: 0, source: { object: 'charge', id: 'ch_1', payment_intent: 'pi_1' } }];
  expect((await gateway.listPayouts('2026-03-01')).map(({ id }) => id)).toEqual(['po_1', 'po_4']);
});

it('what comes by another way than a card is told as of a card, and no line is told twice', async () => {
  const charge = { object: 'charge', id: 'py_1', payment_intent: 'pi_1' };
  const refund = { object: 'refund', id: 'pyr_1', payment_intent: 'pi_0' };
  server.payouts = [paidOut('po_1')];
  server.transactions = [
    { id: 'txn_1', type: 'payment', amount: 50_000, fee: 1_500, source: charge },
    { id: 'txn_2', type: 'payment_refund', amount: -4_980, fee: 0, source: refund }, { id: 'txn_3', type: 'payment_refund', amount: 4_980, fee: 0, source: refund },
    { id: 'txn_4', type: 'payment_reversal', amount: -50_000, fee: 0, source: charge }, { id: 'txn_5', type: 'stripe_fx_fee', amount: -70, fee: 0, source: charge },
    { id: 'txn_6', type: 'payout_failure', amount: 90_000, fee: 0, source: { object: 'payout', id: 'po_0' } },
  ];
  expect((await gateway.listPayouts('2026-03-01'))[0]?.lines).toEqual([
    { kind: 'CHARGE', reference: 'pi_1', amountMinor: 50_000n }, { kind: 'FEE', reference: 'txn_1', amountMinor: -1_500n }, { kind: 'REFUND', reference: 'pyr_1', amountMinor: -4_980n },
    { kind: 'REFUND', reference: 'pyr_1:failed', amountMinor: 4_980n }, { kind: 'REFUND', reference: 'txn_4', amountMinor: -50_000n }, { kind: 'FEE', reference: 'txn_5', amountMinor: -70n },
  ]);
});
