import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { appEnv, readPort, readSettings, refuseUnknown } from '@/lib/host/settings';
import type { Home } from '@/lib/host/home';

const folder = mkdtempSync(path.join(tmpdir(), 'home-'));
const home: Home = { folder, sharedBinaries: null, setAside: null };
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const url = 'postgresql://app:x@db.example:5432/dalmada';
const live = {
  DATABASE_URL: url, MIGRATION_DATABASE_URL: 'postgresql://owner:y@db.example:5432/dalmada', NEXTAUTH_URL: 'https://dalmada.example', MAIL_URL: 'smtp://mail.example:587', MAIL_FROM: '달마다 <mall@dalmada.example>',
  NEXTAUTH_SECRET: 's'.repeat(32), NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: 'k'.repeat(44), DALMADA_KEY: 'ab'.repeat(32),
};

describe('the mode', () => {
  test('is demo with nothing set, and live as soon as DATABASE_URL is set', () => {
    expect(readSettings([], {}).mode).toBe('demo');
    expect(readSettings([], { DATABASE_URL: url }).mode).toBe('live');
    expect(readSettings([], { DATABASE_URL: url, DALMADA_MODE: 'demo' }).mode).toBe('demo');
  });

  test('an empty variable is one that is not set', () => {
    expect(readSettings([], { DATABASE_URL: '', DALMADA_MODE: ' ' }).mode).toBe('demo');
  });

  test.each([
    ['DALMADA_MODE must be demo or live', { DALMADA_MODE: 'prod' }],
    ['Live mode needs a PostgreSQL of your own', { DALMADA_MODE: 'live' }],
    ['DATABASE_URL must be a URL like', { DATABASE_URL: 'localhost/dalmada' }],
    ['in a password write # as %23', { DATABASE_URL: 'postgresql://app:p#w@db.example/dalmada' }],
    ['DATABASE_URL must be a URL like', { DATABASE_URL: 'postgresql://app:p@db.example:99999/dalmada' }],
    ['MIGRATION_DATABASE_URL is set and DATABASE_URL is not', { MIGRATION_DATABASE_URL: url }],
  ])('%s …', (sentence, given) => { expect(() => readSettings([], given)).toThrow(sentence); });
});

describe('the port', () => {
  test('comes from the flag, else from PORT, else is 3000', () => {
    expect([readPort(['--port', '3001'], { PORT: '3002' }), readPort(['--port=3003'], {}), readPort([], { PORT: '3002' }), readPort([], {})]).toEqual([3001, 3003, 3002, 3000]);
  });

  test.each(['abc', '0', '65536', '-1', '3.5', '3e3', '３０００'])('%s is none', (text) => {
    expect(() => readPort([], { PORT: text })).toThrow('PORT must be a whole number');
  });
});

test('words that nobody understands are refused, the port is not', () => {
  expect(() => refuseUnknown(['--port', '3001', '-p', '3002', '--port=3003'])).not.toThrow();
  expect(() => refuseUnknown(['--foo', 'bar'])).toThrow('"--foo bar" means nothing here');
});

describe('what web and worker are given', () => {
  test('in the demo: secrets made once, kept for their owner alone, and an address', () => {
    const settings = readSettings([], { PORT: '3456' });
    const env = appEnv(settings, home, url);
    expect(env).toMatchObject({ DALMADA_MODE: 'demo', DATABASE_URL: url, NEXTAUTH_URL: 'http://localhost:3456' });
    expect(appEnv(settings, home, url).DALMADA_KEY).toBe(env.DALMADA_KEY);
    expect(statSync(path.join(folder, 'secrets.json')).mode & 0o077).toBe(0);
    expect(readFileSync(path.join(folder, 'secrets.json'), 'utf8')).toContain(env.DALMADA_KEY);
  });

  test('in live mode: what was given, without the way in of the owner of the tables', () => {
    const env = appEnv(readSettings([], live), home, url);
    expect(env.MIGRATION_DATABASE_URL).toBeUndefined();
    expect(env.NEXTAUTH_SECRET).toBe(live.NEXTAUTH_SECRET);
  });

  test.each(['NEXTAUTH_SECRET', 'NEXT_SERVER_ACTIONS_ENCRYPTION_KEY', 'DALMADA_KEY', 'NEXTAUTH_URL', 'MAIL_URL'])('live mode does without no %s', (name) => {
    const given = { ...live, [name]: '' };
    expect(() => appEnv(readSettings([], given), home, url)).toThrow(name);
  });
});
