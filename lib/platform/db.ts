import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import type { Result } from '@/lib/kernel/result';
import type { Clock } from './clock';
import type { Env } from './env';
import { type Prisma, PrismaClient } from './generated/client';
import type { Logger } from './log';

export type Db = PrismaClient;
export type Tx = Prisma.TransactionClient;

/** What every use case is given. With `tx`, it joins that transaction instead of opening its own. */
export interface Deps {
  db: Db;
  clock: Clock;
  env: Env;
  log: Logger;
  tx?: Tx;
  /** Of background work: says that somebody outside was not even asked, so that the attempt does not count. */
  putOff?: (wait: Wait) => void;
  /** In place of the network: the demo's seed answers for the bank that this installation plays, before anything listens. */
  fetch?: typeof fetch;
}

/** When what could not be asked may be. */
export interface Wait {
  seconds: number;
  /** Whose jobs may be woken earlier. */
  about: string;
}

const TRANSACTION_MS = 10_000;

/** More texts than the app has; one whose text varies (a list of ids) cannot fill a connection's memory. */
const PREPARED = 1000;

/**
 * Names for prepared statements, one a text: the server parses each once a connection and may keep its plan. Planning
 * costs more than running for most of ours. Texts beyond the bound go unnamed, as all would without this.
 */
function statementNames(): (query: { sql: string }) => string {
  const names = new Map<string, string>();
  return ({ sql }) => {
    const known = names.get(sql);
    if (known !== undefined || names.size >= PREPARED) return known ?? '';
    const name = `s${names.size}`;
    names.set(sql, name);
    return name;
  };
}

/**
 * What every connection says. Time stamps shift where the server's zone is not UTC; a statement gives up before its
 * transaction does. Pages are in memory or on a disk without a head to move, so one read out of turn costs hardly more than
 * the next; and no statement of ours runs long enough to be worth compiling. Words that are less alike than 0.4 share, in
 * Korean, no more than their beginning.
 */
export const CONNECTION_SETTINGS = `-c TimeZone=UTC -c statement_timeout=${TRANSACTION_MS - 2000} -c random_page_cost=1.1 -c jit=off -c pg_trgm.word_similarity_threshold=0.4`;

/**
 * A server that dies just when a connection is made may say so before anybody listens to it, and an error that nobody
 * listens to ends the process. Whoever is at work with it learns of it by what they ask next.
 */
class Connection extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config);
    this.on('error', () => undefined);
  }
}

export function openDb(databaseUrl: string, pool = 10): Db {
  return new PrismaClient({
    adapter: new PrismaPg({
      connectionString: databaseUrl,
      max: pool,
      Client: Connection,
      options: CONNECTION_SETTINGS,
    }, { statementNameGenerator: statementNames() }),
    transactionOptions: { timeout: TRANSACTION_MS, maxWait: 5000 },
  });
}

class Rollback extends Error {
  constructor(readonly result: Result<unknown, unknown>) { super('rolled back'); }
}

const RETRIES = 6;

/** Serialisation failures and deadlocks come as P2034, or as the adapter's own error, or raw as 40001/40P01. */
function isWriteConflict(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const text = `${'code' in error ? String(error.code) : ''} ${error.message} ${JSON.stringify('cause' in error ? error.cause ?? null : null)} ${JSON.stringify('meta' in error ? error.meta ?? null : null)}`;
  return /P2034|TransactionWriteConflict|40001|40P01|deadlock detected|could not serialize/.test(text);
}

const pause = (ms: number) => new Promise((resolve) => { setTimeout(resolve, ms); });

/** Write conflicts are tried again with jittered backoff; whatever else is thrown is thrown. */
async function retried<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (attempt >= RETRIES || !isWriteConflict(error)) throw error;
      await pause(2 ** attempt * (5 + Math.random() * 10));
    }
  }
}

/** One transaction for one write, or part of the one in `deps.tx`. An err result rolls back what was written. */
export async function write<R extends Result<unknown, unknown>>(deps: Pick<Deps, 'db' | 'tx'>, work: (tx: Tx) => Promise<R>): Promise<R> {
  if (deps.tx) return work(deps.tx);
  return retried(async () => {
    try {
      return await deps.db.$transaction(async (tx) => {
        const result = await work(tx);
        if (!result.ok) throw new Rollback(result);
        return result;
      });
    } catch (error) {
      if (error instanceof Rollback) return error.result as R;
      throw error;
    }
  });
}

/**
 * A write that is one statement, which is a transaction by itself: it spares the two round trips of BEGIN and COMMIT.
 * `work` sends just that statement.
 */
export async function writeOnce<T>(deps: Pick<Deps, 'db' | 'tx'>, work: (tx: Tx) => Promise<T>): Promise<T> {
  const { tx, db } = deps;
  return tx ? work(tx) : retried(() => work(db));
}

/** Whether the error is a unique violation; Prisma's own P2002 or the database's 23505 from raw SQL. */
export function isUniqueViolation(error: unknown, constraint?: string): boolean {
  if (!(error instanceof Error)) return false;
  const text = `${'code' in error ? String(error.code) : ''} ${error.message} ${JSON.stringify('meta' in error ? error.meta ?? null : null)} ${JSON.stringify('cause' in error ? error.cause ?? null : null)}`;
  return /P2002|23505|UniqueConstraintViolation/.test(text) && (!constraint || text.includes(constraint));
}
