import { canMove } from '@/lib/kernel/transitions';
import type { Tx } from '@/lib/platform/db';
import { unitMoves, type UnitState } from './model/states';

/**
 * Takes a unit off the shelf for an order: the first AVAILABLE one becomes HELD and its id is returned, null when none
 * is left. One statement; units that others are just taking are passed over, so buyers never queue behind each other.
 */
export async function holdUnit(tx: Tx, listingId: string): Promise<string | null> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    UPDATE unit SET state = 'HELD'
     WHERE id = (SELECT id FROM unit WHERE listing_id = ${listingId} AND state = 'AVAILABLE' ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED)
       AND state = 'AVAILABLE'
    RETURNING id`;
  return rows[0]?.id ?? null;
}

/**
 * Moves one unit, if it stands where it is expected to; false when it does not.
 * @throws RangeError for a move that units never make: a slip in the code, not a race.
 */
export async function moveUnit(tx: Tx, unitId: string, from: UnitState | readonly UnitState[], to: UnitState): Promise<boolean> {
  const sources = typeof from === 'string' ? [from] : [...from];
  const illegal = sources.find((source) => !canMove(unitMoves, source, to));
  if (illegal) throw new RangeError(`A unit never moves from ${illegal} to ${to}`);
  const count = await tx.$executeRaw`UPDATE unit SET state = ${to}::"UnitState" WHERE id = ${unitId} AND state::text = ANY (${sources}::text[])`;
  return count === 1;
}

/** Whether a unit is on its way back to its shop, or off the shelf there. */
export const isBack = async (tx: Tx, unitId: string): Promise<boolean> => (await tx.unit.count({ where: { id: unitId, state: { in: ['RETURNING', 'WITHDRAWN'] } } })) === 1;
