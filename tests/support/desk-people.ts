import type { Actor } from '@/lib/kernel/actor';
import { toDate } from '@/lib/platform/clock';
import type { Deps } from '@/lib/platform/db';
import { newId } from '@/lib/platform/id';

/** Somebody who works at the lease desk. */
export async function someDesk(deps: Deps, name = '정민서'): Promise<Actor> {
  const userId = newId('p');
  await deps.db.user.create({ data: { id: userId, email: `${userId.toLowerCase()}@dalmada.test`, name, role: 'DESK', passwordHash: '-', createdAt: toDate(deps.clock.now()) } });
  return { userId, role: 'DESK', name };
}
