import type { Db } from '@/lib/platform/db';
import type { Particulars } from '../model/particulars';

export interface WaitingRow {
  id: string;
  orderId: string;
  drawnAt: Date;
  said: Particulars['seller'];
  secondAskedById: string | null;
  firstApprovedById: string | null;
}

/** What waits for review, the longest waiting first: no more of each than its flags are found by. */
export const findWaiting = (db: Db, most: number): Promise<WaitingRow[]> => db.$queryRaw`
  SELECT c.id, c.order_id AS "orderId", c.drawn_at AS "drawnAt", c.particulars -> 'seller' AS said, c.second_asked_by_id AS "secondAskedById", c.first_approved_by_id AS "firstApprovedById"
    FROM contract c WHERE c.state = 'DRAWN' ORDER BY c.drawn_at, c.id LIMIT ${most}`;

export interface UnsealedRow {
  id: string;
  attempts: number | null;
  lastError: string | null;
}

/** Signed contracts that should long be sealed, with how the job that seals them fares. */
export const findSealJobs = (db: Db, ids: readonly string[]): Promise<UnsealedRow[]> => db.$queryRaw`
  SELECT c.id, j.attempts::int AS attempts, j.last_error AS "lastError"
    FROM unnest(${ids}::text[]) AS c(id) LEFT JOIN graphile_worker._private_jobs j ON j.key = 'seal-contract:' || c.id`;
