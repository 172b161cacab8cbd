const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

export const isLoopback = (hostname: string): boolean => LOOPBACK.test(hostname);

/** HTTPS anywhere, plain HTTP on this machine alone. */
export function mayBeCalled(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname, username, password } = new URL(url);
  return !username && !password && (protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname)));
}
