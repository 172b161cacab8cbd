import { daysFrom, monthsOn } from './days';
import type { Lease } from './lease';

/** A share in hundredths of a percent, half up. */
export const shareHalfUp = (amount: bigint, bps: number): bigint => (amount * BigInt(bps) * 2n + 10_000n) / 20_000n;

/**
 * The fee for the days after a day, which who pays early does not owe (art. 14 with 13(2)): each month's fee is earned
 * evenly over the days from one due date to the next, what is not earned is rounded half up, month by month.
 */
export function feeToCome({ months }: Lease, on: string): bigint {
  const dueDay = Math.max(...months.map(({ dueOn }) => Number(dueOn.slice(8))));
  let fee = 0n;
  for (const [index, { dueOn, interest }] of months.entries()) {
    const from = months[index - 1]?.dueOn ?? monthsOn(dueOn, -1, dueDay);
    if (on >= dueOn) continue;
    const [left, whole] = [BigInt(daysFrom(on > from ? on : from, dueOn)), BigInt(daysFrom(from, dueOn))];
    fee += (interest * left * 2n + whole) / (whole * 2n);
  }
  return fee;
}
