import type { Temporal } from 'temporal-polyfill';
import { toDate } from '@/lib/platform/clock';
import type { Db } from '@/lib/platform/db';

interface Waiting { id: string; orderId: string }

/** Accepted orders whose contract nobody is drawing up, since before an instant. One that is being drawn and whose question was answered for good (`issueKey`) is waited for. */
export const findUndrawn = (db: Db, before: Temporal.Instant): Promise<Waiting[]> => db.$queryRaw`
  SELECT o.id, o.id AS "orderId" FROM lease_order o JOIN delivery d ON d.order_id = o.id LEFT JOIN contract c ON c.order_id = o.id AND c.supplement_no = 0
   WHERE o.state = 'ACCEPTED' AND d.relayed_at < ${toDate(before)} AND (c.id IS NULL OR c.state = 'RETURNED' OR (c.state = 'DRAWING' AND NOT EXISTS (
       SELECT 1 FROM institution_call k WHERE k.institution_id = o.institution_id AND k.settled AND k.key = o.id || CASE c.round WHEN 1 THEN '' ELSE ':' || c.round END)))
     AND NOT EXISTS (SELECT 1 FROM graphile_worker.jobs j WHERE j.key = 'draw-up-contract:' || o.id AND j.attempts < j.max_attempts)
   ORDER BY d.relayed_at LIMIT 100`;

/** Approved contracts that nobody is delivering, since before an instant. */
export const findUndelivered = (db: Db, before: Temporal.Instant): Promise<Waiting[]> => db.$queryRaw`
  SELECT c.id, c.order_id AS "orderId" FROM contract c
   WHERE c.state = 'REVIEWED' AND c.reviewed_at < ${toDate(before)}
     AND NOT EXISTS (SELECT 1 FROM graphile_worker.jobs j WHERE j.key = 'deliver-contract:' || c.id AND j.attempts < j.max_attempts)
   ORDER BY c.reviewed_at LIMIT 100`;
