import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { migrationsFolder, migrationsOnDisk, schemaOnDisk, withSchemaEngine } from './schema-engine';

const noFilter = { externalTables: [], externalEnums: [] };

/** The SQL that brings the migrations on disk up to the schema on disk; null where they agree. */
export async function missingSql(migrationUrl: string): Promise<string | null> {
  const { stdout } = await withSchemaEngine(migrationUrl, (engine) => engine.diff({
    from: { tag: 'migrations', ...migrationsOnDisk() },
    to: { tag: 'schemaDatamodel', files: schemaOnDisk() },
    script: true,
    exitCode: null,
    filters: noFilter,
  }));
  return stdout === null || stdout.includes('This is an empty migration') || stdout.trim() === '' ? null : stdout;
}

function folderName(name: string, at: Date): string {
  const stamp = at.toISOString().replace(/\D/g, '').slice(0, 14);
  return `${stamp}_${name.toLowerCase().replace(/[^a-z0-9]+/g, '_').replace(/^_|_$/g, '')}`;
}

/** Writes the next migration and returns its file; null where there is nothing to write. */
export async function draftMigration(migrationUrl: string, name: string): Promise<string | null> {
  const sql = await missingSql(migrationUrl);
  if (sql === null) return null;
  const folder = path.join(migrationsFolder, folderName(name, new Date()));
  const file = path.join(folder, 'migration.sql');
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, sql);
  writeFileSync(path.join(migrationsFolder, 'migration_lock.toml'), '# Which database the migrations are written for.\nprovider = "postgresql"\n');
  return file;
}
