import * as z from 'zod';
import { plainCode } from '@/lib/contracts/model/verify';

/** Where a contract stands: not signed yet; signed, its seal on the way; in force; in force as a supplement has it; over; ended without a signature. */
export const STANDINGS = ['UNSIGNED', 'SIGNED', 'IN_FORCE', 'SUPERSEDED', 'ENDED', 'NEVER'] as const;
export type Standing = (typeof STANDINGS)[number];

/** How a question found its contract: the sealed document byte for byte, the one that was delivered to be signed, its sealed part with more after it, or its number and code. */
export type Match = 'SEALED' | 'DELIVERED' | 'SEALED_PART' | 'NUMBER';

/** What the mall says of a contract to anybody who holds it. Instants are RFC 3339. */
export interface KnownContract {
  number: string;
  standing: Standing;
  /** 0: the contract itself. */
  supplementNo: number;
  /** The newest supplement that changes it. */
  supersededBy: number | null;
  signatures: { party: 'PURCHASER' | 'SELLER' | 'FINANCIER'; at: string }[];
  sealedAt: string | null;
  /** Of the sealed document: whoever holds a file may compare. */
  sealedSha256: string | null;
}

/** The one answer to whatever is not ours, whatever it is that does not fit: `match` and `contract` are null. */
export type Answer = { match: Match; contract: KnownContract } | { match: null; contract: null };

const sha256 = z.string({ error: 'verify.hash' }).toLowerCase().regex(/^[0-9a-f]{64}$/, 'verify.hash');
const number = z.string({ error: 'required' }).max(40, 'invalid').transform((typed) => typed.normalize('NFKC').toUpperCase().replaceAll(/[^0-9A-Z-]/g, '')).pipe(z.string().min(1, 'required'));
const code = z.string({ error: 'required' }).max(60, 'invalid').transform(plainCode).pipe(z.string().min(1, 'required'));

/** By what a contract may be asked for. */
export const byNumber = z.strictObject({ number, code });
export const byHash = z.strictObject({ sha256, sealedSha256: sha256.optional() });
