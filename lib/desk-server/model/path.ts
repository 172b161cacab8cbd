export const APPROVAL_VERBS = ['hold', 'use', 'release', 'decline'] as const;
export type ApprovalVerb = (typeof APPROVAL_VERBS)[number];

/** A call of the protocol by its method and path; `id` is what stands between the slashes. */
export type Call =
  | { name: 'limit-request' }
  | { name: 'limit-lookup'; id: string }
  | { name: 'approval'; id: string; verb: ApprovalVerb }
  | { name: 'seller-limit' }
  | { name: 'contract' }
  | { name: 'contract-event'; id: string }
  | { name: 'remittance'; id: string };

const NOUNS = ['limit-requests', 'approvals', 'seller-limits', 'contracts', 'health'];

/** A word with which a path of the protocol begins: no lender may be called so. */
export const isNoun = (segment: string): boolean => NOUNS.includes(segment);

/** Segments are the path below the lender's base address. Undefined for what the protocol does not know. */
export function callOf(method: string, segments: readonly string[]): Call | undefined {
  const [noun, id, verb, ...rest] = segments;
  if (rest.length > 0) return undefined;
  if (method === 'GET') return noun === 'limit-requests' && id && verb === undefined ? { name: 'limit-lookup', id } : undefined;
  if (method !== 'POST') return undefined;
  if (id === undefined) return noun === 'limit-requests' ? { name: 'limit-request' } : noun === 'seller-limits' ? { name: 'seller-limit' } : noun === 'contracts' ? { name: 'contract' } : undefined;
  const known = APPROVAL_VERBS.find((each) => each === verb);
  if (noun === 'approvals' && known) return { name: 'approval', id, verb: known };
  if (noun === 'contracts' && verb === 'events') return { name: 'contract-event', id };
  return noun === 'contracts' && verb === 'remittances' ? { name: 'remittance', id } : undefined;
}
