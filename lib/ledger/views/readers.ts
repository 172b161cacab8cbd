import type { Actor } from '@/lib/kernel/actor';
import { isOfTheHouse } from '@/lib/kernel/actor';

/** Who sees the books: the mall's own people, and the desk, whose leases are in them. */
export const readsBooks = (actor: Actor): boolean => isOfTheHouse(actor) || actor.role === 'DESK';
