import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { identify, isAlive, type Identity } from './identity';

function take(file: string): boolean {
  try {
    const handle = openSync(file, 'wx');
    writeSync(handle, JSON.stringify(identify(process.pid)));
    closeSync(handle);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Null while its holder has made the file and not yet written who it is. */
function holder(file: string): Identity | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Identity;
  } catch {
    return null;
  }
}

/** One process at a time; a lock whose holder was killed is taken over. */
export async function withLock<T>(file: string, work: () => Promise<T>): Promise<T> {
  mkdirSync(path.dirname(file), { recursive: true });
  let unnamed = 0;
  while (!take(file)) {
    const by = holder(file);
    unnamed = by ? 0 : unnamed + 1;
    if ((by && !isAlive(by)) || unnamed > 40) rmSync(file, { force: true });
    else await pause(50);
  }
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}
