import { createRequire } from 'node:module';
import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import type { SqlDriverAdapter, SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils';
import type { MigrationList, SchemaContainer, SchemaEngine } from '@prisma/schema-engine-wasm';
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg';
import { cloneFolder } from '../home';
import { Trouble } from '../launch/steps.mjs';
import { withConnection } from '../postgres/connect';

// Prisma's own schema engine as WebAssembly: the native one is downloaded from Prisma's host,
// which a machine that reaches only the package registries cannot.

const require = createRequire(import.meta.url);
export const migrationsFolder = path.join(cloneFolder, 'prisma', 'migrations');
export const schemaFolder = path.join(cloneFolder, 'prisma', 'schema');

interface EngineExports extends WebAssembly.Exports {
  __wbindgen_start(): void;
}

/** The engine's time limit on its lock is a timer that it never clears; it must not keep the process alive. */
function imports(): WebAssembly.ModuleImports {
  const all = { ...bindings } as unknown as WebAssembly.ModuleImports;
  for (const name of Object.keys(all).filter((key) => key.startsWith('__wbg_setTimeout'))) {
    all[name] = (run: () => void, ms: number) => setTimeout(run, ms >>> 0).unref();
  }
  return all;
}

let loaded = false;
async function load(): Promise<void> {
  if (loaded) return;
  const file = path.join(path.dirname(require.resolve('@prisma/schema-engine-wasm')), 'schema_engine_bg.wasm');
  const { instance } = await WebAssembly.instantiate(readFileSync(file), { './schema_engine_bg.js': imports() });
  bindings.__wbg_set_wasm(instance.exports);
  (instance.exports as EngineExports).__wbindgen_start();
  loaded = true;
}

function poolFor(url: string, database?: string): pg.Pool {
  const parsed = new URL(url);
  if (database) parsed.pathname = `/${database}`;
  return new pg.Pool({ connectionString: parsed.toString(), max: 2, options: '-c TimeZone=UTC' });
}

/**
 * A migration and the note that it is done in one transaction, so that a process killed between
 * the two cannot leave a database that refuses the next start. (Several statements in one query
 * are one transaction.)
 */
const NOTE_DONE = 'UPDATE "_prisma_migrations" SET finished_at = now() WHERE finished_at IS NULL AND rolled_back_at IS NULL';

async function connectTo(pool: pg.Pool, end: () => Promise<void>, noteDone: boolean): Promise<SqlDriverAdapter> {
  const adapter = await new PrismaPg(pool).connect();
  const scripts = new Set(migrationsOnDisk().migrationDirectories.map(({ migrationFile }) => migrationFile.content.value));
  // The adapter's own executeScript cuts at every semicolon, those inside functions included.
  const executeScript = async (script: string): Promise<void> => {
    await pool.query(noteDone && scripts.has(script) ? `${script}\n;${NOTE_DONE}` : script).catch((error: unknown) => {
      throw new ScriptError(error);
    });
  };
  return Object.assign(adapter, { dispose: end, executeScript });
}

/** What the database said of a migration, with the line it stumbled at. */
class ScriptError extends Error {
  constructor(cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    lastScriptError = this;
  }
}
// The engine keeps only its own words of an error; the database's are better.
let lastScriptError: ScriptError | null = null;

async function end(pool: pg.Pool): Promise<void> {
  if (!pool.ended && !pool.ending) await pool.end();
}

/** @param opened takes every pool, because the engine forgets to let go of some */
function adapterFor(url: string, opened: pg.Pool[]): SqlMigrationAwareDriverAdapterFactory {
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
      return connectTo(pool, () => end(pool), true);
    },
    // The adapter's own shadow database is dropped while still connected to; this one is let go first.
    connectToShadowDb: async () => {
      const database = `shadow_${randomUUID()}`;
      await withConnection(url, (client) => client.query(`CREATE DATABASE "${database}" TEMPLATE template0`));
      const pool = open(database);
      return connectTo(pool, async () => {
        await end(pool);
        await withConnection(url, (client) => client.query(`DROP DATABASE "${database}"`));
      }, false);
    },
  };
}

/** Runs `work` with the schema engine on this database. */
export async function withSchemaEngine<T>(url: string, work: (engine: SchemaEngine) => Promise<T>): Promise<T> {
  await load();
  const pools: pg.Pool[] = [];
  const factory = bindMigrationAwareSqlAdapterFactory(adapterFor(url, pools));
  const engine = await bindings.SchemaEngine.new({ datamodels: undefined }, () => undefined, factory);
  lastScriptError = null;
  try {
    return await work(engine);
  } catch (error) {
    throw lastScriptError ? new Trouble(`A migration failed: ${lastScriptError.message}`, described(lastScriptError.cause)) : error;
  } finally {
    engine.free();
    await Promise.all(pools.map(end));
  }
}

function described(cause: unknown): string {
  const { position, hint, detail, where } = cause as Partial<pg.DatabaseError>;
  return [detail, hint, where, position && `at character ${position} of the migration`].filter(Boolean).join('\n');
}

/** The migrations on disk, in Prisma's own layout. */
export function migrationsOnDisk(): MigrationList {
  const names = existsSync(migrationsFolder)
    ? readdirSync(migrationsFolder, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name).sort()
    : [];
  return {
    baseDir: migrationsFolder,
    lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
    shadowDbInitScript: '',
    migrationDirectories: names.map((name) => ({
      path: name,
      migrationFile: {
        path: 'migration.sql',
        content: { tag: 'ok' as const, value: readFileSync(path.join(migrationsFolder, name, 'migration.sql'), 'utf8') },
      },
    })),
  };
}

/** The schema files on disk. */
export function schemaOnDisk(): SchemaContainer[] {
  return readdirSync(schemaFolder).filter((name) => name.endsWith('.prisma')).sort()
    .map((name) => ({ path: path.join(schemaFolder, name), content: readFileSync(path.join(schemaFolder, name), 'utf8') }));
}
