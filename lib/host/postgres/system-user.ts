import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { Trouble } from '../launch/steps.mjs';

export interface SystemUser {
  name: string;
  uid: number;
  gid: number;
}

function lookUp(name: string): SystemUser | null {
  const line = readFileSync('/etc/passwd', 'utf8').split('\n').find((row) => row.startsWith(`${name}:`));
  const [, , uid, gid] = line?.split(':') ?? [];
  return uid !== undefined && gid !== undefined ? { name, uid: Number(uid), gid: Number(gid) } : null;
}

function create(name: string): SystemUser | null {
  spawnSync('useradd', ['--system', '--no-create-home', '--shell', '/usr/sbin/nologin', '--user-group', name], { stdio: 'ignore' });
  return lookUp(name);
}

/**
 * Whom PostgreSQL runs as: null for the user we are already (it only refuses root).
 * It must be a user with a name: initdb looks its own uid up and gives up where there is none.
 */
export function postgresUser(): SystemUser | null {
  if (process.platform === 'win32' || process.getuid?.() !== 0) return null;
  const user = lookUp('dalmada') ?? lookUp('postgres') ?? create('dalmada') ?? lookUp('nobody');
  if (user) return user;
  throw new Trouble(
    'PostgreSQL refuses to run as root and no other user could be found or made. Run this as an ordinary user, or set DATABASE_URL to a PostgreSQL of your own.',
  );
}
