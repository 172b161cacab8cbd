import { SYSTEM } from '@/lib/kernel/actor';
import { ok } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { write, writeOnce, type Deps } from '@/lib/platform/db';
import { addJob, wakeJobs } from '@/lib/platform/jobs';
import { lockCircuit, saveCircuit } from './circuit-store';
import { afterFailure } from './model/circuit';
import { waitingFor } from './model/outside-jobs';

interface Line {
  id: string;
  code: string;
  nameKo: string;
  nameEn: string;
}

/** A call failed: after a few in a row the financier is left alone, and the admins are told the first time. */
export async function noteFailure(deps: Deps, { id, code, nameKo, nameEn }: Line, error: string): Promise<void> {
  await write(deps, async (tx) => {
    const at = deps.clock.now();
    const before = await lockCircuit(tx, id, at);
    const turn = afterFailure(before);
    if (!turn) return ok(undefined);
    await saveCircuit(tx, id, turn, error, at);
    if (before.state !== 'CLOSED' || turn.state === 'CLOSED') return ok(undefined);
    await audit(tx, { actor: SYSTEM, action: 'institution.line-opened', subject: { type: 'institution', id }, reason: error, data: { failures: turn.failures }, at });
    await addJob(tx, 'notify', {
      to: { role: 'ADMIN' }, kind: 'institutions.line-opened', params: { lenderKo: nameKo, lenderEn: nameEn, error }, href: '/admin/institutions',
      eventKey: `institutions.line-opened:${code}:${at.toString()}`,
    });
    return ok(undefined);
  });
}

/**
 * A financier does not know our signature (401): the admins are told, once a day, since clocks and keys are mended by
 * people. Its line is as it was. It answers, so leaving it alone would help nobody; it heard nothing of ours, so what
 * waits for it is not let go.
 */
export async function noteStranger(deps: Deps, { code, nameKo, nameEn }: Line, error: string): Promise<void> {
  const eventKey = `institutions.stranger:${code}:${deps.clock.now().toString().slice(0, 10)}`;
  await writeOnce(deps, (tx) => addJob(tx, 'notify', {
    to: { role: 'ADMIN' }, kind: 'institutions.stranger', params: { lenderKo: nameKo, lenderEn: nameEn, error }, href: '/admin/institutions', eventKey,
  }, { key: eventKey }));
}

/** A call was answered: the financier is well, and what waited for it is tried now. */
export async function noteAnswer(deps: Deps, { id }: Line): Promise<void> {
  await write(deps, async (tx) => {
    const at = deps.clock.now();
    const before = await lockCircuit(tx, id, at);
    await saveCircuit(tx, id, { state: 'CLOSED', failures: 0, openings: 0, restSeconds: null }, null, at);
    if (before.state === 'CLOSED') return ok(undefined);
    await audit(tx, { actor: SYSTEM, action: 'institution.line-closed', subject: { type: 'institution', id }, at });
    await wakeJobs(tx, waitingFor(id));
    return ok(undefined);
  });
}
