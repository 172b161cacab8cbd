import { readNotices } from '@/lib/notifications/read-notices';
import type { Deps } from '@/lib/platform/db';
import { asOf, daysAgo } from './demo-time';
import { done } from './done';

/** What came since then is still to be read. */
const DAYS_UNREAD = 2;

/** Everybody has read what they were told before the day before yesterday ended. */
export async function seedReading(deps: Deps): Promise<void> {
  const then = asOf(deps, daysAgo(deps.clock, DAYS_UNREAD, 22));
  const told = await deps.db.user.findMany({ where: { notifications: { some: {} } }, select: { id: true, name: true, role: true } });
  for (const { id, name, role } of told) done(`notices of ${name}`, await readNotices(then, { userId: id, name, role }, {}));
}
