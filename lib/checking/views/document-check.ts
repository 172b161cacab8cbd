import { createHash } from 'node:crypto';
import { readContract } from '@/lib/contracts/model/read-contract';
import { err, ok, type Result } from '@/lib/kernel/result';
import type { Db } from '@/lib/platform/db';
import type { Answer } from '../model/answer';
import { checkFile, type FileReport } from '../model/check-file';
import { keptCheck, verdictOf, type Verdict } from '../model/verdict';
import { contractByHash, contractByNumber, UNKNOWN } from './contract-answer';
import { trustedRoots } from './trusted-roots';

export interface DocumentCheck {
  verdict: Verdict;
  file: FileReport;
  answer: Answer;
}

/**
 * Checks a file that somebody sent. A PDF's contents are taken apart here only where every byte of it is known to be
 * ours: by its hash, or because our seal holds over all of it. What anybody else made costs a few hashes. Errors: `file-size`.
 */
export async function documentCheck(db: Db, bytes: Uint8Array): Promise<Result<DocumentCheck>> {
  const known = await contractByHash(db, { sha256: createHash('sha256').update(bytes).digest('hex') });
  const file = await checkFile(bytes, await trustedRoots(db), async ({ ours, checks }) =>
    (known.match !== null || (ours && checks.every(({ state }) => state !== 'FAILED')) ? readContract(new Uint8Array(bytes).buffer) : err({ code: 'verify.not-looked' })));
  if (!file.ok) return file;
  const answer = known.match === null ? await otherwise(db, file.value) : known;
  return ok({ verdict: verdictOf(file.value, answer), file: { ...file.value, checks: [...file.value.checks, keptCheck(answer)] }, answer });
}

/** By its sealed part, or by the number and code that it names, as a browser asks. */
async function otherwise(db: Db, { sha256, sealedSha256, said }: FileReport): Promise<Answer> {
  const byPart = sealedSha256 === null ? UNKNOWN : await contractByHash(db, { sha256, sealedSha256 });
  return byPart.match === null && said ? contractByNumber(db, said) : byPart;
}
