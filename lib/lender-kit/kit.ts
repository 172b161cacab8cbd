import { randomBytes } from 'node:crypto';
import type { Temporal } from 'temporal-polyfill';
import { problemAnswer } from '@/lib/institutions/model/answers';
import { exchange } from '@/lib/institutions/transport/exchange';
import type { CallbackListener } from './callback-listener';
import { headersOf, type Manner, type Signer } from './sign';
import { hold, Unanswered } from './verdict';

export interface KitOptions {
  /** Base address of the institution, `https://bank.example/v1` */
  url: string;
  signer: Signer;
  /** What the institution is called in consents. */
  code: string;
  listener: CallbackListener;
  /** PEM; of its contract signatures. */
  publicKey?: string;
  /** How long a callback is waited for. */
  waitMs: number;
  /** For headers and body together. */
  deadlineMs: number;
  /** How long one that should not come is waited for. */
  settleMs: number;
  /** How long a hold lasts that should end by itself. */
  holdSeconds: number;
  now: () => Temporal.Instant;
  sleep: (ms: number) => Promise<void>;
}

/** What a mall waits for at most, and the kit's own patience. */
export const PATIENCE = { deadlineMs: 10_000, waitMs: 30_000, settleMs: 2_000, holdSeconds: 3 };

export interface Answer {
  /** `POST /limit-requests`, for who reads the report. */
  call: string;
  status: number;
  headers: Headers;
  text: string;
  /** Undefined when it is no JSON. */
  body: unknown;
}

export interface Sent {
  key?: string | undefined;
  manner?: Manner;
}

const STEP_MS = 100;

/** A mall of nothing but questions: signs, asks, and keeps what several checks look at. */
export class Kit {
  private readonly runId = randomBytes(5).toString('hex');
  private readonly made = new Map<string, Promise<unknown>>();
  private counter = 0;

  constructor(readonly options: KitOptions) {}

  get now(): Temporal.Instant { return this.options.now(); }

  in(seconds: number): string { return this.now.add({ seconds }).round('second').toString(); }

  /** An id that no other run has. */
  id(prefix: string): string {
    this.counter += 1;
    return `${prefix}_kit${this.runId}${this.counter}`;
  }

  /** Made for the first check that asks, kept for the others. */
  once<T>(name: string, make: () => Promise<T>): Promise<T> {
    const made = (this.made.get(name) as Promise<T> | undefined) ?? make();
    this.made.set(name, made);
    return made;
  }

  get(path: string, manner: Manner = {}): Promise<Answer> { return this.exchange('GET', path, undefined, { manner }); }

  /** Under a key of its own unless one is said; `key: undefined` is none at all. */
  post(path: string, body: unknown, sent: Sent = { key: this.id('key') }): Promise<Answer> {
    return this.exchange('POST', path, JSON.stringify(body), sent);
  }

  postText(path: string, text: string, sent: Sent): Promise<Answer> { return this.exchange('POST', path, text, sent); }

  private async exchange(method: 'GET' | 'POST', path: string, text: string | undefined, { key, manner }: Sent): Promise<Answer> {
    const { url: base, signer, deadlineMs } = this.options;
    const url = new URL(base.replace(/\/$/, '') + path).href;
    const request = { method, url, ...(text === undefined ? {} : { text }), ...(key === undefined ? {} : { key }) };
    const headers = { accept: 'application/json', ...headersOf(request, signer, this.now, manner) };
    const answered = await exchange({ method, url, headers, deadlineMs, ...(text === undefined ? {} : { body: text }) });
    const call = `${method} ${path}`;
    if (answered.kind === 'failed') {
      throw new Unanswered(`${call}: ${answered.reason === 'timeout' ? `no whole answer within ${deadlineMs} ms` : `no answer (${answered.error})`}.`, 'Answer every call, headers and body together, before the caller’s deadline of 10 s.');
    }
    return { call, status: answered.status, headers: answered.headers, text: answered.text, body: parsed(answered.text) };
  }

  /** What `find` finds, as soon as it does, or undefined after so long. */
  async until<T>(find: () => T | undefined, ms = this.options.waitMs): Promise<T | undefined> {
    for (let waited = 0; ; waited += STEP_MS) {
      const found = find();
      if (found !== undefined || waited >= ms) return found;
      await this.options.sleep(STEP_MS);
    }
  }

  /** So that no second ends between signing and reading: what is said about 300 s is exact. */
  async earlyInSecond(): Promise<void> {
    const ms = this.now.epochMilliseconds % 1000;
    if (ms > 300) await this.options.sleep(1000 - ms);
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What was answered, in one line. */
export const shown = ({ call, status, text }: Answer): string => `${call} was answered ${status} ${text.replaceAll(/\s+/g, ' ').slice(0, 240)}`;

/** The type of a problem without `urn:dalmada:problem:`; empty when there is none. */
export function problemType({ body }: Answer): string {
  const read = problemAnswer.safeParse(body);
  return read.success && read.data.type.startsWith('urn:dalmada:problem:') ? read.data.type.slice('urn:dalmada:problem:'.length) : '';
}

/** The answer is this refusal. */
export function refused(answer: Answer, status: number, type: string, because: string): void {
  hold(answer.status === status && problemType(answer) === type, `${shown(answer)}.`, `${because}: answer ${status} with type urn:dalmada:problem:${type}.`);
}

/** The answer refuses these places of the body. */
export function fieldRefused(answer: Answer, pointer: string, because: string): void {
  refused(answer, 422, 'field', because);
  const { errors = [] } = problemAnswer.parse(answer.body);
  hold(errors.some((error) => error.pointer === pointer), `${shown(answer)}.`, `Name the place in errors: [{ "pointer": "${pointer}", "detail": … }].`);
}

/** The answer has one of these statuses. */
export function answered(answer: Answer, statuses: readonly number[], because: string): void {
  hold(statuses.includes(answer.status), `${shown(answer)}.`, `${because}: answer ${statuses.join(' or ')}.`);
}
