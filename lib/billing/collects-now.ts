import { ShiftedClock } from '@/lib/platform/clock';
import type { Deps } from '@/lib/platform/db';
import { mayCollect } from './model/collection';

/**
 * Whether collections may be begun now. A demo's clock that was moved is held to business days alone: it stands at whatever
 * hour the mover sits at the desk, and who watches a lease's life at night would never see it pay.
 */
export const collectsNow = ({ clock }: Pick<Deps, 'clock'>): boolean => mayCollect(clock.now(), clock instanceof ShiftedClock && clock.offsetSeconds !== 0);
