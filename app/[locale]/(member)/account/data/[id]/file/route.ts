import { passwordInput } from '@/lib/accounts/model/people';
import { inputProblem } from '@/lib/kernel/zod-problem';
import { limitedBytes } from '@/lib/platform/read-body';
import { openExport } from '@/lib/privacy/open-export';
import { problemJson, route } from '@/lib/web/route';
import { isSameOrigin } from '@/lib/web/same-origin';
import { currentActor } from '@/lib/web/session';

const MOST_BYTES = 4096;

/** One's own data, for whoever types the password once more: a POST, so that the password stands in no address. */
export const POST = route<{ params: Promise<{ id: string }> }>(async (deps, request, { params }) => {
  const [actor, { id }] = await Promise.all([currentActor(), params]);
  if (!isSameOrigin(request)) return problemJson({ code: 'not-found' });
  if (!actor) return problemJson({ code: 'session-ended' });
  // What is longer than any password is not read to its end.
  const body = await limitedBytes(request.body, MOST_BYTES);
  const input = passwordInput.safeParse(parsed(new TextDecoder().decode(body)));
  if (!input.success) return problemJson(inputProblem(input.error));
  const opened = await openExport(deps, actor, { exportId: id, password: input.data.password });
  if (!opened.ok) return problemJson(opened.error);
  return new Response(opened.value.text, {
    headers: {
      'content-type': 'application/json; charset=utf-8', 'content-disposition': `attachment; filename="${opened.value.name}"`,
      'cache-control': 'private, no-store', 'x-content-type-options': 'nosniff',
    },
  });
});

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
