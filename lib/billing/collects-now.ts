import type { Temporal } from 'temporal-polyfill';
import { ShiftedClock } from '@/lib/platform/clock';
import type { Deps } from '@/lib/platform/db';
import { mayCollect } from './model/collection';

/**
 * Whether collections may be begun at that instant. A demo's clock that was moved is held to business days alone: it stands at
 * whatever hour the mover sits at the desk, and who watches a lease's life at night would never see it pay.
 */
export const collectsAt = ({ clock }: Pick<Deps, 'clock'>, at: Temporal.Instant): boolean => mayCollect(at, clock instanceof ShiftedClock && clock.offsetSeconds !== 0);

export const collectsNow = (deps: Pick<Deps, 'clock'>): boolean => collectsAt(deps, deps.clock.now());
