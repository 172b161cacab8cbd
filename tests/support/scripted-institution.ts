import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { Temporal } from 'temporal-polyfill';
import type { ContractBody, HoldBody, LimitRequestBody, RemittanceBody, SellerLimitBody } from '@/lib/institutions/model/protocol';
import { newKeyPair, type KeyPair } from '@/lib/institutions/transport/keys';
import { Books, type Decision } from './scripted-institution/books';
import { contract, contractEvent, limitRequest, limitVerb, lookup, remittance, sellerLimit, type Answered, type ContractScript } from './scripted-institution/calls';
import { checkSignature, signCallback } from './scripted-institution/check-signature';
import { pause, reply, type Manner } from './scripted-institution/reply';

/*
 * A bank in a box: a real HTTP server on a free loopback port that plays a financial institution by a script, checks
 * the mall's signatures with code of its own, and keeps its own books and log, which are the oracle of a test.
 *
 *   const bank = await startScriptedInstitution({ code: 'script', now: () => clock.now() });
 *   const institutionId = await introduce(deps, bank);  // scripted-registration.ts: the mall registers it, and it trusts the mall's key
 *   // against a mall in another process: bank.trust(keyId, publicPem) with its signing_key row; an untrusted key gets 401
 *   bank.always('limit-requests', { answer: 'approve', annualRate: '0.05' });   // what it does from now on
 *   bank.next('use', { answer: 'http', status: 500 }, { answer: 'normal' });    // the next calls, one each, before `always`
 *   bank.about = (call, body) => …;                                             // where several are asked for side by side: by what is asked
 *
 * Calls: limit-requests, lookup (GET), hold, use, release, decline, seller-limits, contracts, remittances, events.
 * Reactions: for limit-requests any Decision (approve, wrong-amounts, decline, counter, refer, pending); for contracts
 *   issue, pending, wrong-hash; for the others `normal`. Everywhere: http (a status with a body, nothing done),
 *   raw (any text as the body: bad JSON, too much), hang (never answers), redirect.
 * Every reaction may add: workMs (at work so long before anything is in its books, and its key in flight); delayMs; dripMs (a
 *   byte every so many ms); loseAnswer (it is done and kept, then the line drops).
 * Callbacks: `decide(requestId, decision)`, `revoke(approvalId)`, `issueContract(orderId)` and `event(type, data)` make one
 * with an id of its own and keep the decision; `send(event, { offsetSeconds, secret, body })` posts it to `callbackUrl`
 * and returns the status: send it twice, late, or in another order. `sign(event)` gives headers and body without sending.
 *
 * Oracle: `bank.log` (every request with what was answered and whether its signature held), `bank.books` (requests,
 * approvals with their holds, contracts), `bank.sums(approvalId)`.
 */

export type CallName = 'limit-requests' | 'lookup' | 'hold' | 'use' | 'release' | 'decline' | 'seller-limits' | 'contracts' | 'remittances' | 'events';

export type Reaction = Manner & (
  | Decision
  | { answer: 'normal' }
  | { answer: ContractScript }
  | { answer: 'http'; status: number; body?: unknown; headers?: Record<string, string> }
  | { answer: 'raw'; status: number; text: string }
  | { answer: 'redirect'; to: string }
  | { answer: 'hang' });

export interface LoggedRequest {
  at: string;
  call: CallName | 'unknown';
  method: string;
  path: string;
  key: string | undefined;
  body: unknown;
  /** `ok`, or what is wrong. */
  signature: string;
  /** What was answered; 0 while hanging, -1 where the answer was lost. */
  status: number;
  /** The same key again: the stored answer. */
  repeated: boolean;
}

export interface ScriptedEvent {
  id: string;
  type: string;
  timestamp: string;
  data: Record<string, unknown>;
}

export interface SendOptions {
  /** How far the time stamp is off. */
  offsetSeconds?: number;
  /** Another secret than the registered one. */
  secret?: string;
  /** Another text than the one that was signed. */
  body?: string;
}

export interface ScriptedOptions {
  code?: string;
  now?: () => Temporal.Instant;
  /** Where callbacks go: `{mall}/api/institutions/{code}/events` */
  callbackUrl?: string;
}

export async function startScriptedInstitution(options: ScriptedOptions = {}): Promise<ScriptedInstitution> {
  const bank = new ScriptedInstitution(options.code ?? 'script', options.now ?? (() => Temporal.Now.instant()), options.callbackUrl);
  await bank.listen();
  return bank;
}

export class ScriptedInstitution {
  readonly log: LoggedRequest[] = [];
  readonly books: Books;
  readonly secret = `whsec_${randomBytes(24).toString('base64')}`;
  baseUrl = '';
  private readonly keyPair: KeyPair = newKeyPair();
  private readonly trusted = new Map<string, string>();
  private readonly queues = new Map<CallName, Reaction[]>();
  private readonly standing = new Map<CallName, Reaction>();
  /** How it reacts to what is asked about one thing among many; undefined: as to any other. */
  about: (call: CallName, body: unknown) => Reaction | undefined = () => undefined;
  private readonly kept = new Map<string, { body: string; answered: Answered }>();
  private readonly atWork = new Set<string>();
  private readonly server: Server;

  constructor(readonly code: string, private readonly now: () => Temporal.Instant, public callbackUrl?: string) {
    this.books = new Books(code, now);
    this.server = createServer((request, response) => {
      this.handle(request, response).catch((error: unknown) => { response.destroy(error as Error); });
    });
  }

  /** Signs its contracts; register it as the institution's public key. */
  get publicKey() { return { keyId: this.keyPair.keyId, pem: this.keyPair.publicPem }; }

  async listen(): Promise<void> {
    await new Promise<void>((resolve) => { this.server.listen(0, '127.0.0.1', resolve); });
    const address = this.server.address();
    this.baseUrl = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/v1`;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise<void>((resolve) => { this.server.close(() => { resolve(); }); });
  }

  trust(keyId: string, publicPem: string): void { this.trusted.set(keyId, publicPem); }

  /** From now on it knows nobody's signature. @returns whose it knew */
  untrust(): [string, string][] {
    const known = [...this.trusted];
    this.trusted.clear();
    return known;
  }

  always(call: CallName, reaction: Reaction): void { this.standing.set(call, reaction); }

  next(call: CallName, ...reactions: Reaction[]): void { this.queues.set(call, [...(this.queues.get(call) ?? []), ...reactions]); }

  /** How many of the next calls of this name have their reaction. */
  waiting(call: CallName): number { return this.queues.get(call)?.length ?? 0; }

  /** From now on it does as a bank should. */
  heal(): void {
    this.queues.clear();
    this.standing.clear();
  }

  /** How often a call of this name was really carried out: repeats and refused signatures not counted. */
  count(call: CallName): number { return this.log.filter((entry) => entry.call === call && entry.signature === 'ok' && !entry.repeated).length; }

  sums(approvalId: string) {
    const approval = this.books.approvals.get(approvalId);
    if (!approval) throw new Error(`No approval ${approvalId}`);
    return this.books.sums(approval);
  }

  // Callbacks ----------------------------------------------------------------------------------------

  event(type: string, data: Record<string, unknown>): ScriptedEvent {
    return { id: this.books.nextId('msg'), type, timestamp: this.now().toString(), data };
  }

  decide(requestId: string, how: Decision): ScriptedEvent {
    const known = this.books.requests.get(requestId);
    if (!known) throw new Error(`Never asked about ${requestId}`);
    return this.event('limit.decided', { ...this.books.decide(known.body, how) });
  }

  revoke(approvalId: string, reason = 'RISK'): ScriptedEvent {
    const approval = this.books.approvals.get(approvalId);
    if (!approval) throw new Error(`No approval ${approvalId}`);
    approval.status = 'REVOKED';
    approval.version += 1;
    return this.event('approval.revoked', { approvalId, version: approval.version, reason });
  }

  issueContract(orderId: string): ScriptedEvent {
    const known = this.books.contracts.get(orderId);
    if (!known) throw new Error(`No contract was asked for ${orderId}`);
    return this.event('contract.issued', known.answer);
  }

  sign(event: ScriptedEvent, { offsetSeconds = 0, secret = this.secret, body }: SendOptions = {}): { headers: Record<string, string>; body: string } {
    const text = JSON.stringify({ type: event.type, timestamp: event.timestamp, data: event.data });
    const at = Math.floor(this.now().epochMilliseconds / 1000) + offsetSeconds;
    return { headers: signCallback(secret, event.id, text, at), body: body ?? text };
  }

  async send(event: ScriptedEvent, options: SendOptions = {}): Promise<number> {
    if (!this.callbackUrl) throw new Error('No callbackUrl');
    const response = await fetch(this.callbackUrl, { method: 'POST', redirect: 'manual', ...this.sign(event, options) });
    await response.arrayBuffer();
    return response.status;
  }

  // The server ---------------------------------------------------------------------------------------

  private async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const raw = Buffer.concat(chunks);
    const path = (request.url ?? '').replace(/^\/v1/, '');
    if (request.method === 'GET' && path === '/health') {
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"status":"ok"}');
      return;
    }
    const { call, id } = named(request.method ?? '', path);
    const url = `http://${request.headers.host ?? ''}${request.url ?? ''}`;
    const signature = checkSignature({ method: request.method ?? '', url, headers: request.headers, body: raw }, this.trusted, Math.floor(this.now().epochMilliseconds / 1000));
    const key = request.headers['idempotency-key'];
    const entry: LoggedRequest = {
      at: this.now().toString(), call, method: request.method ?? '', path, key: typeof key === 'string' ? key : undefined,
      body: parsed(raw.toString('utf8')), signature, status: 0, repeated: false,
    };
    this.log.push(entry);
    if (signature !== 'ok') return reply(response, entry, { status: 401, body: { type: 'urn:dalmada:problem:signature', detail: signature } }, {});
    if (call === 'unknown') return reply(response, entry, { status: 404, body: { type: 'urn:dalmada:problem:unknown' } }, {});
    const scope = `${entry.method} ${path} ${entry.key ?? ''}`;
    const stored = entry.method === 'POST' ? this.kept.get(scope) : undefined;
    const reaction = this.about(call, entry.body) ?? this.reaction(call);
    if (!stored && elsewhere(response, entry, reaction)) return;
    entry.repeated = stored !== undefined;
    if (this.atWork.has(scope)) return reply(response, entry, { status: 409, body: { type: 'urn:dalmada:problem:in-flight' } }, {});
    this.atWork.add(scope);
    if (reaction.workMs) await pause(reaction.workMs);
    this.atWork.delete(scope);
    const answered = stored ? repeat(stored, raw.toString('utf8')) : this.carryOut(call, id, entry.body, reaction);
    if (!stored && entry.method === 'POST') this.kept.set(scope, { body: raw.toString('utf8'), answered });
    await reply(response, entry, answered, reaction);
  }

  private reaction(call: CallName): Reaction {
    return this.queues.get(call)?.shift() ?? this.standing.get(call) ?? { answer: call === 'limit-requests' ? 'approve' : call === 'contracts' ? 'issue' : 'normal' };
  }

  private carryOut(call: CallName, id: string, body: unknown, reaction: Reaction): Answered {
    switch (call) {
      case 'limit-requests': return limitRequest(this.books, body as LimitRequestBody, reaction as Decision);
      case 'lookup': return lookup(this.books, id);
      case 'seller-limits': return sellerLimit(this.books, body as SellerLimitBody);
      case 'contracts': return contract(this.books, body as ContractBody, reaction.answer as ContractScript, this.keyPair);
      case 'remittances': return remittance(this.books, id, body as RemittanceBody);
      case 'events': return contractEvent(this.books, id, body as { type: string });
      default: return limitVerb(this.books, id, call, body as HoldBody);
    }
  }
}

function named(method: string, path: string): { call: CallName | 'unknown'; id: string } {
  const [, first = '', id = '', verb = ''] = path.split('?')[0]?.split('/') ?? [];
  if (first === 'limit-requests') return { call: method === 'GET' ? 'lookup' : 'limit-requests', id };
  if (first === 'approvals' && ['hold', 'use', 'release', 'decline'].includes(verb)) return { call: verb as CallName, id };
  if (first === 'contracts' && verb) return { call: verb === 'remittances' ? 'remittances' : 'events', id };
  return { call: first === 'contracts' || first === 'seller-limits' ? first : 'unknown', id };
}

const repeat = (stored: { body: string; answered: Answered }, body: string): Answered =>
  stored.body === body ? stored.answered : { status: 422, body: { type: 'urn:dalmada:problem:idempotency-key-reused' } };

/** Reactions that do nothing and keep nothing: the call never reached the books. True when it was answered so. */
function elsewhere(response: ServerResponse, entry: LoggedRequest, reaction: Reaction): boolean {
  if (reaction.answer === 'hang') return true;
  if (reaction.answer === 'redirect') {
    entry.status = 307;
    response.writeHead(307, { location: reaction.to }).end();
    return true;
  }
  if (reaction.answer !== 'http' && reaction.answer !== 'raw') return false;
  entry.status = reaction.status;
  const [headers, text] = reaction.answer === 'http' ? [reaction.headers, JSON.stringify(reaction.body ?? {})] : [undefined, reaction.text];
  response.writeHead(reaction.status, { 'content-type': 'application/json', ...headers }).end(text);
  return true;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
