import type { Db, Tx } from './db';

/** Seconds by which the demo's clock runs ahead; 0 until an admin moves it. */
export async function readClockOffset(db: Db | Tx): Promise<number> {
  const row = await db.demoClock.findUnique({ where: { id: 1 } });
  return Number(row?.offsetSeconds ?? 0n);
}

export async function writeClockOffset(tx: Tx, seconds: number): Promise<void> {
  await tx.demoClock.upsert({ where: { id: 1 }, create: { id: 1, offsetSeconds: BigInt(seconds) }, update: { offsetSeconds: BigInt(seconds) } });
}
