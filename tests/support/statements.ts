import pg from 'pg';

/** A statement as it went to the database. */
export interface Sent {
  text: string;
  values: readonly unknown[];
}

function sentOf(first: unknown, second: unknown): Sent {
  if (typeof first === 'string') return { text: first.trim(), values: Array.isArray(second) ? second : [] };
  const { text = '', values = [] } = (first ?? {}) as { text?: string; values?: unknown[] };
  return { text: text.trim(), values: Array.isArray(second) ? second : values };
}

/** Every statement that this process sends to a database while `work` runs, BEGIN and COMMIT among them. */
export async function statementsOf<T>(work: () => Promise<T>): Promise<{ result: T; sent: Sent[] }> {
  const sent: Sent[] = [];
  const original = Reflect.get(pg.Client.prototype, 'query') as (...each: unknown[]) => unknown;
  pg.Client.prototype.query = function counted(this: pg.Client, ...args: unknown[]) {
    sent.push(sentOf(args[0], args[1]));
    return original.apply(this, args) as never;
  };
  try {
    return { result: await work(), sent };
  } finally {
    pg.Client.prototype.query = original as typeof pg.Client.prototype.query;
  }
}

export const isCommit = ({ text }: Sent): boolean => /^COMMIT\b/i.test(text);
