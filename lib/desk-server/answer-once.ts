import { createHash } from 'node:crypto';
import { err, ok } from '@/lib/kernel/result';
import { isUniqueViolation, write, type Tx } from '@/lib/platform/db';
import type { Asking } from './caller';
import { isKept, problem, type Served } from './model/problem';
import { findKept, keepAnswer, tryLockKey, type KeyScope } from './store/answers';

/** What is answered: the text is kept, so that the same key gets the same bytes. */
export interface AnsweredText {
  status: number;
  text: string;
}

export const textOf = ({ status, body }: Served): AnsweredText => ({ status, text: JSON.stringify(body) });

/**
 * Does the work of a key once, in one transaction with the record of its answer: both are there or neither. The same
 * key and body get the kept answer, another body 422, a key at work elsewhere 409. `work` writes nothing before it
 * refuses.
 */
export async function answerOnce({ deps, at }: Asking, scope: KeyScope, raw: Uint8Array, work: (tx: Tx) => Promise<Served>): Promise<AnsweredText> {
  const bodySha256 = createHash('sha256').update(raw).digest('hex');
  try {
    const result = await write(deps, async (tx) => {
      if (!(await tryLockKey(tx, scope))) return err(problem('in-flight'));
      const kept = await findKept(tx, scope);
      if (kept) return kept.bodySha256 === bodySha256 ? ok({ status: kept.status, text: kept.response }) : err(problem('idempotency-key-reused'));
      const served = await work(tx);
      if (!isKept(served)) return err(served);
      const answer = textOf(served);
      await keepAnswer(tx, scope, { bodySha256, status: answer.status, response: answer.text }, at);
      return ok(answer);
    });
    return result.ok ? result.value : textOf(result.error);
  } catch (error) {
    // The same thing under another key at the same moment: whoever was first has it, the other asks again.
    if (isUniqueViolation(error)) return textOf(problem('in-flight'));
    throw error;
  }
}
