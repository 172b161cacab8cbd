import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { said } from '@/tests/support/app-process';
import { testDatabase, type TestDatabase } from '@/tests/support/database';

const folder = mkdtempSync(path.join(tmpdir(), 'institution-'));
let database: TestDatabase;

beforeAll(async () => { database = await testDatabase(); });
afterAll(() => { rmSync(folder, { recursive: true }); });

/** `npm run institution -- add`, in the app's environment, with a policy for these categories. */
function add(code: string, categories: string[]) {
  const policy = path.join(folder, `${code}.json`);
  writeFileSync(policy, JSON.stringify({ categories }));
  return said(database.url, [
    'lib/host/tasks/institution.ts', 'add', '--code', code, '--name', '한빛둘', '--url', 'https://bank.example/v1', '--secret', `whsec_${Buffer.alloc(24, 5).toString('base64')}`, '--policy', policy,
  ]);
}

it('a policy for a category that the mall does not have is refused with those it has, and nothing is registered', async () => {
  const { code, complaint } = await add('wrong', ['computers', 'laptop', 'phones']);
  expect(code).toBe(1);
  expect(complaint).toMatch(/^--policy, categories: the mall has no "laptop", "phones"\. It has: appliances, computers, .*air-water\.\n$/);
  expect(await database.db.institution.count({ where: { code: 'wrong' } })).toBe(0);
}, 60_000);

it('a policy for the mall’s own categories is registered', async () => {
  const { code, out } = await add('right', ['computers']);
  expect([code, out]).toEqual([0, expect.stringContaining('is registered and may be asked')]);
  expect(await database.db.institution.findFirstOrThrow({ where: { code: 'right' } })).toMatchObject({ policy: { categories: ['computers'] } });
}, 60_000);
