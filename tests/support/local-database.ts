const LOCAL = new Set(['localhost', '127.0.0.1', '[::1]', '::1']);

/** Tests write, move the clock and drop databases: never anywhere but on this machine. @throws Error */
export function assertLocalDatabase(url: string): void {
  const { hostname } = new URL(url);
  if (!LOCAL.has(hostname)) throw new Error(`Tests refuse the database on ${hostname}: it is not on this machine.`);
}
