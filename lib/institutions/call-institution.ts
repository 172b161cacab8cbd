import { ok } from '@/lib/kernel/result';
import { write, type Deps, type Tx } from '@/lib/platform/db';
import { storable } from '@/lib/platform/storable';
import { findRetryAt, takeProbe } from './circuit-store';
import { ensureSigningKey } from './ensure-signing-key';
import { problemAnswer } from './model/answers';
import { CALLS_AT_ONCE, PROBE_SECONDS, SHARE_SECONDS } from './model/circuit';
import { waitingFor } from './model/outside-jobs';
import { noteAnswer, noteFailure, noteStranger } from './note-line';
import { beginCall, endCall, findInstitution, type CallBegun, type InstitutionRow } from './store';
import { exchange, type Exchange } from './transport/exchange';
import type { KeyPair } from './transport/keys';
import { signedHeaders } from './transport/signature';

/** What a page may wait for: a person who tries a financier. */
export const PAGE_DEADLINE_MS = 2_000;
/** What background work waits for. */
export const JOB_DEADLINE_MS = 10_000;

export interface InstitutionCall {
  institutionId: string;
  method: 'GET' | 'POST';
  /** Relative to the institution's base URL, beginning with `/`. */
  path: string;
  /** Idempotency key; every POST has one, and the same one when it is repeated. */
  key?: string;
  body?: unknown;
  deadlineMs: number;
  /** Asked although its line rests: a person wants to know. */
  anyway?: true;
  /** Instead of the key that signs: one that waits, to see whether it is known there. */
  signer?: Pick<KeyPair, 'keyId' | 'privatePem'>;
  /** Looked at, with a lock, as the call is written down: it is made only if what it is about still stands. */
  stands?: (tx: Tx) => Promise<boolean>;
}

/**
 * `answer` 2xx with its JSON, null where it has no body: whoever needs one does not find what it reads for. `problem` a
 * final refusal (4xx), `type` without `urn:dalmada:problem:`. `unknown`: it may or may not have happened, to be resolved
 * by GET or by the same key, never by a new request; `busy` when the institution said so (503, 429, 425, or still at work
 * on this key) or has calls enough of ours; `stranger` when our signature was refused (401), which is never kept under a
 * key: an earlier call may have been carried out, and the same one may be taken once a clock or a set of keys is right;
 * `resting` when it was not asked, because it has failed so often.
 */
export type CallOutcome =
  | { kind: 'answer'; status: number; body: unknown }
  | { kind: 'problem'; status: number; type: string; body: unknown }
  | { kind: 'unknown'; reason: UnknownReason; /** Of a stranger's problem. */ type?: string };

/** `withdrawn`: what it was about did not stand any more, and nothing was sent. */
export type UnknownReason = 'timeout' | 'network' | 'busy' | 'stranger' | 'resting' | 'withdrawn';

/**
 * Asks an institution, signed, under a total deadline. Never inside a transaction (the work may take seconds).
 * Every call is recorded, and one that fails counts: an institution that fails again and again is left alone for a while,
 * by every process, then tried by one call. Throws when there is no such institution or it has no address.
 */
export async function callInstitution(deps: Deps, call: InstitutionCall): Promise<CallOutcome> {
  if (deps.tx) throw new Error('An institution is never called inside a transaction');
  const institution = await findInstitution(deps.db, call.institutionId);
  if (!institution?.baseUrl) throw new Error(`Institution ${call.institutionId} has no address`);
  const callsNow = atOnce.get(institution.id) ?? 0;
  if (callsNow >= CALLS_AT_ONCE) return notAsked(deps, institution.id, 'busy', SHARE_SECONDS);
  atOnce.set(institution.id, callsNow + 1);
  try {
    const rests = !call.anyway && institution.circuit !== null && institution.circuit.state !== 'CLOSED';
    // Whoever takes the turn to try makes the call: a turn taken for nothing would keep it resting.
    if (rests && !(await mayTry(deps, institution.id))) return notAsked(deps, institution.id, 'resting', await restLeft(deps, institution.id));
    return await callNow(deps, institution, call);
  } finally {
    atOnce.set(institution.id, (atOnce.get(institution.id) ?? 1) - 1);
  }
}

/** The job that wanted to ask is put off: it spends no attempt on a call that was never made. */
function notAsked({ putOff }: Deps, institutionId: string, reason: 'busy' | 'resting', seconds: number): CallOutcome {
  putOff?.({ seconds, about: waitingFor(institutionId) });
  return { kind: 'unknown', reason };
}

async function restLeft({ db, clock }: Deps, institutionId: string): Promise<number> {
  const retryAt = await findRetryAt(db, institutionId);
  return Math.max(1, retryAt ? Math.ceil((retryAt.epochMilliseconds - clock.now().epochMilliseconds) / 1000) : 0);
}

/** Calls of this process on their way, by institution. */
const atOnce = new Map<string, number>();

async function callNow(deps: Deps, institution: InstitutionRow, call: InstitutionCall): Promise<CallOutcome> {
  const signer = call.signer ?? await ownSigner(deps);
  const url = new URL((institution.baseUrl ?? '').replace(/\/$/, '') + call.path).href;
  const body = call.method === 'POST' ? JSON.stringify(call.body ?? {}) : undefined;
  const request = { method: call.method, url, ...(body === undefined ? {} : { body }), ...(call.key === undefined ? {} : { key: call.key }) };
  const { institutionId, method, path, key = null } = call;
  const callId = await begin(deps, call, { institutionId, method, path, key, at: deps.clock.now() });
  if (callId === undefined) return { kind: 'unknown', reason: 'withdrawn' };
  const started = performance.now();
  const answered = await exchange({
    method: call.method, url, ...(body === undefined ? {} : { body }), deadlineMs: call.deadlineMs,
    headers: { accept: 'application/json', ...signedHeaders(request, signer, deps.clock.now()) },
  }, deps.fetch);
  const { outcome, error } = readExchange(answered);
  await noteCall(deps, institution, { outcome, answered, error, anyway: call.anyway });
  await endCall(deps.db, callId, {
    status: answered.kind === 'answer' ? answered.status : null, durationMs: Math.round(performance.now() - started), error, settled: outcome.kind !== 'unknown',
  });
  return outcome;
}

async function ownSigner(deps: Deps): Promise<KeyPair> {
  const signer = await ensureSigningKey(deps);
  if (!signer.ok) throw new Error(signer.error.code);
  return signer.value;
}

/** The call's row, in a transaction with what it is about where that may be over by now; undefined where it is. */
async function begin(deps: Deps, { stands }: InstitutionCall, row: CallBegun): Promise<bigint | undefined> {
  const begun = await write(deps, async (tx) => ok(!stands || (await stands(tx)) ? await beginCall(tx, row) : undefined));
  return begun.ok ? begun.value : undefined;
}

type Made = Reading & { answered: Exchange; anyway: true | undefined };

/** What a call says of the line. Who tries a financier by hand sees for himself that it takes us for strangers. */
async function noteCall(deps: Deps, institution: InstitutionRow, { outcome, answered, error, anyway }: Made): Promise<void> {
  const { circuit } = institution;
  if (outcome.kind === 'unknown' && outcome.reason === 'stranger') {
    if (!anyway) await noteStranger(deps, institution, error ?? 'unknown');
  } else if (isFailure(outcome, answered)) await noteFailure(deps, institution, error ?? 'unknown');
  else if (circuit && (circuit.state !== 'CLOSED' || circuit.failures > 0)) await noteAnswer(deps, institution);
}

/** Whoever says that it is at work on this key, or that we ask too often, is well. */
const isFailure = (outcome: CallOutcome, answered: Exchange): boolean =>
  outcome.kind === 'unknown' && !(outcome.reason === 'busy' && answered.kind === 'answer' && answered.status < 500);

/** One call at a time tries a financier whose rest is over. */
function mayTry({ db, clock }: Deps, institutionId: string): Promise<boolean> {
  const at = clock.now();
  return takeProbe(db, institutionId, at, at.add({ seconds: PROBE_SECONDS }));
}

interface Reading {
  outcome: CallOutcome;
  /** For the record of calls. */
  error: string | null;
}

/** What an exchange means: only a JSON answer of 2xx, an empty one, or a 4xx settles anything; of those not what says that the time or the sender was wrong. */
export function readExchange(answered: Exchange): Reading {
  if (answered.kind === 'failed') return { outcome: { kind: 'unknown', reason: answered.reason }, error: answered.error };
  const { status } = answered;
  const body = answered.text.trim() === '' ? null : parsedJson(answered.text);
  if (status >= 200 && status < 300) {
    return body === undefined ? unknown('network', 'not-json') : { outcome: { kind: 'answer', status, body }, error: null };
  }
  if (status < 400) return unknown('network', 'redirect');
  const type = problemType(body);
  if (status === 401) return { outcome: { kind: 'unknown', reason: 'stranger', type }, error: type };
  if (status === 408) return unknown('timeout', type);
  if (status === 503 || status === 429 || status === 425 || type === 'in-flight') return unknown('busy', type);
  if (status >= 500) return unknown('network', type);
  return { outcome: { kind: 'problem', status, type, body: body ?? null }, error: type };
}

const unknown = (reason: 'network' | 'timeout' | 'busy', error: string): Reading => ({ outcome: { kind: 'unknown', reason }, error });

function problemType(body: unknown): string {
  const problem = problemAnswer.safeParse(body);
  return problem.success ? problem.data.type.replace(/^urn:dalmada:problem:/, '').slice(0, 200) : 'about:blank';
}

function parsedJson(text: string): unknown {
  try {
    return storable(JSON.parse(text));
  } catch {
    return undefined;
  }
}
