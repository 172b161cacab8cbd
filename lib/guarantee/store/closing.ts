import type { Temporal } from 'temporal-polyfill';
import { toDate } from '@/lib/platform/clock';
import type { Tx } from '@/lib/platform/db';

/** A clock that stands when its claim ends stands no longer. */
export const endPause = (tx: Tx, claimId: string, at: Temporal.Instant) => tx.claimPause.updateMany({ where: { claimId, untilAt: null }, data: { untilAt: toDate(at) } });

/** The acceptance's defect is seen to with the claim that took it further. */
export const closeDefect = (tx: Tx, id: string) => tx.claim.updateMany({ where: { id, state: 'OPEN' }, data: { state: 'CLOSED' } });
