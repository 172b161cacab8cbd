interface Asked {
  amountMinor: bigint;
  /** What service credits took off it, and what was paid of it with money that came for another bill. */
  creditMinor: bigint;
  putMinor: bigint;
}

/** What of a bill is still asked for; of one that is paid, what was collected by itself. */
export const rest = ({ amountMinor, creditMinor, putMinor }: Asked): bigint => amountMinor - creditMinor - putMinor;
