import { createHash, randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Trouble } from './launch/steps.mjs';

/** The top of the clone. */
export const cloneFolder = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..');

const marker = path.join(cloneFolder, '.data', 'home.json');

/** As root: a place that the user PostgreSQL runs as may traverse, which the clone may not be. */
const rootBase = '/var/lib/dalmada';

export interface Home {
  /** Everything of this clone that outlives a process: database, secrets, files, process records. */
  folder: string;
  /** Where the binaries of PostgreSQL are copied to; null where they run from node_modules. */
  sharedBinaries: string | null;
  /** Where data of an earlier clone at this same path was set aside just now; null if there was none. */
  setAside: string | null;
}

function isRoot(): boolean {
  return process.platform !== 'win32' && process.getuid?.() === 0;
}

function makeFolder(folder: string, mode: number): void {
  try {
    mkdirSync(folder, { recursive: true, mode });
    chmodSync(folder, mode);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'error';
    throw new Trouble(`Cannot write to ${folder} (${code}). Give this user the right to write there, or run as the user who owns the clone.`);
  }
}

function remembered(): { folder: string; id: string } | null {
  if (!existsSync(marker)) return null;
  return JSON.parse(readFileSync(marker, 'utf8')) as { folder: string; id: string };
}

function idInside(folder: string): string | null {
  const file = path.join(folder, 'id');
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : null;
}

/**
 * As root the data cannot stay in the clone. The folder is found by the clone's path, and an id
 * kept in both tells a clone from a later one at the same path, whose demo starts empty.
 */
function rootHome(): Home {
  const folder = path.join(rootBase, createHash('sha256').update(cloneFolder).digest('hex').slice(0, 16));
  makeFolder(rootBase, 0o755);
  const known = remembered();
  const inside = idInside(folder);
  let setAside: string | null = null;
  if (known?.folder === folder && known.id === inside) return { folder, sharedBinaries: rootBase, setAside };
  if (inside !== null) {
    setAside = `${folder}.earlier`;
    rmSync(setAside, { recursive: true, force: true });
    renameSync(folder, setAside);
  }
  const id = randomBytes(8).toString('hex');
  makeFolder(folder, 0o755);
  writeFileSync(path.join(folder, 'id'), id);
  writeFileSync(marker, JSON.stringify({ folder, id }));
  return { folder, sharedBinaries: rootBase, setAside };
}

/** Finds, or makes, the folder in which this clone keeps its data. @throws Trouble when it cannot be written. */
export function openHome(): Home {
  makeFolder(path.join(cloneFolder, '.data'), 0o755);
  if (isRoot()) return rootHome();
  return { folder: path.join(cloneFolder, '.data'), sharedBinaries: null, setAside: null };
}
