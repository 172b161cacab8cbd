import { byHash, byNumber, type Answer } from '@/lib/checking/model/answer';
import { MOST_BYTES } from '@/lib/checking/model/pdf-signature';
import { contractByHash, contractByNumber } from '@/lib/checking/views/contract-answer';
import { documentCheck, type DocumentCheck } from '@/lib/checking/views/document-check';
import { err, ok, type Result } from '@/lib/kernel/result';
import { inputProblem } from '@/lib/kernel/zod-problem';
import type { Deps } from '@/lib/platform/db';
import { requestBytes } from '@/lib/platform/read-body';
import { fewAtOnce } from '@/lib/web/few-at-once';
import { OPEN_TO_ALL, publicProblem, readBody, secondsToWait } from '@/lib/web/public-api';
import { route } from '@/lib/web/route';
import { uploadedFile } from '@/lib/web/uploaded-file';

/** By its number and code, or by the hash of its file. */
async function asked(deps: Deps, body: object): Promise<Result<Answer>> {
  if ('sha256' in body) {
    const read = byHash.safeParse(body);
    return read.success ? ok(await contractByHash(deps.db, read.data)) : err(inputProblem(read.error));
  }
  const read = byNumber.safeParse(body);
  return read.success ? ok(await contractByNumber(deps.db, read.data)) : err(inputProblem(read.error));
}

const checking = fewAtOnce(2);

async function sent(request: Request, type: string): Promise<Result<Uint8Array>> {
  if (type.startsWith('multipart/form-data')) {
    const file = await uploadedFile(request, MOST_BYTES);
    return file.ok ? ok(new Uint8Array(await file.value.arrayBuffer())) : file;
  }
  const bytes = await requestBytes(request.body, MOST_BYTES);
  return bytes ? ok(bytes) : err({ code: 'file-size' });
}

async function document(deps: Deps, bytes: Uint8Array): Promise<Result<Omit<DocumentCheck, 'answer'> & Answer>> {
  const checked = await checking(() => documentCheck(deps.db, bytes));
  if (!checked) return err({ code: 'busy' });
  if (!checked.ok) return checked;
  const { answer, ...rest } = checked.value;
  return ok({ ...rest, ...answer });
}

/** Checks a contract for anybody: see `/api/v1/openapi.json`. */
export const POST = route(async (deps, request) => {
  const wait = await secondsToWait(request, 'checks');
  if (wait !== undefined) return publicProblem(request, { code: 'too-many' }, { 'retry-after': String(wait) });
  const type = (request.headers.get('content-type') ?? '').toLowerCase();
  const isFile = type.startsWith('application/pdf') || type.startsWith('multipart/form-data');
  const body = isFile ? await sent(request, type) : await readBody(request);
  if (!body.ok) return publicProblem(request, body.error);
  const answer = await (body.value instanceof Uint8Array ? document(deps, body.value) : asked(deps, body.value));
  if (!answer.ok) return publicProblem(request, answer.error, answer.error.code === 'busy' ? { 'retry-after': '2' } : {});
  return Response.json(answer.value, { headers: { ...OPEN_TO_ALL, 'cache-control': 'no-store' } });
});

export const OPTIONS = () => new Response(null, { status: 204, headers: { ...OPEN_TO_ALL, 'access-control-max-age': '86400' } });

const notAllowed = (request: Request) => publicProblem(request, { code: 'method' }, { allow: 'POST, OPTIONS' });

export const GET = notAllowed;
export const PUT = notAllowed;
export const PATCH = notAllowed;
export const DELETE = notAllowed;
