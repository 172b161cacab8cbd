import pg from 'pg';

const RECONNECT_MS = 1_000;

export interface Listener {
  heard: (payload: string) => unknown;
  /** After every connection, the first too: what was said before it nobody heard. */
  connected: () => unknown;
}

/** Listens to what the database notifies on `channel`, and connects anew when it is lost. Returns what stops it. */
export function listen(databaseUrl: string, channel: string, { heard, connected }: Listener): () => Promise<void> {
  let client: pg.Client | undefined;
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  const again = () => {
    client = undefined;
    if (!stopped) timer = setTimeout(() => void connect(), RECONNECT_MS).unref();
  };
  async function connect() {
    const own = new pg.Client({ connectionString: databaseUrl, keepAlive: true });
    client = own;
    own.on('notification', ({ payload = '' }) => heard(payload));
    // The connection's end follows every error.
    own.on('error', () => undefined);
    own.once('end', again);
    try {
      await own.connect();
      await own.query(`LISTEN ${pg.escapeIdentifier(channel)}`);
      connected();
    } catch {
      await own.end().catch(again);
    }
  }
  void connect();
  return async () => {
    stopped = true;
    clearTimeout(timer);
    await client?.end();
  };
}
