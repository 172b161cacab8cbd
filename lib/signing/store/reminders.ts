import type { Temporal } from 'temporal-polyfill';
import { toDate } from '@/lib/platform/clock';
import type { Tx } from '@/lib/platform/db';
import { REMIND_DAYS } from '../model/reminders';

export interface Unsigned {
  id: string;
  number: string;
  purchaserId: string;
  signBy: Date;
  /** The last of the days that has come; those before it are not made up for. */
  day: number;
}

/** One key a contract and day: whoever was told it is not told again. */
export const reminderKey = (contractId: string, day: number): string => `contract-unsigned:${contractId}:${day}`;

/** Two workers do not remind side by side: the second finds what the first has told. */
export async function lockReminders(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('signing-reminders', 0))`;
}

/** Delivered, within its days to sign, not signed, and not yet told of the last day of reminding that has come: as many as one transaction takes. */
export const findUnreminded = (tx: Tx, at: Temporal.Instant): Promise<Unsigned[]> => tx.$queryRaw`
  SELECT c.id, c.number, c.purchaser_id AS "purchaserId", c.sign_by AS "signBy", d.day
    FROM contract c JOIN app_user u ON u.id = c.purchaser_id AND u.closed_at IS NULL
    CROSS JOIN LATERAL (SELECT max(day) AS day FROM unnest(${[...REMIND_DAYS]}::int[]) AS day WHERE c.delivered_at + day * interval '24 hours' <= ${toDate(at)}) d
   WHERE c.state = 'DELIVERED' AND c.sign_by > ${toDate(at)} AND d.day IS NOT NULL
     AND NOT EXISTS (SELECT 1 FROM notification n WHERE n.user_id = c.purchaser_id AND n.event_key = 'contract-unsigned:' || c.id || ':' || d.day)
   ORDER BY c.delivered_at LIMIT 1000`;
