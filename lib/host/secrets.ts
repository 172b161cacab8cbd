import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { SECRETS } from '@/lib/platform/env';
import type { Home } from './home';

export type Secrets = Record<(typeof SECRETS)[number], string>;

function generate(): Secrets {
  return {
    NEXTAUTH_SECRET: randomBytes(32).toString('base64'),
    // Next wants the base64 of an AES key.
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: randomBytes(32).toString('base64'),
    DALMADA_KEY: randomBytes(32).toString('hex'),
  };
}

/** The demo's secrets: made once, kept in the data folder, readable by its owner alone. */
export function demoSecrets(home: Home): Secrets {
  const file = path.join(home.folder, 'secrets.json');
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Secrets;
  const secrets = generate();
  // Renamed into place: a start that is killed here leaves none, not half of them.
  writeFileSync(`${file}.new`, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
  return secrets;
}
