import type { Deps } from '@/lib/platform/db';
import { HttpInstitution } from './http-institution';
import { isKnownApproval } from './store/approvals';

export interface Stray {
  institutionId: string;
  externalId: string;
}

/** Tells an outside financier that an approval which was never applied here will not be taken. Throws while the outcome is unknown. */
export async function declineStray(deps: Deps, { institutionId, externalId }: Stray): Promise<void> {
  if (await isKnownApproval(deps.db, institutionId, externalId)) return;
  const answered = await new HttpInstitution(deps, institutionId).decline(externalId);
  if (answered.kind === 'unknown') throw new Error(`decline of ${externalId} not known to have arrived: ${answered.reason}`);
  if (answered.kind === 'refused') deps.log.warn('decline refused', { institutionId, externalId, type: answered.type });
}
