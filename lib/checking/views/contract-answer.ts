import { toInstant } from '@/lib/platform/clock';
import type { Db } from '@/lib/platform/db';
import { Prisma, type ContractState } from '@/lib/platform/generated/client';
import type { Answer, KnownContract, Match, Standing } from '../model/answer';

interface Row {
  number: string;
  state: ContractState;
  supplementNo: number;
  sealedAt: Date | null;
  sealedSha256: string | null;
  signedAt: Date | null;
  supersededBy: number | null;
  over: boolean;
  parties: { party: 'SELLER' | 'FINANCIER'; at: Date }[];
}

export const UNKNOWN: Answer = { match: null, contract: null };

/**
 * One statement, whatever is asked: what is not ours, a number alone and a wrong code are one and the same in what they
 * answer and in what they cost. Only what was delivered to somebody has a code or a hash that can be asked for.
 */
const find = (db: Db, where: Prisma.Sql): Promise<Row[]> => db.$queryRaw<Row[]>`
  SELECT c.number, c.state, c.supplement_no AS "supplementNo", c.sealed_at AS "sealedAt", c.sealed_sha256 AS "sealedSha256", c.signed_at AS "signedAt",
         (SELECT max(s.supplement_no) FROM contract s WHERE s.order_id = c.order_id AND s.supplement_no > c.supplement_no AND s.state = 'SEALED') AS "supersededBy",
         EXISTS (SELECT 1 FROM contract o JOIN lease l ON l.contract_id = o.id WHERE o.order_id = c.order_id AND l.state = 'ENDED') AS over,
         coalesce((SELECT json_agg(json_build_object('party', p.party, 'at', p.signed_at) ORDER BY p.signed_at, p.party) FROM party_signature p WHERE p.contract_id = c.id), '[]') AS parties
    FROM contract c WHERE c.verify_code IS NOT NULL AND ${where} LIMIT 1`;

/** What became of the contract that has this number and this code. */
export async function contractByNumber(db: Db, { number, code }: { number: string; code: string }): Promise<Answer> {
  const [row] = await find(db, Prisma.sql`c.number = ${number} AND c.verify_code = ${code}`);
  return row ? { match: 'NUMBER', contract: knownFrom(row) } : UNKNOWN;
}

/** What became of the contract whose document, sealed or delivered to be signed, has this SHA-256; or whose sealed document is the beginning of what was asked about. */
export async function contractByHash(db: Db, { sha256, sealedSha256 }: { sha256: string; sealedSha256?: string | undefined }): Promise<Answer> {
  const of = async (match: Match, where: Prisma.Sql): Promise<Answer | null> => {
    const [row] = await find(db, where);
    return row ? { match, contract: knownFrom(row) } : null;
  };
  return await of('SEALED', Prisma.sql`c.sealed_sha256 = ${sha256}`)
    ?? await of('DELIVERED', Prisma.sql`c.document_sha256 = ${sha256}`)
    ?? (sealedSha256 ? await of('SEALED_PART', Prisma.sql`c.sealed_sha256 = ${sealedSha256}`) : null)
    ?? UNKNOWN;
}

function standingOf({ state, supersededBy, over }: Row): Standing {
  if (state === 'ABANDONED') return 'NEVER';
  if (state === 'SIGNED') return 'SIGNED';
  if (state !== 'SEALED') return 'UNSIGNED';
  if (over) return 'ENDED';
  return supersededBy === null ? 'IN_FORCE' : 'SUPERSEDED';
}

const text = (at: Date | string): string => toInstant(new Date(at)).toString();

function knownFrom(row: Row): KnownContract {
  return {
    number: row.number, standing: standingOf(row), supplementNo: row.supplementNo, supersededBy: row.supersededBy,
    signatures: [...(row.signedAt ? [{ party: 'PURCHASER' as const, at: text(row.signedAt) }] : []), ...row.parties.map(({ party, at }) => ({ party, at: text(at) }))],
    sealedAt: row.sealedAt && text(row.sealedAt), sealedSha256: row.sealedSha256,
  };
}
