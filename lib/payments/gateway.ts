import type { Temporal } from 'temporal-polyfill';

/*
 * The port to a payment gateway: whoever takes money from a card or an account in our name. Two kinds: the sandbox
 * (`sandbox-gateway.ts`), and Stripe (`stripe-gateway.ts`). No number of a card ever comes through it: a purchaser types
 * that at the gateway's own page, and what comes back is a token. Every call has one deadline for all of it.
 */

export interface Setup {
  /** Ours, of the method: asked again by the same key it is the same page. */
  key: string;
  /** The gateway's customer of that person, where it has one. */
  customer: string | null;
  email: string;
  name: string;
  locale: 'ko' | 'en';
  currency: string;
  /** Where the page sends the purchaser when it is done, or given up. */
  returnUrl: string;
}

export interface SetupPage {
  session: string;
  url: string;
  customer: string;
}

export type SetupState =
  | { state: 'OPEN' }
  | { state: 'DONE'; token: string; kind: 'CARD' | 'ACCOUNT'; brand: string; last4: string }
  | { state: 'GONE' };

export interface Charge {
  /** The attempt's id. Whoever asks by it again is told of the same charge. */
  key: string;
  customer: string;
  token: string;
  currency: string;
  amountMinor: bigint;
}

/** UNKNOWN: it may have been taken or not, and is asked for. */
export type ChargeOutcome =
  | { state: 'SUCCEEDED'; reference: string }
  | { state: 'DECLINED'; reference: string | null; code: string; hard: boolean }
  | { state: 'UNKNOWN' };

export interface Mandate {
  /** Ours, of the method. */
  key: string;
  customer: string;
  token: string;
}

export interface Refund {
  key: string;
  /** The gateway's number of the charge. */
  charge: string;
  currency: string;
  amountMinor: bigint;
}

/** FAILED: for good, whatever is asked. */
export type RefundOutcome = { state: 'PAID'; reference: string } | { state: 'FAILED' } | { state: 'UNKNOWN' };

/** What a gateway calls back about. Of a refund, by our key of it: that it failed, though it was accepted. */
export type GatewayNews = { id: string; type: string; data: unknown } & (
  | { about: 'charge'; key: string; outcome: ChargeOutcome }
  | { about: 'setup'; session: string }
  | { about: 'refund'; key: string; reference: string }
  | { about: 'payout' }
  | { about: 'other' });

export interface PayoutLine {
  kind: 'CHARGE' | 'REFUND' | 'FEE';
  /** The gateway's number of what it is of; of what comes back of a refund that failed, {@link failedLine} of that refund's. */
  reference: string;
  /** What it adds to the payout: negative of a refund and a fee. */
  amountMinor: bigint;
}

const FAILED_END = ':failed';

/** What a payout calls that which comes back of a refund: it was accepted, paid out less by it, and failed. */
export const failedLine = (refund: string): string => `${refund}${FAILED_END}`;

export interface Payout {
  id: string;
  paidOn: string;
  currency: string;
  lines: PayoutLine[];
}

export interface Gateway {
  readonly name: string;
  /** @throws Error where it cannot be reached */
  beginSetup(setup: Setup): Promise<SetupPage>;
  /** @throws Error where it cannot be reached */
  readSetup(session: string): Promise<SetupState>;
  charge(charge: Charge): Promise<ChargeOutcome>;
  /** What has become of a charge; null where the gateway has never heard of it. */
  findCharge(charge: Charge): Promise<ChargeOutcome | null>;
  refund(refund: Refund): Promise<RefundOutcome>;
  /** Forgets a mandate: nothing can be charged by it any more. True where it is gone there, or was. */
  detach(mandate: Mandate): Promise<boolean>;
  /** Forgets a person, with all their mandates. What was charged and refunded stays in its books. True where they are gone there, or were. */
  forget(customer: string): Promise<boolean>;
  /** What it says in a callback, of exactly these bytes; undefined where they are not its own. `now` is the mall's, for a gateway that has no clock of its own. */
  readEvent(headers: Headers, raw: Uint8Array, now: Temporal.Instant): GatewayNews | undefined;
  /** What it has paid out since that day, the oldest first. @throws Error where it cannot be reached */
  listPayouts(sinceOn: string): Promise<Payout[]>;
}

/** A job that is lost leaves what it was to ask waiting: the sweep takes it up after this. */
export const LOST_AFTER_SECONDS = 600;

/** For headers and body together. */
export const GATEWAY_DEADLINE_MS = 10_000;
