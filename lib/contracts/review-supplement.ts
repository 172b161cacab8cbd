import type { Temporal } from 'temporal-polyfill';
import type { Change } from '@/lib/kernel/amendment';
import { termsSha256, type CanonicalTerms } from '@/lib/kernel/canonical-terms';
import type { Db, Tx } from '@/lib/platform/db';
import { supplementSignBy } from './model/deadlines';
import { particularsShape } from './model/particulars';
import { supplementChecks } from './model/supplement';
import type { ContractRow } from './store/contracts';
import { changeOf, findPapers, isInForce } from './store/supplements';

export interface SupplementReview {
  change: Change;
  checks: ReturnType<typeof supplementChecks>;
  /** Nothing stands against approval. */
  approvable: boolean;
}

/** A supplement beside the contract that it changes and the supplements before it. Null where there is no such contract. */
export async function reviewSupplement(db: Db | Tx, supplement: ContractRow, at: Temporal.Instant): Promise<SupplementReview | null> {
  const papers = await findPapers(db, supplement.orderId, supplement.supplementNo);
  if (!papers) return null;
  const terms = supplement.terms as unknown as CanonicalTerms;
  const change = changeOf(supplement);
  const checks = supplementChecks({
    inForce: await isInForce(db, supplement.orderId), papers, said: { change, terms, particulars: particularsShape.parse(supplement.particulars) },
    hashAgrees: (await termsSha256(terms)) === supplement.termsSha256, timely: supplementSignBy(at, change, terms.timeZone).epochMilliseconds > at.epochMilliseconds,
  });
  return { change, checks, approvable: checks.every(({ passed }) => passed) };
}
