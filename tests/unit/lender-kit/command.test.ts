import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { run } from '@/lib/host/commands/lender-kit';
import { freePort } from '@/lib/host/free-port';
import { newKeyPair } from '@/lib/institutions/transport/keys';
import { ReferenceInstitution } from '@/tests/support/reference-institution/server';

const folder = mkdtempSync(path.join(tmpdir(), 'lender-kit-'));
const mall = newKeyPair();
const [privateFile, publicFile, bankFile] = ['mall.pem', 'mall.pub.pem', 'bank.pem'].map((name) => path.join(folder, name)) as [string, string, string];
const SECRET = `whsec_${Buffer.alloc(24, 3).toString('base64')}`;
writeFileSync(privateFile, mall.privatePem);
writeFileSync(publicFile, mall.publicPem);
afterAll(() => { rmSync(folder, { recursive: true }); });

let [said, complained] = ['', ''];
beforeEach(() => {
  [said, complained] = ['', ''];
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => { said += String(text); return true; });
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => { complained += String(text); return true; });
});
afterEach(() => { vi.restoreAllMocks(); });

const all = (change: Record<string, string> = {}) =>
  Object.entries({ url: 'http://127.0.0.1:9/v1', key: privateFile, secret: SECRET, listen: '9500', ...change }).flatMap(([name, value]) => (value === '' ? [] : [`--${name}`, value]));

describe('npm run lender-kit', () => {
  it.each<[string, Record<string, string>]>([
    ['--url', { url: '' }], ['https', { url: 'http://bank.example/v1' }], ['--key', { key: '' }], ['cannot be read', { key: path.join(folder, 'none.pem') }],
    ['private key', { key: publicFile }], ['--secret', { secret: '' }], ['whsec_', { secret: 'secret' }], ['--listen', { listen: '' }], ['65535', { listen: '70000' }],
    ['--wait', { wait: 'long' }], ['--public-key', { 'public-key': path.join(folder, 'none.pem') }], ['--other', { other: '1' }],
  ])('says %s where that is what is missing, and ends with 2', async (word, change) => {
    expect(await run(all(change))).toBe(2);
    expect(complained).toContain(word);
    expect(said).toBe('');
  });

  it('says what there is', async () => {
    expect(await run(['--help'])).toBe(0);
    expect(said).toContain('--public-key FILE');
  });

  it('says once that nobody is there, and ends with 1', async () => {
    const port = await freePort();
    expect(await run(all({ url: `http://127.0.0.1:${port}/v1`, listen: String(await freePort()) }))).toBe(1);
    expect(said.split('\n').at(-2)).toMatch(/^0 passed, 2 failed, \d+ skipped$/);
  });

  it('prints a report of an institution with a fault, in lines and in JSON', async () => {
    const listen = String(await freePort());
    const bank = await ReferenceInstitution.start({
      keys: new Map([[mall.keyId, mall.publicPem]]), callbackUrl: `http://127.0.0.1:${listen}/mall/events`, secret: SECRET, thinkMs: 10, backoffMs: 10, mutant: 'contract-signs-text',
    });
    writeFileSync(bankFile, bank.publicKey.pem);
    try {
      const flags = all({ url: bank.baseUrl, listen, wait: '2', 'public-key': bankFile });
      expect(await run(flags)).toBe(1);
      expect(said).toMatch(/failed {2}contract-signature.*\n +seen: .+\n +mend: .+\n +protocol: Calls · POST \/contracts\n/);
      expect(said.split('\n').at(-2)).toMatch(/^\d+ passed, 1 failed, 0 skipped$/);
      said = '';
      expect(await run([...flags, '--json'])).toBe(1);
      const report = JSON.parse(said) as { failed: number; checks: { name: string; kind: string }[] };
      expect([report.failed, report.checks.filter(({ kind }) => kind === 'failed').map(({ name }) => name)]).toEqual([1, ['contract-signature']]);
    } finally {
      await bank.close();
    }
  }, 60_000);
});
