import 'server-only';
import { favouriteIds } from '@/lib/catalogue/views/finding';
import { unreadCount } from '@/lib/notifications/views';
import { mallRoom } from '@/lib/limits/views/pre-approval';
import { usableLimit } from '@/lib/limits/views/usable';
import { plainDateIn } from '@/lib/kernel/calendar';
import { formatDay } from '@/lib/kernel/day-text';
import { webDeps } from './deps';
import { currentActor } from './session';

/* Written here: the browser would need a calendar for it. */
const dayIn = (instant: string, today: string) => {
  const day = plainDateIn(instant);
  return { ko: formatDay(day, 'ko', today), en: formatDay(day, 'en', today) };
};

/** What the mall's frame tells its reader about themselves. */
export async function currentPerson() {
  const actor = await currentActor();
  if (!actor || actor.role === 'SYSTEM' || actor.role === 'INSTITUTION') return { visitor: null, unread: 0, limit: null, room: null };
  const deps = await webDeps();
  const [unread, limit, room] = await Promise.all([unreadCount(deps.db, actor), usableLimit(deps, actor), mallRoom(deps, actor)]);
  const today = plainDateIn(deps.clock.now());
  return { visitor: { name: actor.name, role: actor.role }, unread, limit: limit && { monthlyMinor: limit.monthlyMinor, until: dayIn(limit.until, today) }, room: room && { ...room, until: dayIn(room.until, today) } };
}

/** The same, and which goods they marked: for pages that are the same for everybody. */
export async function currentMe() {
  const [person, actor] = await Promise.all([currentPerson(), currentActor()]);
  return { ...person, favourites: actor && person.visitor ? await favouriteIds((await webDeps()).db, actor) : [] };
}
