import type { Temporal } from 'temporal-polyfill';
import { toDate } from './clock';
import type { Tx } from './db';

/** Readable numbers: order O, listing L, limit request R, contract DM, lease LS, return RT, transfer TR, settlement ST (numbered where it is made, in one statement for all). */
export type NumberSeries = 'O' | 'L' | 'R' | 'DM' | 'LS' | 'RT' | 'TR';

/** The next readable number, e.g. `O-2611-0917`: year and month in Seoul, then a running number from a sequence (gaps allowed, no lock). */
export async function nextNumber(tx: Tx, series: NumberSeries, at: Temporal.Instant): Promise<string> {
  const rows = await tx.$queryRaw<{ number: string }[]>`SELECT next_number(${series}, ${toDate(at)}) AS number`;
  return rows[0]?.number ?? '';
}
