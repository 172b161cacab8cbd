import { limitedBytes } from '@/lib/platform/read-body';
import { mayBeCalled } from '../model/address';

export interface HttpRequest {
  method: 'GET' | 'POST';
  url: string;
  headers: Record<string, string>;
  body?: string;
  /** For headers and body together: one byte a second does not extend it. */
  deadlineMs: number;
}

export type Exchange =
  | { kind: 'answer'; status: number; headers: Headers; text: string }
  | { kind: 'failed'; reason: 'timeout' | 'network'; error: string };

/** One HTTP exchange under one deadline. A redirect is an answer like any other: it is never followed. `over` stands in for the network. */
export async function exchange({ deadlineMs, url, ...request }: HttpRequest, over?: typeof fetch): Promise<Exchange> {
  if (!over && !mayBeCalled(url)) return { kind: 'failed', reason: 'network', error: 'plain-http' };
  const signal = AbortSignal.timeout(deadlineMs);
  try {
    const response = await (over ?? fetch)(url, { ...request, body: request.body ?? null, signal, redirect: 'manual', cache: 'no-store' });
    const bytes = await limitedBytes(response.body);
    if (!bytes) return { kind: 'failed', reason: 'network', error: 'answer-too-large' };
    return { kind: 'answer', status: response.status, headers: response.headers, text: bytes.toString('utf8') };
  } catch (error) {
    return signal.aborted ? { kind: 'failed', reason: 'timeout', error: 'timeout' } : { kind: 'failed', reason: 'network', error: causeOf(error) };
  }
}

function causeOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : undefined;
  return (code ?? (error instanceof Error ? error.message : String(error))).slice(0, 200);
}
