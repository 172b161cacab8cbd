import type { CSSProperties } from 'react';

/** How much of all that is paid is the cash price: the pale part of a `cost-line`. */
export function cashShare({ cashPriceMinor, totalToOwnMinor }: { cashPriceMinor: bigint; totalToOwnMinor: bigint }): CSSProperties {
  const share = totalToOwnMinor > cashPriceMinor ? Number((cashPriceMinor * 1000n) / totalToOwnMinor) / 10 : 101;
  return { '--cash': `${share}%` } as CSSProperties;
}
