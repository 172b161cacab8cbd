import { createRequire } from 'node:module';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type pg from 'pg';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import type { MigrationList, SchemaContainer, SchemaEngine } from '@prisma/schema-engine-wasm';
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg';
import { cloneFolder } from '../home';
import { Trouble } from '../launch/steps.mjs';
import { end, engineAdapter, type ScriptError } from './engine-adapter';

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

/** Runs `work` with the schema engine on this database. */
export async function withSchemaEngine<T>(url: string, work: (engine: SchemaEngine) => Promise<T>): Promise<T> {
  await load();
  const pools: pg.Pool[] = [];
  const said: ScriptError[] = [];
  const texts = migrationsOnDisk().migrationDirectories.map(({ migrationFile }) => migrationFile.content.value);
  const factory = bindMigrationAwareSqlAdapterFactory(engineAdapter({ url, opened: pools, migrations: new Set(texts), failed: (error) => { said.push(error); } }));
  const engine = await bindings.SchemaEngine.new({ datamodels: undefined }, () => undefined, factory);
  try {
    return await work(engine);
  } catch (error) {
    throw said[0] ? new Trouble(`A migration failed: ${said[0].message}`, described(said[0].cause)) : error;
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
