/** Lines drawn by hand, each a list of points in a box of 600 × 200. */
export type Strokes = [x: number, y: number][][];
export const SIGNATURE_BOX = { width: 600, height: 200 } as const;

/** What another party signed by its key. */
export interface KeySignature {
  party: 'SELLER' | 'FINANCIER';
  name: string;
  keyId: string;
  /** PEM, Ed25519. */
  publicKey: string;
  /** The text that was signed. */
  statement: string;
  /** Base64. */
  value: string;
}

/** How a contract came to be signed: what is printed on its last page, and lies in the file as it is. Instants are RFC 3339, in UTC. */
export interface Evidence {
  number: string;
  verifyCode: string;
  /** Of the document that was delivered and read, and of its terms. */
  documentSha256: string;
  termsSha256: string;
  purchaser: {
    name: string;
    deliveredAt: string;
    openedAt: string;
    readAt: string;
    consents: { key: string; at: string }[];
    code: { channel: 'MAIL'; sentTo: string; sentAt: string; usedAt: string };
    signedAt: string;
    how: 'NAME' | 'DRAWN';
    /** Shortened: whose line it was is nobody else's business. */
    address: string;
    agent: string;
  };
  signatures: KeySignature[];
  /** The contract's own story; each hash covers the one before it. */
  events: { seq: number; at: string; action: string; /** Of what was agreed to. */ clause?: string; hash: string }[];
}

/** A contract as it is sealed: with what its purchaser drew. */
export interface Signed {
  evidence: Evidence;
  strokes: Strokes | null;
}
