import pg from 'pg';

/** A statement as it went to the database. */
export interface Sent {
  /** Which connection it went over. */
  connection: pg.Client;
  text: string;
  values: readonly unknown[];
}

function sentOf(connection: pg.Client, first: unknown, second: unknown): Sent {
  if (typeof first === 'string') return { connection, text: first.trim(), values: Array.isArray(second) ? second : [] };
  const { text = '', values = [] } = (first ?? {}) as { text?: string; values?: unknown[] };
  return { connection, text: text.trim(), values: Array.isArray(second) ? second : values };
}

/** Every statement that this process sends to a database while `work` runs, BEGIN and COMMIT among them. */
export async function statementsOf<T>(work: () => Promise<T>): Promise<{ result: T; sent: Sent[] }> {
  const sent: Sent[] = [];
  const original = Reflect.get(pg.Client.prototype, 'query') as (...each: unknown[]) => unknown;
  pg.Client.prototype.query = function counted(this: pg.Client, ...args: unknown[]) {
    sent.push(sentOf(this, args[0], args[1]));
    return original.apply(this, args) as never;
  };
  try {
    return { result: await work(), sent };
  } finally {
    pg.Client.prototype.query = original as typeof pg.Client.prototype.query;
  }
}

/** How often something was written for good: each COMMIT, and each statement that writes outside a transaction. */
export function countCommits(sent: readonly Sent[]): number {
  const within = new Set<pg.Client>();
  let commits = 0;
  for (const { connection, text } of sent) {
    if (/^BEGIN\b/i.test(text)) within.add(connection);
    else if (/^(COMMIT|ROLLBACK)\b/i.test(text)) {
      within.delete(connection);
      if (/^COMMIT\b/i.test(text)) commits += 1;
    } else if (!within.has(connection) && /\b(INSERT|UPDATE|DELETE)\b/.test(text)) commits += 1;
  }
  return commits;
}
