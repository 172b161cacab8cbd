import pg from 'pg';

const textOf = (sent: unknown): string => {
  const text = typeof sent === 'string' ? sent : sent && typeof sent === 'object' && 'text' in sent ? String(sent.text) : '';
  return text.trim();
};

/** Every statement that this process sends to a database while `work` runs, BEGIN and COMMIT among them. */
export async function statementsOf<T>(work: () => Promise<T>): Promise<{ result: T; statements: string[] }> {
  const statements: string[] = [];
  const original = pg.Client.prototype.query;
  pg.Client.prototype.query = function counted(this: pg.Client, ...args: unknown[]) {
    statements.push(textOf(args[0]));
    return (original as (...each: unknown[]) => unknown).apply(this, args) as never;
  } as typeof original;
  try {
    return { result: await work(), statements };
  } finally {
    pg.Client.prototype.query = original;
  }
}

export const commitsOf = (statements: readonly string[]): number => statements.filter((text) => /^COMMIT\b/i.test(text)).length;
