import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { Webhook } from 'standardwebhooks';
import { Temporal } from 'temporal-polyfill';
import { sandboxKeys } from '@/lib/payments/sandbox-keys';
import type { Deps } from '@/lib/platform/db';

/*
 * A payment gateway in a box: a real HTTP server that speaks the sandbox's wire, with a script for each charge and a log of
 * its own, which is the oracle of a test.
 *
 *   const gateway = await ScriptedGateway.start(road.deps);
 *   const deps = gateway.deps;                       // the road's, asking this gateway
 *   gateway.next('decline-soft', 'approve');         // what becomes of the next charges; then `standing`
 *   gateway.react = (key, asks) => …;                // or by what is asked
 *
 * Scripts: approve, decline-soft, decline-hard; lost (taken, then the line drops), lost-before (the line drops, nothing
 * done), error (500, nothing done), error-after (taken, 500), slow (taken, answered after the mall's patience), processing
 * (taken, `decide` says so later), garbage (taken, no JSON). Of a refund: paid, lost, error, failed (for good).
 */

export type ChargeScript = 'approve' | 'decline-soft' | 'decline-hard' | 'lost' | 'lost-before' | 'error' | 'error-after' | 'processing' | 'garbage';
export type RefundScript = 'paid' | 'lost' | 'error' | 'failed';

export interface BookedCharge {
  id: string;
  key: string;
  token: string;
  amountMinor: bigint;
  status: 'succeeded' | 'declined' | 'processing';
  code?: string;
  hard?: boolean;
  refunds: string[];
  paidOut: boolean;
}

interface BookedRefund { id: string; key: string; amountMinor: bigint; failed: boolean; paidOut: boolean; failurePaidOut: boolean }

interface Mandate { token: string; kind: string; brand: string; last4: string }

export class ScriptedGateway {
  readonly log: { method: string; path: string; key: string | undefined; body: unknown }[] = [];
  readonly charges = new Map<string, BookedCharge>();
  readonly refunds = new Map<string, string>();
  private readonly given: BookedRefund[] = [];
  readonly payouts: { id: string; paidOn: string; currency: string; lines: { kind: string; reference: string; amount: string }[] }[] = [];
  readonly setups = new Map<string, { id: string; customer: string; mandate?: Mandate }>();
  /** Mandates that it was told to forget, and whether it answers that. */
  readonly detached = new Set<string>();
  /** Customers that it was told to forget. */
  readonly forgotten = new Set<string>();
  outOfOrder = false;
  standing: ChargeScript = 'approve';
  refundStanding: RefundScript = 'paid';
  react: (key: string) => ChargeScript | undefined = () => undefined;
  reactToRefund: (key: string) => RefundScript | undefined = () => undefined;
  private queue: ChargeScript[] = [];
  private server: Server | undefined;
  private url = '';
  private made = 0;

  private constructor(private readonly mall: Deps) {}

  static async start(mall: Deps): Promise<ScriptedGateway> {
    const gateway = new ScriptedGateway(mall);
    const server = createServer((request, response) => {
      gateway.handle(request, response).catch((error: unknown) => { response.destroy(error as Error); });
    });
    await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
    const address = server.address();
    gateway.server = server;
    gateway.url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
    return gateway;
  }

  async close(): Promise<void> {
    this.server?.closeAllConnections();
    await new Promise<void>((resolve) => { this.server?.close(() => { resolve(); }); });
  }

  /** The mall's, asking this gateway in place of its own. */
  get deps(): Deps { return { ...this.mall, env: { ...this.mall.env, sandboxUrl: this.url } }; }
  get baseUrl(): string { return this.url; }

  next(...scripts: ChargeScript[]): void { this.queue.push(...scripts); }

  /** The purchaser has typed a number at the page of a session. */
  typed(session: string, last4 = '4242'): void {
    const setup = this.setups.get(session);
    if (!setup) throw new Error(`no page ${session}`);
    setup.mandate ??= { token: `man_${randomBytes(8).toString('hex')}`, kind: 'CARD', brand: 'Visa', last4 };
  }

  /** What was at work is done now. */
  decide(key: string, status: 'succeeded' | 'declined'): BookedCharge {
    const charge = this.charge(key);
    if (charge.status === 'processing') Object.assign(charge, { status, ...(status === 'declined' && { code: 'insufficient_funds', hard: false }) });
    return charge;
  }

  charge(key: string): BookedCharge {
    const charge = this.charges.get(key);
    if (!charge) throw new Error(`no charge ${key}`);
    return charge;
  }

  /** What was really taken and kept, for an amount of money. */
  taken(): BookedCharge[] { return [...this.charges.values()].filter(({ status }) => status === 'succeeded'); }

  /** A callback as it is posted: its headers and bytes. */
  event(type: string, data: object, { id = `we_${this.made += 1}`, secret = sandboxKeys(this.mall.env.encryptionKey).webhookSecret } = {}): { headers: Headers; raw: Uint8Array; id: string } {
    const now = this.mall.clock.now();
    const at = Math.floor(now.epochMilliseconds / 1000);
    const body = JSON.stringify({ type, timestamp: now.toString(), data });
    const headers = new Headers({ 'webhook-id': id, 'webhook-timestamp': String(at), 'webhook-signature': new Webhook(secret).sign(id, new Date(at * 1000), body) });
    return { headers, raw: Buffer.from(body), id };
  }

  chargeEvent(key: string, options: { id?: string; secret?: string } = {}) {
    const { id, status, code, hard } = this.charge(key);
    return this.event(`charge.${status}`, { id, key, status, code, hard }, options);
  }

  /** It cannot give back after all what it had said that it would. */
  failRefund(key: string): void {
    const refund = this.given.find((each) => each.key === key);
    if (!refund) throw new Error(`no refund ${key}`);
    refund.failed = true;
  }

  refundEvent(key: string, options: { id?: string } = {}) {
    return this.event('refund.failed', { id: this.refunds.get(key), key, status: 'failed' }, options);
  }

  /** Sends out what was not sent out before. */
  payOut(): void {
    const lines = [];
    for (const charge of this.taken()) {
      if (!charge.paidOut) lines.push({ kind: 'CHARGE', reference: charge.id, amount: String(charge.amountMinor) });
      charge.paidOut = true;
    }
    for (const refund of this.given) {
      if (!refund.paidOut) lines.push({ kind: 'REFUND', reference: refund.id, amount: String(-refund.amountMinor) });
      if (refund.failed && !refund.failurePaidOut) lines.push({ kind: 'REFUND', reference: `${refund.id}:failed`, amount: String(refund.amountMinor) });
      [refund.paidOut, refund.failurePaidOut] = [true, refund.failed];
    }
    if (lines.length > 0) this.payouts.push({ id: `po_${this.made += 1}`, paidOn: this.mall.clock.now().toZonedDateTimeISO('Asia/Seoul').toPlainDate().toString(), currency: 'KRW', lines });
  }

  private async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).toString('utf8');
    const { pathname } = new URL(request.url ?? '/', this.url);
    const [, , noun = '', name] = pathname.split('/');
    const key = request.headers['idempotency-key'] as string | undefined;
    const body = text === '' ? undefined : JSON.parse(text) as Record<string, string>;
    this.log.push({ method: request.method ?? '', path: pathname, key, body });
    const say = (status: number, said: unknown) => { response.writeHead(status, { 'content-type': 'application/json' }).end(typeof said === 'string' ? said : JSON.stringify(said)); };
    if (request.headers.authorization !== `Bearer ${sandboxKeys(this.mall.env.encryptionKey).bearer}`) say(401, {});
    else if (noun === 'setups') this.setup(say, name, body, key);
    else if (noun === 'payouts') say(200, { payouts: this.payouts });
    else if (request.method === 'GET') say(this.charges.has(name ?? '') ? 200 : 404, this.said(this.charges.get(name ?? '')));
    else if (noun === 'charges') this.post(say, response, key ?? '', body ?? {});
    else if (noun === 'detachments') this.detach(say, body ?? {});
    else if (noun === 'forgotten') this.forget(say, body ?? {});
    else if (noun === 'refunds') this.refund(say, response, key ?? '', body ?? {});
    else say(404, {});
  }

  private detach(say: (status: number, said: unknown) => void, { token = '' }: Record<string, string>): void {
    if (this.outOfOrder) { say(500, {}); return; }
    this.detached.add(token);
    say(200, { token, status: 'detached' });
  }

  private forget(say: (status: number, said: unknown) => void, { customer = '' }: Record<string, string>): void {
    if (this.outOfOrder) { say(500, {}); return; }
    this.forgotten.add(customer);
    say(200, { customer, status: 'forgotten' });
  }

  private said(charge: BookedCharge | undefined): unknown {
    if (!charge) return {};
    const { id, key, status, code, hard } = charge;
    return { id, key, status, ...(code !== undefined && { code, hard }) };
  }

  private setup(say: (status: number, said: unknown) => void, name: string | undefined, body: Record<string, string> | undefined, key: string | undefined): void {
    const id = name ?? `ss_${key ?? ''}`;
    if (name === undefined && !this.setups.has(id)) this.setups.set(id, { id, customer: body?.['customer'] ?? `cus_${this.made += 1}` });
    const setup = this.setups.get(id);
    if (setup) say(200, { ...setup, url: `${this.url}/page/${id}`, status: setup.mandate ? 'done' : 'open' });
    else say(404, {});
  }

  private post(say: (status: number, said: unknown) => void, response: ServerResponse, key: string, { token = '', amount = '0' }: Record<string, string>): void {
    const known = this.charges.get(key);
    const script = this.react(key) ?? (known ? undefined : this.queue.shift()) ?? this.standing;
    if (!known && script === 'lost-before') { response.destroy(); return; }
    if (!known && script === 'error') { say(500, {}); return; }
    const charge = known ?? this.book(key, token, BigInt(amount), script);
    if (script === 'lost') response.destroy();
    else if (script === 'error-after') say(500, {});
    else if (script === 'garbage') say(200, 'It is done.');
    else say(200, this.said(charge));
  }

  private book(key: string, token: string, amountMinor: bigint, script: ChargeScript): BookedCharge {
    const base = { id: `ch_${this.made += 1}`, key, token, amountMinor, refunds: [], paidOut: false };
    const declined = script === 'decline-soft' || script === 'decline-hard';
    const charge: BookedCharge = declined ? { ...base, status: 'declined', code: script === 'decline-hard' ? 'lost_card' : 'insufficient_funds', hard: script === 'decline-hard' }
      : { ...base, status: script === 'processing' ? 'processing' : 'succeeded' };
    this.charges.set(key, charge);
    return charge;
  }

  private refund(say: (status: number, said: unknown) => void, response: ServerResponse, key: string, { charge: of = '', amount = '0' }: Record<string, string>): void {
    const script = this.reactToRefund(key) ?? this.refundStanding;
    const charge = this.taken().find(({ id }) => id === of);
    if (script === 'error' || !charge) { say(500, {}); return; }
    if (script === 'failed') { say(200, { id: 're_no', key, status: 'failed' }); return; }
    const id = this.refunds.get(key) ?? `re_${this.made += 1}`;
    if (!this.refunds.has(key)) {
      charge.refunds.push(id);
      this.given.push({ id, key, amountMinor: BigInt(amount), failed: false, paidOut: false, failurePaidOut: false });
    }
    this.refunds.set(key, id);
    if (script === 'lost') response.destroy();
    else say(200, { id, key, status: this.given.some((refund) => refund.key === key && refund.failed) ? 'failed' : 'succeeded' });
  }
}

export const seoul = (text: string): Temporal.Instant => Temporal.ZonedDateTime.from(`${text}[Asia/Seoul]`).toInstant();
