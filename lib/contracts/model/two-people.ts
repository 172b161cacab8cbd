import { TWO_CHECKS_FROM_MINOR } from '@/lib/limits/model/desk-checks';

/**
 * From this amount financed on two admins approve a contract, one after the other: where the desk wanted more than one
 * pair of eyes on the limit, the paper that it ends in has them too. Minor units of won; the database knows it as well.
 */
export const TWO_ADMINS_FROM_MINOR = TWO_CHECKS_FROM_MINOR;

interface Round {
  secondAskedById: string | null;
  firstApprovedById: string | null;
}

/** What an admin may do in this round: decide; nothing, having asked for somebody else's judgement; or at most send it back, having approved first. */
export type Part = 'DECIDE' | 'ASKED' | 'FIRST';

export function partOf({ secondAskedById, firstApprovedById }: Round, userId: string): Part {
  if (secondAskedById === userId) return 'ASKED';
  return firstApprovedById === userId ? 'FIRST' : 'DECIDE';
}

/** Whether an approval ends the review, or waits for that of another. A supplement changes a contract that two have approved. */
export const endsReview = ({ financedMinor, supplementNo, firstApprovedById }: { financedMinor: bigint; supplementNo: number; firstApprovedById: string | null }): boolean =>
  supplementNo > 0 || financedMinor < TWO_ADMINS_FROM_MINOR || firstApprovedById !== null;

/** A first person has left words that whoever decides has to have read. */
export const wasPassedOn = ({ secondAskedById, firstApprovedById }: Round): boolean => secondAskedById !== null || firstApprovedById !== null;
