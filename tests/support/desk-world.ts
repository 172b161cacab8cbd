import { testDatabase } from './database';
import { DeskCaller } from './desk-caller';
import { deskLimits } from './desk-limits';

/** A lender with an empty book, a mall that may ask it, and seller `s_1` with room for whatever is asked. */
export async function deskWorld() {
  const database = await testDatabase();
  const mall = await new DeskCaller(database.deps).register();
  const desk = deskLimits(mall, database.clock);
  await desk.sellerLimit('s_1', '100000000');
  return { database, mall, desk };
}
