import type { Temporal } from 'temporal-polyfill';
import type { Actor } from '@/lib/kernel/actor';
import { plainDateIn } from '@/lib/kernel/calendar';
import { freezeLease } from '@/lib/leases/freeze-store';
import { audit } from '@/lib/platform/audit';
import type { Tx } from '@/lib/platform/db';
import { deadlinesOf } from './model/claim';
import { addStep, findClaim, insertClaim } from './store/claims';
import { newClaimId, type LeaseForGuarantee } from './store/guarantees';
import { tellDesk, tellKeeper, tellPurchaser } from './tell';

interface Starting {
  actor: Actor;
  defectId?: string;
  text: string;
  serial: string;
  sinceOn: string;
  usable: boolean;
  photos: readonly string[];
  at: Temporal.Instant;
}

interface Of {
  lease: LeaseForGuarantee;
  guarantee: { keeperId: string; responseHours: number; repairDays: number };
}

/** A claim of a lease begins: both clocks run, what is overdue rests. Null where a picture is not its author's. */
export async function startClaim(tx: Tx, { lease, guarantee }: Of, { actor, at, photos, ...claim }: Starting): Promise<string | null> {
  const id = newClaimId();
  const { respondBy, repairBy } = deadlinesOf(guarantee, at, lease.timeZone);
  await insertClaim(tx, { id, leaseId: lease.id, keeperId: guarantee.keeperId, ...claim, openedAt: at, respondBy, repairBy });
  await freezeLease(tx, { leaseId: lease.id, cause: 'CLAIM', sourceId: id, fromOn: plainDateIn(at, lease.timeZone) });
  if (!await addStep(tx, id, { act: claim.defectId === undefined ? 'OPENED' : 'TAKEN_UP', actor, text: claim.text, photos, at })) return null;
  await audit(tx, { actor, action: 'claim.opened', subject: { type: 'claim', id }, reason: claim.text, data: { leaseId: lease.id, respondBy: respondBy.toString(), repairBy: repairBy.toString() }, at });
  const row = await findClaim(tx, id);
  if (!row) return null;
  const news = { key: id, params: { respondBy: respondBy.toString(), repairBy: repairBy.toString() }, at };
  await tellPurchaser(tx, row, { what: 'opened', ...news });
  await tellKeeper(tx, row, { what: 'opened-seller', ...news });
  await tellDesk(tx, row, { what: 'opened-desk', ...news });
  return id;
}
