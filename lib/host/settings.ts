import { parseEnv, SECRETS } from '@/lib/platform/env';
import type { Home } from './home';
import { Trouble } from './launch/steps.mjs';
import { demoSecrets } from './secrets';

export type Given = Record<string, string | undefined>;

/** What a command was told, checked before it does anything. */
export interface Settings {
  mode: 'demo' | 'live';
  port: number;
  /** Null where the clone's own PostgreSQL is used. */
  database: { url: string; migrationUrl: string } | null;
  given: Given;
}

const said = (value: string | undefined) => (value === undefined || value.trim() === '' ? undefined : value.trim());

function readMode(given: Given): 'demo' | 'live' {
  const mode = said(given.DALMADA_MODE) ?? (said(given.DATABASE_URL) ? 'live' : 'demo');
  if (mode !== 'demo' && mode !== 'live') throw new Trouble(`DALMADA_MODE must be demo or live, not "${mode}".`);
  return mode;
}

/** @throws Trouble unless it is a port that one can listen on */
export function readPort(args: string[], given: Given): number {
  const flag = args.findIndex((arg) => arg === '--port' || arg === '-p');
  const text = flag >= 0 ? args[flag + 1] : (args.find((arg) => arg.startsWith('--port='))?.slice(7) ?? said(given.PORT) ?? '3000');
  const port = Number(text);
  if (text && /^\d+$/.test(text) && port >= 1 && port <= 65_535) return port;
  throw new Trouble(`PORT must be a whole number from 1 to 65535, not "${text ?? ''}". For example: PORT=3001 npm start`);
}

/** @throws Trouble for words that nobody understands, `--port` apart */
export function refuseUnknown(args: string[]): void {
  const rest = args.filter((arg, index) => !/^(--port(=.*)?|-p)$/.test(arg) && !/^(--port|-p)$/.test(args[index - 1] ?? ''));
  if (rest.length > 0) throw new Trouble(`"${rest.join(' ')}" means nothing here. What can be chosen is the port: npm start -- --port 3001; everything else is in .env.example.`);
}

/** @throws Trouble where a variable makes no sense */
export function readSettings(args: string[], given: Given): Settings {
  const mode = readMode(given);
  const port = readPort(args, given);
  const url = said(given.DATABASE_URL);
  const migrationUrl = said(given.MIGRATION_DATABASE_URL);
  for (const [name, text] of [['DATABASE_URL', url], ['MIGRATION_DATABASE_URL', migrationUrl]]) {
    // The value is not repeated: it may hold a password.
    if (text && (!/^postgres(ql)?:\/\/./.test(text) || !URL.canParse(text))) {
      throw new Trouble(`${name} must be a URL like postgresql://user:password@host:5432/dalmada; in a password write # as %23, / as %2F, @ as %40 and % as %25.`);
    }
  }
  if (!url && migrationUrl) throw new Trouble('MIGRATION_DATABASE_URL is set and DATABASE_URL is not: set both, or neither.');
  if (!url && mode === 'live') throw new Trouble('Live mode needs a PostgreSQL of your own: set DATABASE_URL (and see .env.example), or run the demo with DALMADA_MODE=demo.');
  return { mode, port, given, database: url ? { url, migrationUrl: migrationUrl ?? url } : null };
}

/** Looks at every variable before anything is begun. @throws Trouble */
export function checkEnvironment(settings: Settings, home: Home): void {
  appEnv(settings, home, settings.database?.url ?? 'postgresql://127.0.0.1/dalmada');
}

/** The environment of web, worker and every task: complete, checked, and without the key to the migrations' role. @throws Trouble */
export function appEnv(settings: Settings, home: Home, databaseUrl: string): Record<string, string> {
  const { mode, port, given } = settings;
  const own = mode === 'demo' ? { ...demoSecrets(home), NEXTAUTH_URL: `http://localhost:${port}` } : {};
  const defined = Object.fromEntries(Object.entries(given).filter(([, value]) => said(value) !== undefined));
  const env: Given = { ...own, ...defined, DALMADA_MODE: mode, DATABASE_URL: databaseUrl, PORT: String(port) };
  if (mode === 'live') demandLive(env);
  try {
    parseEnv(env);
  } catch (error) {
    throw new Trouble(error instanceof Error ? error.message : String(error));
  }
  delete env.MIGRATION_DATABASE_URL;
  return env as Record<string, string>;
}

function demandLive(env: Given): void {
  const missing = [...SECRETS, 'NEXTAUTH_URL', 'MAIL_URL', 'MAIL_FROM'].filter((name) => env[name] === undefined);
  if (missing.length === 0) return;
  throw new Trouble(`Live mode generates no secrets and guesses no address. Set ${missing.join(', ')}; .env.example says what each is and how to make it.`);
}
