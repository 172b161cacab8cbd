import { err, ok, type Result } from '@/lib/kernel/result';

/**
 * Sends one small thing to a route of ours, from pages that are the same for everybody and so carry no server action. It
 * arrives although the page is left meanwhile. @throws when nothing answered
 */
export async function sendJson(address: string, body: unknown): Promise<Result<unknown>> {
  const answer = await fetch(address, { method: 'POST', keepalive: true, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
  if (answer.ok) return ok(null);
  const problem = await answer.json().catch(() => ({})) as Record<string, string | number>;
  return err({ code: String(problem['code'] ?? 'unexpected'), params: problem });
}
