import { isClause, type Clause } from '@/lib/contracts/model/clauses';
import { packById } from '@/lib/disclosures/model/packs';

export interface Consent {
  key: Clause;
  article: string;
}

/**
 * What the pack under which a contract was made has its purchaser agree to one by one; of a supplement nothing beyond
 * reading it: the articles are those of its contract. @throws Error for a pack or a clause that nobody knows
 */
export function consentsOf(packId: string, supplementNo = 0): Consent[] {
  if (supplementNo > 0) return [];
  const pack = packById(packId);
  if (!pack) throw new Error(`no disclosure pack ${packId}`);
  return pack.consents.map(({ key, article }) => {
    if (!isClause(key)) throw new Error(`${packId} asks for a clause that no contract has: ${key}`);
    return { key, article };
  });
}

/** Clause → when it was agreed to, RFC 3339. */
export type Given = Readonly<Partial<Record<Clause, string>>>;

export const missingConsents = (packId: string, given: Given, supplementNo = 0): Consent[] => consentsOf(packId, supplementNo).filter(({ key }) => given[key] === undefined);
