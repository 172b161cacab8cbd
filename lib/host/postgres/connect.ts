import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';

/** Runs `work` with a connection of its own. */
export async function withConnection<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 15_000 });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** A server that has just been started, or recovers after a crash, refuses at first. */
const NOT_YET = new Set(['57P03', 'ECONNREFUSED', 'ECONNRESET']);

/** Waits until the server lets us in. @throws what it said last when it does not within `ms` */
export async function untilAccepting(url: string, ms: number): Promise<void> {
  const until = performance.now() + ms;
  for (;;) {
    try {
      await withConnection(url, (client) => client.query('SELECT 1'));
      return;
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : '';
      if (!NOT_YET.has(code) || performance.now() > until) throw error;
    }
    await pause(100);
  }
}
