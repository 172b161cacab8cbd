import type { Answer } from '@/lib/checking/model/answer';
import type { FileReport } from '@/lib/checking/model/check-file';
import type { Verdict } from '@/lib/checking/model/verdict';
import { err, ok, type Result } from '@/lib/kernel/result';

const ADDRESS = '/api/v1/verify';
const PATIENCE_MS = 15_000;

async function send<T>(body: BodyInit, type: string): Promise<Result<T>> {
  try {
    const answer = await fetch(ADDRESS, { method: 'POST', headers: { 'content-type': type }, body, signal: AbortSignal.timeout(PATIENCE_MS) });
    if (answer.ok) return ok(await answer.json() as T);
    return err({ code: answer.status === 429 ? 'too-many' : 'verify.not-answered' });
  } catch {
    return err({ code: 'verify.not-answered' });
  }
}

const ask = (question: object): Promise<Result<Answer>> => send<Answer>(JSON.stringify(question), 'application/json');

/** By what somebody typed. Errors: `too-many`, `verify.not-answered`. */
export const askByNumber = (question: { number: string; code: string }): Promise<Result<Answer>> => ask(question);

/** By the hash of a file alone; where that is not known, by the number and code that the file itself names. */
export async function askByFile({ sha256, sealedSha256, said }: FileReport): Promise<Result<Answer>> {
  const byHash = await ask({ sha256, ...(sealedSha256 && { sealedSha256 }) });
  return byHash.ok && byHash.value.match === null && said ? ask(said) : byHash;
}

/** The server looks at the file itself: it is sent, and not kept. */
export async function askWithFile(file: File): Promise<Result<{ report: FileReport; answer: Answer; verdict: Verdict }>> {
  const sent = await send<Answer & { file: FileReport; verdict: Verdict }>(file, 'application/pdf');
  if (!sent.ok) return sent;
  const { file: report, verdict, match, contract } = sent.value;
  return ok({ report, verdict, answer: { match, contract } as Answer });
}
