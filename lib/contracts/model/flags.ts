import { canonicalText } from '@/lib/kernel/canonical-terms';
import type { Decision } from '@/lib/deliveries/model/states';
import { isNameOf } from '@/lib/orders/model/draft';
import type { Particulars } from './particulars';
import { TWO_ADMINS_FROM_MINOR } from './two-people';

/** What is known of a contract beside its terms: what was done on the way to it, and what has changed since. */
export interface FlagFacts {
  /** At the inspection the purchaser wrote that the serial number differs. */
  serialDiffers: boolean;
  decision: Decision | null;
  relayedByMall: boolean;
  /** Of the allocated unit, where another was sent in its place. */
  insteadOfSerial: string | null;
  /** No contract of this seller has reached a purchaser yet. */
  firstOfSeller: boolean;
  financedMinor: bigint;
  /** This purchaser has no contract of such an amount in force. */
  firstLarge: boolean;
  /** As it was signed, and as the shelf says it now; null where it stands there no longer. */
  cashPriceMinor: { signed: bigint; now: bigint | null };
  signatureName: string;
  /** Of the purchaser's account, now. */
  purchaserName: string;
  /** As the contract says it, and as it is now. */
  seller: { said: Particulars['seller']; now: Particulars['seller'] };
}

/** What an admin looks at before deciding, the gravest first; each has texts under `contracts.flags`. */
export const FLAGS = ['serial-differs', 'defects', 'other-unit', 'first-large', 'large-amount', 'price-changed', 'purchaser-renamed', 'seller-changed', 'silence', 'relayed-by-mall', 'first-of-seller'] as const;
export type Flag = (typeof FLAGS)[number];

/** Which of them hold. None fails a check: an order must not be without an end, so a person weighs them. */
export function riskFlags(facts: FlagFacts): Flag[] {
  const holds: Record<Flag, boolean> = {
    'serial-differs': facts.serialDiffers,
    defects: facts.decision === 'ACCEPTED_WITH_DEFECTS',
    'other-unit': facts.insteadOfSerial !== null,
    'first-large': facts.financedMinor >= TWO_ADMINS_FROM_MINOR && facts.firstLarge,
    'large-amount': facts.financedMinor >= TWO_ADMINS_FROM_MINOR,
    'price-changed': facts.cashPriceMinor.now !== null && facts.cashPriceMinor.now !== facts.cashPriceMinor.signed,
    'purchaser-renamed': !isNameOf(facts.signatureName, facts.purchaserName),
    'seller-changed': canonicalText(facts.seller.said) !== canonicalText(facts.seller.now),
    silence: facts.decision === 'BY_SILENCE',
    'relayed-by-mall': facts.relayedByMall,
    'first-of-seller': facts.firstOfSeller,
  };
  return FLAGS.filter((flag) => holds[flag]);
}

/** Whether approving needs a written reason: the goods may be others than those of the contract. */
export const isCritical = (flag: Flag): boolean => flag === 'serial-differs';
