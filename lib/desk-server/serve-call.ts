import { signerOf } from '@/lib/institutions/transport/signature';
import type { Deps, Tx } from '@/lib/platform/db';
import { answerOnce, textOf, type AnsweredText } from './answer-once';
import { asking, type Asking } from './caller';
import { answerApproval } from './calls/approval';
import { answerContract, answerContractEvent } from './calls/contract';
import { answerLimitRequest, readLimitRequest } from './calls/limit-request';
import { answerRemittance } from './calls/remittance';
import { answerSellerLimit } from './calls/seller-limit';
import { DESK_TENANT } from './model/caller-input';
import { callOf, type Call } from './model/path';
import { problem, type Served } from './model/problem';
import { findCallers, findTenant } from './store/callers';

const MAX_KEY = 255;

export interface ServedRequest {
  /** Which lender is asked. */
  tenant: string;
  method: string;
  /** The path below the lender's base address. */
  segments: readonly string[];
  /** The addresses that the caller may have signed. */
  targetUris: readonly string[];
  headers: Headers;
  /** Undefined when there was more than is read. */
  raw: Uint8Array | undefined;
}

/** One call of the institution protocol, from signature to kept answer. */
export async function serveCall(deps: Deps, request: ServedRequest): Promise<AnsweredText> {
  const tenant = await findTenant(deps.db, request.tenant);
  // Its row is written with its first caller, but the desk is here before: nobody's signature is known to it yet.
  if (!tenant && request.tenant !== DESK_TENANT) return textOf(problem('unknown'));
  if (request.method === 'GET' && request.segments.join('/') === 'health') return textOf({ status: 200, body: { status: 'ok' } });
  if (!request.raw) return textOf(problem('too-large'));
  const callers = tenant ? await findCallers(deps.db, tenant.code) : [];
  const keys = callers.flatMap((caller) => caller.publicKeys.map((key) => ({ ...key, caller })));
  const signer = await signerOf({ ...request, body: request.raw }, keys, deps.clock.now());
  if (!tenant || !signer) return textOf(problem('signature'));
  const who = asking(deps, tenant, signer.caller);
  const call = callOf(request.method, request.segments);
  if (!call) return textOf(problem('unknown'));
  if (call.name === 'limit-lookup') return textOf(await readLimitRequest(who, deps.db, call.id));
  return posted(who, call, request, request.raw);
}

async function posted(who: Asking, call: Call, request: ServedRequest, raw: Uint8Array): Promise<AnsweredText> {
  const key = request.headers.get('idempotency-key') ?? '';
  if (key === '' || key.length > MAX_KEY) return textOf(problem('idempotency-key-missing'));
  const scope = { principal: `${who.party.tenantCode}:${who.party.callerCode}`, route: `POST /${request.segments.map(encodeURIComponent).join('/')}`, key };
  return answerOnce(who, scope, raw, async (tx) => {
    const body = parsedJson(raw, call);
    return body === undefined ? problem('json') : dispatch(who, tx, call, body);
  });
}

async function dispatch(who: Asking, tx: Tx, call: Call, body: unknown): Promise<Served> {
  switch (call.name) {
    case 'limit-request': return answerLimitRequest(who, tx, body);
    case 'approval': return answerApproval(who, tx, call.id, call.verb, body);
    case 'seller-limit': return answerSellerLimit(who, tx, body);
    case 'contract': return answerContract(who, tx, body);
    case 'contract-event': return answerContractEvent(who, tx, call.id, body);
    case 'remittance': return answerRemittance(who, tx, call.id, body);
    case 'limit-lookup': return problem('unknown');
  }
}

/** JSON in UTF-8. No body at all is one only where there is nothing to be said in it. */
function parsedJson(raw: Uint8Array, call: Call): unknown {
  if (raw.byteLength === 0 && call.name === 'approval' && call.verb === 'decline') return {};
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(raw));
  } catch {
    return undefined;
  }
}
