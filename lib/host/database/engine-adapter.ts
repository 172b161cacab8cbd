import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { PrismaPg } from '@prisma/adapter-pg';
import { ColumnTypeEnum } from '@prisma/driver-adapter-utils';
import type { SqlDriverAdapter, SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils';
import { withConnection } from '../postgres/connect';

// What Prisma's adapter for pg lacks as the schema engine's adapter.

function poolFor(url: string, database?: string): pg.Pool {
  const parsed = new URL(url);
  if (database) parsed.pathname = `/${database}`;
  const pool = new pg.Pool({ connectionString: parsed.toString(), max: 2, options: '-c TimeZone=UTC' });
  return Object.assign(pool, { query: readingChars(pool) });
}

const CHAR = 18;
const TEXT = 25;
/** Which columns of a result were "char", found again by the result's rows. */
const charColumns = new WeakMap<object, number[]>();

/** The engine reads the catalogue's one-byte "char" columns, a type that the adapter refuses. */
function readingChars(pool: pg.Pool): pg.Pool['query'] {
  const query = pool.query.bind(pool) as (...args: unknown[]) => Promise<pg.QueryResult>;
  const noting = async (...args: unknown[]) => {
    const result = await query(...args);
    const chars = (result.fields ?? []).flatMap((field, index) => (field.dataTypeID === CHAR ? [index] : []));
    if (chars.length > 0) charColumns.set(result.rows, chars);
    for (const index of chars) Object.assign(result.fields[index] ?? {}, { dataTypeID: TEXT });
    return result;
  };
  return noting as pg.Pool['query'];
}

function typingChars(queryRaw: SqlDriverAdapter['queryRaw']): SqlDriverAdapter['queryRaw'] {
  return async (query) => {
    const result = await queryRaw(query);
    for (const index of charColumns.get(result.rows) ?? []) result.columnTypes[index] = ColumnTypeEnum.Character;
    return result;
  };
}

/**
 * A migration and the note that it is done in one transaction, so that a process killed between
 * the two cannot leave a database that refuses the next start. (Several statements in one query
 * are one transaction.)
 */
const NOTE_DONE = 'UPDATE "_prisma_migrations" SET finished_at = now() WHERE finished_at IS NULL AND rolled_back_at IS NULL';

async function connectTo(pool: pg.Pool, end: () => Promise<void>, { migrations, failed }: Pick<EngineDatabase, 'migrations' | 'failed'>): Promise<SqlDriverAdapter> {
  const adapter = await new PrismaPg(pool).connect();
  // The adapter's own executeScript cuts at every semicolon, those inside functions included.
  const executeScript = async (script: string): Promise<void> => {
    await pool.query(migrations.has(script) ? `${script}\n;${NOTE_DONE}` : script).catch((error: unknown) => {
      const trouble = new ScriptError(error);
      failed(trouble);
      throw trouble;
    });
  };
  return Object.assign(adapter, { dispose: end, executeScript, queryRaw: typingChars(adapter.queryRaw.bind(adapter)) });
}

/** What the database said of a migration; the engine keeps only its own words. */
export class ScriptError extends Error {
  constructor(cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
  }
}

export interface EngineDatabase {
  url: string;
  /** Takes every pool that is opened, because the engine forgets to let go of some. */
  opened: pg.Pool[];
  /** Told what the database said of a migration that failed. */
  failed: (error: ScriptError) => void;
  /** The texts of our migrations, told apart from the engine's own scripts. */
  migrations: Set<string>;
}

export async function end(pool: pg.Pool): Promise<void> {
  if (!pool.ended && !pool.ending) await pool.end();
}

export function engineAdapter({ url, opened, migrations, failed }: EngineDatabase): SqlMigrationAwareDriverAdapterFactory {
  const open = (database?: string) => {
    const pool = poolFor(url, database);
    opened.push(pool);
    return pool;
  };
  return {
    provider: 'postgres',
    adapterName: '@prisma/adapter-pg',
    connect: () => {
      const pool = open();
      return connectTo(pool, () => end(pool), { migrations, failed });
    },
    // The adapter's own shadow database is dropped while still connected to; this one is let go first.
    connectToShadowDb: async () => {
      const database = `shadow_${randomUUID()}`;
      await withConnection(url, (client) => client.query(`CREATE DATABASE "${database}" TEMPLATE template0`));
      const pool = open(database);
      return connectTo(pool, async () => {
        await end(pool);
        await withConnection(url, (client) => client.query(`DROP DATABASE "${database}"`));
      }, { migrations: new Set(), failed });
    },
  };
}
