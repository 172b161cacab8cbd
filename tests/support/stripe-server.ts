import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';

/*
 * Stripe's wire, as far as the mall speaks it: a real HTTP server with a book of intents and refunds by idempotency key.
 * `next` says what becomes of the next charges; `log` is what was asked.
 */

type Script = 'succeed' | 'insufficient' | 'stolen' | 'authenticate' | 'lost' | 'hang' | 'error' | 'busy' | 'small';

interface Intent {
  id: string;
  object: 'payment_intent';
  status: string;
  amount: number;
  currency: string;
  customer: string;
  metadata: Record<string, string>;
  created: number;
  last_payment_error: { type: string; code: string; decline_code: string } | null;
}

/** What is refused before anything is tried, and not kept under its key. A method whose name begins with `pm_kr` is a Korean card. */
function refusedOf(form: Record<string, string>): { code?: string; param: string } | null {
  if (form['automatic_payment_methods[allow_redirects]'] === 'never') return form['payment_method']?.startsWith('pm_kr') ? { param: 'payment_method' } : null;
  return form['return_url'] === undefined ? { param: 'return_url' } : null;
}

export class StripeServer {
  readonly log: { method: string; path: string; key: string | undefined; form: Record<string, string> }[] = [];
  readonly intents: Intent[] = [];
  readonly refunds: Record<string, unknown>[] = [];
  refundStatus = 'succeeded';
  /** Its code for why a refund is refused. */
  refundError: string | null = null;
  /** Whom it knows, by their mail address. */
  readonly customers = new Map<string, string>();
  customerAnswer: 'deleted' | 'lost' | 'error' | 'refused' = 'deleted';
  private customersMade = 0;
  private sessionsMade = 0;
  payouts: Record<string, unknown>[] = [];
  /** Of any payout, or of the one that they name. */
  transactions: Record<string, unknown>[] = [];
  session: Record<string, unknown> = {};
  private scripts: Script[] = [];
  private readonly kept = new Map<string, { status: number; body: unknown }>();
  private server: Server | undefined;
  port = 0;

  static async start(): Promise<StripeServer> {
    const stripe = new StripeServer();
    const server = createServer((request, response) => { stripe.handle(request, response).catch((error: unknown) => { response.destroy(error as Error); }); });
    await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
    const address = server.address();
    stripe.server = server;
    stripe.port = typeof address === 'object' && address ? address.port : 0;
    return stripe;
  }

  async close(): Promise<void> {
    this.server?.closeAllConnections();
    await new Promise<void>((resolve) => { this.server?.close(() => { resolve(); }); });
  }

  /** A day has passed. */
  forgetKeys(): void { this.kept.clear(); }

  next(...scripts: Script[]): void { this.scripts.push(...scripts); }

  private async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const form = Object.fromEntries(new URLSearchParams(Buffer.concat(chunks).toString('utf8')));
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    const key = request.headers['idempotency-key'] as string | undefined;
    this.log.push({ method: request.method ?? '', path: pathname, key, form });
    const say = (status: number, body: unknown) => { response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body)); };
    const list = (data: unknown[]) => ({ object: 'list', data, has_more: false, url: pathname });
    if (request.headers.authorization !== 'Bearer sk_test_mall') say(401, { error: { type: 'invalid_request_error', message: 'no such key' } });
    else if (pathname === '/v1/customers') say(200, this.customer(form));
    else if (pathname.startsWith('/v1/customers/') && request.method === 'DELETE') this.deleteCustomer(response, say, pathname.slice('/v1/customers/'.length));
    else if (pathname === '/v1/checkout/sessions') say(200, { id: `cs_${this.sessionsMade += 1}`, object: 'checkout.session', url: `https://checkout.stripe.test/${form['client_reference_id'] ?? ''}` });
    else if (pathname.startsWith('/v1/checkout/sessions/')) say(200, { id: 'cs_1', object: 'checkout.session', ...this.session });
    else if (pathname === '/v1/payment_intents' && request.method === 'GET') say(200, list(this.intents.filter(({ customer }) => customer === searchParams.get('customer'))));
    else if (pathname === '/v1/payment_intents') this.charge(response, say, key ?? '', form);
    else if (pathname === '/v1/refunds' && request.method === 'GET') say(200, list(this.refunds.filter((refund) => refund['payment_intent'] === searchParams.get('payment_intent'))));
    else if (pathname === '/v1/refunds' && this.refundError !== null) say(400, { error: { type: 'invalid_request_error', code: this.refundError, message: 'no refund' } });
    else if (pathname === '/v1/refunds') say(200, this.once(key ?? '', () => ({ status: 200, body: this.refund(form) })).body);
    else if (/^\/v1\/payment_methods\/pm_[a-z0-9]+\/detach$/.test(pathname)) say(200, { id: 'pm_1', object: 'payment_method', customer: null });
    else if (pathname.startsWith('/v1/payment_methods/')) say(404, { error: { type: 'invalid_request_error', code: 'resource_missing', message: 'no such method' } });
    else if (pathname === '/v1/payouts') say(200, list(this.payouts));
    else if (pathname === '/v1/balance_transactions' && this.payouts.some(({ id, automatic }) => id === searchParams.get('payout') && automatic === false)) say(400, { error: { type: 'invalid_request_error', param: 'payout', message: 'only of automatic ones' } });
    else if (pathname === '/v1/balance_transactions') say(200, list(this.transactions.filter(({ payout = searchParams.get('payout') }) => payout === searchParams.get('payout'))));
    else say(404, { error: { type: 'invalid_request_error', message: 'nothing here' } });
  }

  private customer({ email = '' }: Record<string, string>): unknown {
    const id = `cus_${this.customersMade += 1}`;
    this.customers.set(id, email);
    return { id, object: 'customer' };
  }

  /** What is not there, or is not any more, is a 404. */
  private deleteCustomer(response: ServerResponse, say: (status: number, body: unknown) => void, id: string): void {
    if (this.customerAnswer === 'error') { say(500, { error: { type: 'api_error', message: 'out of order' } }); return; }
    if (this.customerAnswer === 'refused') { say(400, { error: { type: 'invalid_request_error', code: 'customer_tax_location_invalid', message: 'not now' } }); return; }
    if (!this.customers.delete(id)) { say(404, { error: { type: 'invalid_request_error', code: 'resource_missing', param: 'id', message: `No such customer: '${id}'` } }); return; }
    if (this.customerAnswer === 'lost') response.destroy();
    else say(200, { id, object: 'customer', deleted: true });
  }

  private once(key: string, work: () => { status: number; body: unknown }): { status: number; body: unknown } {
    const known = this.kept.get(key) ?? work();
    this.kept.set(key, known);
    return known;
  }

  private charge(response: ServerResponse, say: (status: number, body: unknown) => void, key: string, form: Record<string, string>): void {
    const script = this.kept.has(key) ? 'succeed' : this.scripts.shift() ?? 'succeed';
    const refused = script === 'small' ? { code: 'amount_too_small', param: 'amount' } : refusedOf(form);
    if (refused) { say(400, { error: { type: 'invalid_request_error', message: 'not so', ...refused } }); return; }
    if (script === 'busy') { say(429, { error: { type: 'invalid_request_error', code: 'rate_limit', message: 'too many' } }); return; }
    const { status, body } = this.once(key, () => this.made(script, form));
    if (script === 'lost') response.destroy();
    else if (script !== 'hang') say(status, body);
  }

  private made(script: Script, form: Record<string, string>): { status: number; body: unknown } {
    if (script === 'error') return { status: 500, body: { error: { type: 'api_error', message: 'out of order' } } };
    const why = { insufficient: ['card_declined', 'insufficient_funds'], stolen: ['card_declined', 'stolen_card'], authenticate: ['authentication_required', 'authentication_required'] }[script as 'stolen'] as [string, string] | undefined;
    const error = why && { type: 'card_error', code: why[0], decline_code: why[1] };
    const intent: Intent = {
      id: `pi_${this.intents.length + 1}`, object: 'payment_intent', status: error ? 'requires_payment_method' : 'succeeded', amount: Number(form['amount']), currency: form['currency'] ?? '', customer: form['customer'] ?? '',
      metadata: { attempt: form['metadata[attempt]'] ?? '' }, created: 1_772_000_000, last_payment_error: error ?? null,
    };
    this.intents.push(intent);
    return error ? { status: 402, body: { error: { message: 'declined', ...error, payment_intent: intent } } } : { status: 200, body: intent };
  }

  private refund(form: Record<string, string>): unknown {
    const refund = { id: `re_${this.refunds.length + 1}`, object: 'refund', status: this.refundStatus, amount: Number(form['amount']), payment_intent: form['payment_intent'], metadata: { refund: form['metadata[refund]'] } };
    this.refunds.push(refund);
    return refund;
  }
}
