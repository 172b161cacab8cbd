/**
 * Whether a request that changes something was sent by our own page: its Origin is there, is well-formed, and names the
 * host that was asked. `null`, foreign, absent and malformed are not ours.
 */
export function isSameOrigin(request: Request): boolean {
  const origin = request.headers.get('origin') ?? '';
  const host = request.headers.get('x-forwarded-host') ?? request.headers.get('host');
  return URL.canParse(origin) && host !== null && new URL(origin).host === host;
}
