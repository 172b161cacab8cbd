import type { Db } from '@/lib/platform/db';

/** The page that a purchaser was sent to; null where there is none. Whoever has its name may see it: it says nothing of anybody. */
export const setupPage = (db: Db, id: string): Promise<{ id: string; returnUrl: string; doneAt: Date | null } | null> =>
  db.sandboxSetup.findUnique({ where: { id }, select: { id: true, returnUrl: true, doneAt: true } });
