import Stripe from 'stripe';
import { failedLine, GATEWAY_DEADLINE_MS, type Charge, type ChargeOutcome, type Gateway, type GatewayNews, type PayoutLine, type SetupState } from './gateway';
import { stripeBrand } from './model/stripe-brands';

interface Options {
  secretKey: string;
  webhookSecret: string;
  /** The page of a purchaser's methods. Stripe asks of every charge where to send them back to, though without them it sends nobody anywhere. */
  accountUrl: string;
  /** Another host than Stripe's own: for tests. */
  host?: { host: string; port: number; protocol: 'http' };
  deadlineMs?: number;
}

const TOLERANCE_SECONDS = 300;

/** After these the same card is never tried again (Stripe, "Decline codes": what the customer must mend with the bank, or by another card). */
const HARD = new Set([
  'authentication_required', 'expired_card', 'incorrect_number', 'invalid_account', 'invalid_number', 'lost_card', 'new_account_information_available', 'not_permitted',
  'pickup_card', 'restricted_card', 'revocation_of_all_authorizations', 'revocation_of_authorization', 'stolen_card', 'stop_payment_order', 'transaction_not_allowed', 'card_not_supported', 'currency_not_supported',
  'payment_method_unactivated', 'resource_missing', 'testmode_decline',
]);

/** Of a refund: nothing that is asked again will change it (Stripe, "Error codes"). What our own account lacks for the moment is none of them. */
const NO_REFUND = new Set(['amount_too_large', 'amount_too_small', 'charge_already_refunded', 'charge_disputed', 'charge_not_refundable', 'refund_disputed_payment', 'resource_missing']);

/** Of a charge: what is wrong is what was asked, not the card (Stripe, "Error codes"). */
const NOT_THE_CARD = new Set(['amount_too_large', 'amount_too_small', 'charge_exceeds_source_limit', 'charge_exceeds_transaction_limit', 'invalid_charge_amount']);

/** Money that a bank takes back of a charge, as far as that is no refund of ours (Stripe, "Balance transaction types"). */
const TAKEN_BACK = new Set(['adjustment', 'payment_failure_refund', 'payment_reversal']);

/** The library's own limit is of silence, not of the whole. @throws Error when the time is over */
async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<never>((_, reject) => { timer = setTimeout(() => { reject(new Error('timeout')); }, ms); });
  try {
    return await Promise.race([work, over]);
  } finally {
    clearTimeout(timer);
  }
}

const idOf = (of: string | { id: string } | null | undefined): string | null => (typeof of === 'string' ? of : of?.id ?? null);

/** What Stripe takes as an amount is the currency's smallest unit, as ours is: won have none below them. */
function amountOf(minor: bigint): number {
  const amount = Number(minor);
  if (!Number.isSafeInteger(amount)) throw new RangeError('more than can be charged');
  return amount;
}

/** Made, and not tried yet: so it looks while it is being made, and in Stripe's first callback about it. */
const isUntried = ({ status, last_payment_error: error }: Stripe.PaymentIntent): boolean => (status === 'requires_payment_method' || status === 'requires_confirmation') && !error;

function outcomeOf(intent: Stripe.PaymentIntent): ChargeOutcome {
  if (intent.status === 'succeeded') return { state: 'SUCCEEDED', reference: intent.id };
  if (intent.status === 'processing' || isUntried(intent)) return { state: 'UNKNOWN' };
  const error = intent.last_payment_error;
  const code = error?.decline_code || error?.code || intent.status;
  return { state: 'DECLINED', reference: intent.id, code, hard: HARD.has(code) || intent.status === 'requires_action' };
}

/** What was refused is said by its error; whatever else goes wrong may have come after the money was taken. */
function outcomeOfError(error: unknown): ChargeOutcome {
  if (error instanceof Stripe.errors.StripeCardError) {
    // Where it has none it is an empty text.
    const code = error.decline_code || error.code || 'declined';
    return { state: 'DECLINED', reference: error.payment_intent?.id ?? null, code, hard: HARD.has(code) };
  }
  if (error instanceof Stripe.errors.StripeInvalidRequestError) return { state: 'DECLINED', reference: null, code: error.code ?? 'refused', hard: !NOT_THE_CARD.has(error.code ?? '') };
  return { state: 'UNKNOWN' };
}

function setupOf({ status, setup_intent: intent }: Stripe.Checkout.Session): SetupState {
  if (status === 'expired') return { state: 'GONE' };
  const method = typeof intent === 'object' ? intent?.payment_method : undefined;
  if (status !== 'complete' || typeof method !== 'object' || !method) return { state: 'OPEN' };
  const { card, kr_card: korean } = method;
  return { state: 'DONE', token: method.id, kind: 'CARD', brand: stripeBrand(card?.brand ?? korean?.brand ?? method.type), last4: card?.last4 ?? korean?.last4 ?? '0000' };
}

/** For good, and nothing of it is given back. */
const isOver = ({ status }: Stripe.Refund): boolean => status === 'failed' || status === 'canceled';

const newsOf = ({ id, type, data: { object } }: Stripe.Event): GatewayNews => {
  const said = { id, type, data: object };
  if (object.object === 'payment_intent') {
    const key = object.metadata['attempt'];
    return key === undefined ? { ...said, about: 'other' } : { ...said, about: 'charge', key, outcome: outcomeOf(object) };
  }
  // Accepted, a refund may still come back from the bank of who is paid (Stripe, "Refunds": failed refunds).
  if (object.object === 'refund' && object.metadata?.['refund'] !== undefined && isOver(object)) return { ...said, about: 'refund', key: object.metadata['refund'], reference: object.id };
  if (object.object === 'checkout.session') return { ...said, about: 'setup', session: object.id };
  return { ...said, about: type === 'payout.paid' || type === 'payout.reconciliation_completed' ? 'payout' : 'other' };
};

/**
 * A charge and a refund are known by their payment intent, the fee of each by itself. What comes back of a refund that
 * failed, and what a bank takes back, are lines of their own: they are no costs of ours. A refund that failed is told by
 * its sign, since its type is another with each way of paying. A payout that failed was told as paid, and is paid out again
 * with a later one, of which it is no line.
 */
function linesOf({ id, type, amount, fee, source }: Stripe.BalanceTransaction): PayoutLine[] {
  if (type === 'payout' || type === 'payout_failure' || type === 'payout_cancel') return [];
  const of = typeof source === 'object' ? source : null;
  const fees: PayoutLine[] = fee === 0 ? [] : [{ kind: 'FEE', reference: id, amountMinor: BigInt(-fee) }];
  const line = (kind: PayoutLine['kind'], reference: string): PayoutLine[] => [{ kind, reference, amountMinor: BigInt(amount) }, ...fees];
  if (of?.object === 'charge' && (type === 'charge' || type === 'payment')) return line('CHARGE', idOf(of.payment_intent) ?? of.id);
  if (of?.object === 'refund') return line('REFUND', amount > 0 ? failedLine(of.id) : of.id);
  if (of?.object === 'dispute' || (of?.object === 'charge' && TAKEN_BACK.has(type))) return line('REFUND', id);
  return [{ kind: 'FEE', reference: id, amountMinor: BigInt(amount - fee) }];
}

/** Stripe never says of what a payout by hand is made, and of another one not before it has worked that out (Stripe, "Payout reconciliation"). */
const isTold = ({ reconciliation_status: told }: Stripe.Payout): boolean => told === 'completed';

/** Stripe: Checkout in set-up mode for the mandate, payment intents without the purchaser for the collection. */
export function stripeGateway({ secretKey, webhookSecret, accountUrl, host, deadlineMs = GATEWAY_DEADLINE_MS }: Options): Gateway {
  // A call is repeated by us, with our distances. The library does so only where a connection was closed at once, under the same key.
  const stripe = new Stripe(secretKey, { maxNetworkRetries: 0, timeout: deadlineMs, telemetry: false, ...host });
  const call = <T>(work: Promise<T>): Promise<T> => within(deadlineMs, work);
  const asked = (work: Promise<Stripe.PaymentIntent>): Promise<ChargeOutcome> => call(work).then(outcomeOf, outcomeOfError);
  return {
    name: 'stripe',
    async beginSetup({ key, customer, email, name, locale, currency, returnUrl }) {
      const payer = customer ?? (await call(stripe.customers.create({ email, name, preferred_locales: [locale] }, { idempotencyKey: `${key}:customer` }))).id;
      const session = await call(stripe.checkout.sessions.create(
        { mode: 'setup', customer: payer, currency: currency.toLowerCase(), locale, client_reference_id: key, success_url: returnUrl, cancel_url: returnUrl }, { idempotencyKey: key },
      ));
      return { session: session.id, url: session.url ?? returnUrl, customer: payer };
    },
    readSetup: async (session) => setupOf(await call(stripe.checkout.sessions.retrieve(session, { expand: ['setup_intent.payment_method'] }))),
    // Korean cards are set up by a redirect: an intent that allows none refuses them, though nobody is redirected any more.
    charge: ({ key, customer, token, currency, amountMinor }) => asked(stripe.paymentIntents.create({
      amount: amountOf(amountMinor), currency: currency.toLowerCase(), customer, payment_method: token, automatic_payment_methods: { enabled: true }, return_url: accountUrl, off_session: true, confirm: true, metadata: { attempt: key },
    }, { idempotencyKey: key })),
    findCharge: (charge) => call(findIntent(stripe, charge)).then((found) => found && outcomeOf(found), () => ({ state: 'UNKNOWN' as const })),
    async refund({ key, charge, amountMinor }) {
      try {
        // A key is good for a day only: what was made before is looked for first.
        const known = await call(findRefund(stripe, charge, key));
        const refund = known ?? await call(stripe.refunds.create({ payment_intent: charge, amount: amountOf(amountMinor), metadata: { refund: key } }, { idempotencyKey: key }));
        if (isOver(refund)) return { state: 'FAILED' };
        return refund.status === 'succeeded' || refund.status === 'pending' ? { state: 'PAID', reference: refund.id } : { state: 'UNKNOWN' };
      } catch (error) {
        return { state: error instanceof Stripe.errors.StripeInvalidRequestError && NO_REFUND.has(error.code ?? '') ? 'FAILED' : 'UNKNOWN' };
      }
    },
    async detach({ key, token }) {
      try {
        await call(stripe.paymentMethods.detach(token, {}, { idempotencyKey: `${key}:detach` }));
        return true;
      } catch (error) {
        // What is not there, or belongs to no customer any more, is gone.
        return error instanceof Stripe.errors.StripeInvalidRequestError;
      }
    },
    async forget(customer) {
      try {
        return (await call(stripe.customers.del(customer))).deleted;
      } catch (error) {
        return error instanceof Stripe.errors.StripeInvalidRequestError && error.code === 'resource_missing';
      }
    },
    // Signed by its clock, not by the mall's, which the demo moves.
    readEvent(headers, raw) {
      try {
        return newsOf(stripe.webhooks.constructEvent(Buffer.from(raw), headers.get('stripe-signature') ?? '', webhookSecret, TOLERANCE_SECONDS));
      } catch {
        return undefined;
      }
    },
    async listPayouts(sinceOn) {
      const since = Math.floor(Date.parse(`${sinceOn}T00:00:00Z`) / 1000);
      const paid = await call(stripe.payouts.list({ status: 'paid', arrival_date: { gte: since }, limit: 100 }).autoPagingToArray({ limit: 1000 }));
      return Promise.all(paid.filter(isTold).toReversed().map(async ({ id, arrival_date: day, currency }) => ({
        id, currency: currency.toUpperCase(), paidOn: new Date(day * 1000).toISOString().slice(0, 10),
        lines: (await call(stripe.balanceTransactions.list({ payout: id, limit: 100, expand: ['data.source'] }).autoPagingToArray({ limit: 10_000 }))).flatMap(linesOf),
      })));
    },
  };
}

/**
 * By the list of the customer's, the last one first, which shows what was made a moment ago, as a search would not; a key
 * is good for a day only, so a charge is looked for before it is asked for anew. From no day on: Stripe's days are not the
 * mall's, whose clock the demo moves.
 */
async function findIntent(stripe: Stripe, { key, customer }: Charge): Promise<Stripe.PaymentIntent | null> {
  for await (const intent of stripe.paymentIntents.list({ customer, limit: 100 })) {
    // One that was never tried is none: asked for again under its key, it says what it did before.
    if (intent.metadata['attempt'] === key && !isUntried(intent)) return intent;
  }
  return null;
}

async function findRefund(stripe: Stripe, charge: string, key: string): Promise<Stripe.Refund | null> {
  for await (const refund of stripe.refunds.list({ payment_intent: charge, limit: 100 })) {
    if (refund.metadata?.['refund'] === key) return refund;
  }
  return null;
}
