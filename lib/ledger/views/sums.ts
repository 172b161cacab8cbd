import { Prisma } from '@/lib/platform/generated/client';

/** What was posted to accounts, day by day: the sums that are kept, and what was posted since they were taken together. */
export const ACCOUNT_DAYS = Prisma.sql`
  (SELECT account_code, currency, day, debit_minor, credit_minor FROM account_sum UNION ALL SELECT account_code, currency, day, debit_minor, credit_minor FROM account_movement) d`;
