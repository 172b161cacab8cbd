import { isOfTheHouse, type Actor } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { write, type Deps } from '@/lib/platform/db';
import { addJob } from '@/lib/platform/jobs';
import type { InstitutionRef } from './model/institution';
import { findRegistered, setInstitutionStatus, type InstitutionRow } from './store';

export interface StatusChanged {
  changed: boolean;
}

/** Asks it nothing new; what it has approved stands. */
export const pauseInstitution = (deps: Deps, actor: Actor, ref: InstitutionRef) => changeStatus(deps, actor, ref, 'PAUSED');

export const resumeInstitution = (deps: Deps, actor: Actor, ref: InstitutionRef) => changeStatus(deps, actor, ref, 'ACTIVE');

/** Ends what nobody has taken up yet; orders and contracts that rest on it are served to their end. */
export const removeInstitution = (deps: Deps, actor: Actor, ref: InstitutionRef) => changeStatus(deps, actor, ref, 'REMOVED');

/** Errors: `not-found` (no such one, or nobody of the house), `institutions.desk-stays`, `institutions.removed` (register it anew). */
function changeStatus(deps: Deps, actor: Actor, { code }: InstitutionRef, status: InstitutionRow['status']): Promise<Result<StatusChanged>> {
  return write(deps, async (tx) => {
    const known = isOfTheHouse(actor) ? await findRegistered(tx, code) : null;
    if (!known) return err({ code: 'not-found' });
    if (known.kind === 'DESK') return err({ code: 'institutions.desk-stays' });
    if (known.status === status) return ok({ changed: false });
    if (known.status === 'REMOVED') return err({ code: 'institutions.removed' });
    await setInstitutionStatus(tx, known.id, status);
    const action = { ACTIVE: 'institution.resumed', PAUSED: 'institution.paused', REMOVED: 'institution.removed' }[status];
    await audit(tx, { actor, action, subject: { type: 'institution', id: known.id }, data: { code, before: known.status }, at: deps.clock.now() });
    if (status !== 'ACTIVE') await addJob(tx, 'leave-institution', { institutionId: known.id }, { key: `leave-institution:${known.id}` });
    return ok({ changed: true });
  });
}
