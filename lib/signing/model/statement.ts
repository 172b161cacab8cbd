import { canonicalText } from '@/lib/kernel/canonical-terms';
import type { KeySignature } from '@/lib/contracts/model/evidence';

interface Said {
  party: KeySignature['party'];
  name: string;
  number: string;
  documentSha256: string;
  termsSha256: string;
  /** RFC 3339. */
  purchaserSignedAt: string;
}

/** What a party signs by its key: who it is, and what was signed by the purchaser when (RFC 8785). */
export const partyStatement = (said: Said): string => canonicalText(said);
