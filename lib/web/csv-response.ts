import 'server-only';
import { dayOf, type Clock } from '@/lib/platform/clock';

/** A file that is written while it is sent: the next piece is made when the reader has taken the last. */
export function csvResponse(pieces: AsyncGenerator<string>, name: string, clock: Clock): Response {
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const next = await pieces.next();
      if (next.done) controller.close();
      else controller.enqueue(encoder.encode(next.value));
    },
    async cancel() { await pieces.return(undefined); },
  });
  const file = `${name}-${dayOf(clock.now())}.csv`;
  return new Response(body, {
    headers: {
      'content-type': 'text/csv; charset=utf-8', 'cache-control': 'private, no-store', 'x-content-type-options': 'nosniff',
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file)}`,
    },
  });
}
