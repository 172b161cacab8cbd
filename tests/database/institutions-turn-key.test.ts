import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { pauseInstitution } from '@/lib/institutions/change-status';
import { ensureSigningKey } from '@/lib/institutions/ensure-signing-key';
import { makeNextKey } from '@/lib/institutions/turn-key';
import { turnKeyWhenKnown } from '@/lib/institutions/turn-key-when-known';
import { SYSTEM } from '@/lib/kernel/actor';
import { problemText } from '@/lib/platform/messages';
import { said } from '@/tests/support/app-process';
import { testDatabase, type TestDatabase } from '@/tests/support/database';
import { startScriptedInstitution, type ScriptedInstitution } from '@/tests/support/scripted-institution';
import { introduce } from '@/tests/support/scripted-registration';

let database: TestDatabase;
let banks: ScriptedInstitution[];

beforeAll(async () => {
  database = await testDatabase();
  // The command's own process has the machine's clock.
  banks = await Promise.all(['first', 'second', 'third'].map((code) => startScriptedInstitution({ code })));
  for (const bank of banks) await introduce(database.deps, bank);
});
afterAll(async () => { for (const bank of banks) await bank.close(); });

let next: { keyId: string; pem: string };
beforeEach(async () => {
  database.clock.set(new Date().toISOString());
  const made = await makeNextKey(database.deps, SYSTEM);
  if (!made.ok) throw new Error('no key');
  next = made.value;
});
const signs = async () => { const key = await ensureSigningKey(database.deps); return key.ok ? key.value.keyId : ''; };

it('the next key does not sign while somebody who is asked refuses it, and whoever turns it hears who', async () => {
  const before = await signs();
  banks[0]?.trust(next.keyId, next.pem);
  expect(await turnKeyWhenKnown(database.deps, SYSTEM)).toEqual({ ok: false, error: { code: 'institutions.next-key-unknown', params: { names: 'second 은행 (second), third 은행 (third)' } } });
  expect(await signs()).toBe(before);
  expect(problemText('ko', 'institutions.next-key-unknown', { names: 'second 은행 (second)' })).toMatch(/second 은행 \(second\).*--anyway/);
  expect(await database.db.notification.count({ where: { kind: { startsWith: 'institutions.' } } }), 'nobody is alarmed: who asked sees it').toBe(0);
  const { code, complaint, out } = await said(database.url, ['lib/host/tasks/institution.ts', 'key', 'turn']);
  expect([code, out]).toEqual([1, '']);
  expect(complaint).toMatch(/not turned.*second 은행 \(second\), third 은행 \(third\)\..*--anyway/);
  expect(await signs()).toBe(before);
}, 60_000);

it('it signs once all that are asked know it; who is paused is not asked, and who gives no answer is named', async () => {
  await pauseInstitution(database.deps, SYSTEM, { code: 'third' });
  banks[1]?.trust(next.keyId, next.pem);
  banks[0]?.next('lookup', { answer: 'http', status: 503, body: {} });
  expect(await turnKeyWhenKnown(database.deps, SYSTEM)).toEqual({ ok: true, value: { ...next, strangersTo: [], silent: ['first 은행 (first)'] } });
  expect(await signs()).toBe(next.keyId);
  expect(await turnKeyWhenKnown(database.deps, SYSTEM)).toEqual({ ok: false, error: { code: 'institutions.no-next-key' } });
});

it('anyway it signs all the same, and who refuses it is named', async () => {
  const { code, out } = await said(database.url, ['lib/host/tasks/institution.ts', 'key', 'turn', '--anyway']);
  expect(code).toBe(0);
  expect(out).toMatch(/^Signs from now on:\nfirst 은행 \(first\) refuses this key.*\nsecond 은행 \(second\) refuses this key.*\n/);
  expect(out).toContain(next.keyId);
  expect(await signs()).toBe(next.keyId);
}, 60_000);

it('nobody else turns it', async () => {
  expect(await turnKeyWhenKnown(database.deps, { userId: 'u_1', role: 'PURCHASER', name: '김하늘' }, { anyway: true })).toEqual({ ok: false, error: { code: 'not-found' } });
});
