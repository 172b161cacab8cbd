/** From this amount financed on two others must agree with the one who proposes. Minor units of won. */
export const TWO_CHECKS_FROM_MINOR = 10_000_000n;

export const checksNeeded = (financedMinor: bigint): 1 | 2 => (financedMinor >= TWO_CHECKS_FROM_MINOR ? 2 : 1);

/** What somebody at the desk may do with a proposal that waits. */
export type Part = 'CHECK' | 'OWN' | 'AGREED';

interface Waiting {
  proposedById: string;
  checks: readonly { checkedById: string }[];
}

/** The maker never checks, and nobody does so twice. */
export function partOf({ proposedById, checks }: Waiting, userId: string): Part {
  if (proposedById === userId) return 'OWN';
  return checks.some(({ checkedById }) => checkedById === userId) ? 'AGREED' : 'CHECK';
}
