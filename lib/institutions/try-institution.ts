import { isOfTheHouse, type Actor } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import type { Deps } from '@/lib/platform/db';
import { newId } from '@/lib/platform/id';
import { callInstitution, PAGE_DEADLINE_MS, type CallOutcome, type InstitutionCall } from './call-institution';
import type { InstitutionRef } from './model/institution';
import type { Tried } from './model/tried';
import { findInstitutionByCode } from './store';
import { exchange } from './transport/exchange';

/** Tries an outside financier, whether its line rests or not; nothing is asked that counts. Errors: `not-found`. */
export async function tryInstitution(deps: Deps, actor: Actor, { code }: InstitutionRef): Promise<Result<Tried>> {
  const known = isOfTheHouse(actor) ? await findInstitutionByCode(deps.db, code) : null;
  if (!known?.baseUrl) return err({ code: 'not-found' });
  const started = performance.now();
  const health = await exchange({ method: 'GET', url: `${known.baseUrl.replace(/\/$/, '')}/health`, headers: { accept: 'application/json' }, deadlineMs: PAGE_DEADLINE_MS });
  const healthy = health.kind === 'answer' && health.status === 200;
  const said: Tried['health'] = healthy ? { ms: Math.round(performance.now() - started) } : { wrong: health.kind === 'answer' ? `HTTP ${health.status}` : health.error };
  if (health.kind === 'failed') return ok({ health: said, signed: 'not-asked' });
  return ok({ health: said, ...(await askSigned(deps, known.id)) });
}

/** A signed question about a request that never was; under the key that signs, or under another. */
export async function askSigned(deps: Deps, institutionId: string, signer?: InstitutionCall['signer']): Promise<Pick<Tried, 'signed' | 'seen'>> {
  return readTrial(await callInstitution(deps, {
    institutionId, method: 'GET', path: `/limit-requests/${newId('lr')}`, deadlineMs: PAGE_DEADLINE_MS, anyway: true, ...(signer && { signer }),
  }));
}

function readTrial(outcome: CallOutcome): Pick<Tried, 'signed' | 'seen'> {
  if (outcome.kind === 'problem' && outcome.status === 404) return { signed: 'ok' };
  if (outcome.kind === 'unknown' && outcome.reason === 'stranger') return { signed: 'refused-signature', seen: outcome.type ?? 'HTTP 401' };
  return { signed: 'other', seen: outcome.kind === 'unknown' ? outcome.reason : `HTTP ${outcome.status}` };
}
