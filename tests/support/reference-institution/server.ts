import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { Temporal } from 'temporal-polyfill';
import type { LimitDecision } from '@/lib/institutions/model/answers';
import type { ContractBody, HoldBody, LimitRequestBody, RemittanceBody, SellerLimitBody } from '@/lib/institutions/model/protocol';
import { newKeyPair } from '@/lib/institutions/transport/keys';
import { checkSignature } from '../scripted-institution/check-signature';
import { Books, RULES, type Rules } from './books';
import { approvalVerb, contract, contractEvent, limitRequest, lookup, problem, remittance, sellerLimit, type Answered, type Bank } from './calls';
import { Callbacks } from './callbacks';
import type { Mutant } from './mutants';
import { SHAPES, type FieldError, type Posted } from './shapes';

export interface ReferenceOptions {
  port?: number;
  code?: string;
  /** The mall's: keyid → PEM (SPKI). */
  keys: ReadonlyMap<string, string>;
  callbackUrl: string;
  secret: string;
  rules?: Partial<Rules>;
  /** How long it thinks about what is PENDING. */
  thinkMs?: number;
  backoffMs?: number;
  contractsLater?: boolean;
  /** Broken in this way. */
  mutant?: Mutant | undefined;
  /** How slow the slow ones are. */
  slowMs?: number;
}

const pause = (ms: number) => new Promise<void>((resolve) => { setTimeout(resolve, ms); });

interface Call { name: Posted | 'lookup' | 'health'; id: string }

function callOf(method: string, path: string): Call | undefined {
  const [, noun = '', id = '', verb = ''] = path.split('/');
  if (method === 'GET') return noun === 'health' && !id ? { name: 'health', id } : noun === 'limit-requests' && id && !verb ? { name: 'lookup', id } : undefined;
  if (method !== 'POST') return undefined;
  if (!id) return noun === 'limit-requests' || noun === 'seller-limits' || noun === 'contracts' ? { name: noun, id } : undefined;
  if (noun === 'approvals' && (verb === 'hold' || verb === 'use' || verb === 'release' || verb === 'decline')) return { name: verb, id };
  return noun === 'contracts' && (verb === 'remittances' || verb === 'events') ? { name: verb, id } : undefined;
}

/** A whole institution over HTTP, written from the protocol page: what the lender kit is tried on, and what a developer may look at. */
export class ReferenceInstitution {
  baseUrl = '';
  private readonly keyPair = newKeyPair();
  private readonly kept = new Map<string, { body: string; answered: Answered | undefined }>();
  private readonly callbacks: Callbacks;
  private readonly bank: Bank;
  private readonly server: Server;

  private constructor(private readonly options: ReferenceOptions) {
    const now = () => Temporal.Now.instant();
    const is = (mutant: Mutant) => options.mutant === mutant;
    this.callbacks = new Callbacks({ url: options.callbackUrl, secret: options.secret, backoffMs: options.backoffMs ?? 5_000, now, is });
    this.bank = {
      code: options.code ?? 'reference', books: new Books({ ...RULES, ...options.rules }, is, now), is, pause,
      signer: this.keyPair, contractsLater: options.contractsLater ?? false,
      callBack: (type, data) => { this.callbacks.send(type, data); },
      decideLater: (body) => { this.callbacks.later(options.thinkMs ?? 2_000, () => { this.decide(body); }); },
    };
    this.server = createServer((request, response) => {
      this.handle(request, response).catch((error: unknown) => { response.destroy(error as Error); });
    });
  }

  static async start(options: ReferenceOptions): Promise<ReferenceInstitution> {
    const institution = new ReferenceInstitution(options);
    await new Promise<void>((resolve, reject) => { institution.server.once('error', reject).listen(options.port ?? 0, '127.0.0.1', resolve); });
    const address = institution.server.address();
    institution.baseUrl = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/v1`;
    return institution;
  }

  /** Of its contract signatures. */
  get publicKey() { return { keyId: this.keyPair.keyId, pem: this.keyPair.publicPem }; }

  async close(): Promise<void> {
    this.callbacks.close();
    this.server.closeAllConnections();
    await new Promise<void>((resolve) => { this.server.close(() => { resolve(); }); });
  }

  private decide(body: LimitRequestBody): void {
    const { books, is } = this.bank;
    const before = books.requests.get(body.requestId)?.decision;
    const decision: LimitDecision = books.decided(body, is('callback-same-version') ? 1 : 2);
    books.requests.set(body.requestId, { body, decision });
    this.callbacks.send('limit.decided', { ...decision });
    if (is('callback-reordered')) this.callbacks.later(30, () => { this.callbacks.send('limit.decided', { ...before }); });
  }

  private async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { is } = this.bank;
    if (is('redirect')) return void response.writeHead(307, { location: `http://${request.headers.host ?? ''}/v2` }).end();
    const answered = await this.answer(request, Buffer.concat(chunks));
    await this.reply(response, answered);
  }

  private async answer(request: IncomingMessage, raw: Buffer): Promise<Answered> {
    const { is } = this.bank;
    const method = request.method ?? '';
    const path = (request.url ?? '').replace(/^\/v1/, '');
    const call = callOf(method, path);
    if (call?.name === 'health' && !is('health-signed')) return { status: 200, body: { status: 'ok' } };
    const key = String(request.headers['idempotency-key'] ?? '');
    const scope = is('key-anywhere') ? key : `${method} ${path} ${key}`;
    if (this.refusesSignature(request, raw)) {
      const refused = problem(401, 'signature');
      if (is('keeps-refused') && method === 'POST') this.kept.set(scope, { body: raw.toString('utf8'), answered: refused });
      return refused;
    }
    if (!call) return problem(404, 'unknown');
    if (call.name === 'health') return { status: 200, body: {} };
    if (call.name === 'lookup') return lookup(this.bank, call.id);
    if (!key && !is('key-optional')) return problem(400, 'idempotency-key-missing');
    return this.once(scope, raw.toString('utf8'), () => this.carryOut({ name: call.name as Posted, id: call.id }, raw.toString('utf8')));
  }

  private refusesSignature(request: IncomingMessage, raw: Buffer): boolean {
    const { is } = this.bank;
    const input = String(request.headers['signature-input'] ?? '');
    const now = Math.floor(Temporal.Now.instant().epochMilliseconds / 1000);
    const created = Number(/;created=(\d+)/.exec(input)?.[1] ?? 0);
    if (is('strict-created') && Math.abs(created - now) > 60) return true;
    if ((is('fixed-order') && !input.includes('=("@method"')) || (is('fixed-label') && !input.startsWith('sig1='))) return true;
    if (is('key-covered-first') && request.method === 'POST' && !request.headers['idempotency-key']) return true;
    if (is('get-needs-key') && !request.headers['idempotency-key']) return true;
    const seen = { method: request.method ?? '', url: `http://${request.headers.host ?? ''}${request.url ?? ''}`, headers: request.headers, body: raw };
    const said = checkSignature(seen, this.options.keys, now);
    const forgiven: [Mutant, string][] = [
      ['accepts-unsigned', 'no signature-input'], ['accepts-wrong-signature', 'wrong signature'], ['ignores-digest', 'content-digest differs'],
      ['ignores-created', 'created'], ['ignores-keyid', 'unknown keyid'], ['ignores-components', '"'],
    ];
    const covered = is('ignores-components') && said.endsWith('is not covered');
    return said !== 'ok' && !covered && !forgiven.some(([mutant, reason]) => is(mutant) && said.startsWith(reason));
  }

  /** Each key once: its answer is kept, with the body that it was for. */
  private async once(scope: string, body: string, work: () => Promise<Answered>): Promise<Answered> {
    const { is } = this.bank;
    const known = this.kept.get(scope);
    const forgetful = is('ignores-idempotency') || (is('seller-limit-anew') && scope.includes('/seller-limits')) || (is('contract-forgets-key') && scope.startsWith('POST /contracts '));
    if (known && !forgetful) {
      if (known.body !== body && !is('forgets-body')) return problem(422, 'idempotency-key-reused');
      if (known.answered) return is('same-but-respelt') ? { ...known.answered, body: { again: true, ...known.answered.body as object } } : known.answered;
      if (!is('races')) return problem(409, 'in-flight');
    }
    this.kept.set(scope, { body, answered: undefined });
    await pause(is('races') ? 100 : 2);
    const answered = await work();
    if (answered.status >= 500) this.kept.delete(scope);
    else this.kept.set(scope, { body, answered });
    return answered;
  }

  private async carryOut({ name, id }: { name: Posted; id: string }, text: string): Promise<Answered> {
    const { bank } = this;
    const input = jsonOf(text);
    if (input === undefined) return bank.is('json-crash') ? { status: 500, body: {} } : problem(400, 'json');
    const errors = SHAPES[name](input, '').filter((error) => !this.forgives(error));
    if (errors.length > 0) return problem(422, 'field', bank.is('no-pointer') ? undefined : errors);
    switch (name) {
      case 'limit-requests': return limitRequest(bank, input as LimitRequestBody);
      case 'seller-limits': return sellerLimit(bank, input as SellerLimitBody);
      case 'contracts': return contract(bank, input as ContractBody);
      case 'remittances': return remittance(bank, id, input as RemittanceBody);
      case 'events': return contractEvent(bank, id);
      default: return approvalVerb(bank, id, name, input as HoldBody);
    }
  }

  private forgives({ detail, pointer }: FieldError): boolean {
    const { is } = this.bank;
    return (is('unknown-fields') && detail === 'is not known') || (is('missing-fields') && pointer === '/terms/termMonths')
      || (is('lenient-amounts') && pointer === '/purchaser/annualIncome');
  }

  private async reply(response: ServerResponse, { status, body }: Answered): Promise<void> {
    const { is } = this.bank;
    const slowMs = this.options.slowMs ?? 12_000;
    if (is('late')) await pause(slowMs);
    const { type: _, ...untyped } = body as Record<string, unknown>;
    const text = JSON.stringify(status >= 400 && is('problem-untyped') ? untyped : body);
    response.writeHead(status, { 'content-type': status >= 400 && !is('problem-plain') ? 'application/problem+json' : 'application/json' });
    if (!is('drip')) return void response.end(text);
    for (const byte of Buffer.from(text)) {
      if (response.destroyed) return;
      response.write(Buffer.from([byte]));
      await pause(slowMs / 10);
    }
    response.end();
  }
}

function jsonOf(text: string): unknown {
  try {
    return text === '' ? {} : JSON.parse(text);
  } catch {
    return undefined;
  }
}
