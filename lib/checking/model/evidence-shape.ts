import * as z from 'zod';

const text = z.string().max(2_000);
const hash = z.string().regex(/^[0-9a-f]{64}$/);

/** Of the evidence that a contract carries, what its checking needs. */
export const evidenceShape = z.object({
  number: text, verifyCode: text, documentSha256: hash, termsSha256: hash,
  purchaser: z.object({ name: text, signedAt: text }),
  signatures: z.array(z.object({ party: z.enum(['SELLER', 'FINANCIER']), name: text, publicKey: text, statement: text, value: text })).max(10),
});
export type ReadEvidence = z.output<typeof evidenceShape>;

/** What a party says by its key (`partyStatement`). */
export const statementShape = z.object({ party: text, number: text, documentSha256: text, termsSha256: text, purchaserSignedAt: text });
