import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { painFile, type PayoutOrder } from '@/lib/settlements/model/payout-file';
import { isThere } from '@/tests/support/pdf-readers';

const SCHEMA = path.join(import.meta.dirname, '../../support/iso20022/pain.001.001.09.xsd');

let folder: string;
beforeAll(() => { folder = mkdtempSync(path.join(tmpdir(), 'dalmada-pain-')); });
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Of each file what another program says of it by the schema; null: it is valid. */
function validated(files: readonly string[]): (string | null)[] {
  const names = files.map((file, index) => {
    const name = path.join(folder, `${index}.xml`);
    writeFileSync(name, file);
    return name;
  });
  const { stderr } = spawnSync('xmllint', ['--noout', '--nonet', '--schema', SCHEMA, ...names], { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  const lines = stderr.split('\n');
  return names.map((name) => (lines.includes(`${name} validates`) ? null : lines.filter((line) => line.startsWith(name)).join('\n') || 'nothing was said'));
}

const order = (change: Partial<PayoutOrder> = {}): PayoutOrder => ({
  id: 'po_01JABCDEFGHJKMNPQRSTVWXYZ0', madeAt: '2026-03-11T01:00:00Z', executeOn: '2026-03-11', currency: 'KRW', payer: { name: '달마다', bank: '004', account: '12345678901234' },
  transfers: [{ id: 'st_01JABCDEFGHJKMNPQRSTVWXYZ0', number: 'ST-2603-0001', amountMinor: 4_970_360n, bank: '088', account: '110123456789', holder: '김&박 <악기>' }], ...change,
});

describe.skipIf(!isThere('xmllint'))('by the schema that ISO 20022 has published', () => {
  it('the file for the bank is valid, whatever somebody is called, of one transfer or of many, in each currency', () => {
    const transfer = fc.record({
      id: fc.stringMatching(/^st_[0-9A-Z]{26}$/), number: fc.stringMatching(/^ST-[0-9]{4}-[0-9]{4,6}$/), amountMinor: fc.bigInt({ min: 1n, max: 10n ** 15n }), bank: fc.constantFrom('088', '004'), account: fc.stringMatching(/^[0-9]{8,20}$/),
      holder: fc.oneof(fc.string({ unit: 'binary', minLength: 1, maxLength: 200 }), fc.constantFrom('김&박 <악기>', '\u0001', '  ', '가'.repeat(200), '𝄞'.repeat(141))),
    });
    const orders = fc.sample(fc.record({ currency: fc.constantFrom('KRW', 'USD', 'KWD'), transfers: fc.array(transfer, { minLength: 1, maxLength: 6 }) }), 150).map((change) => order(change));
    const said = validated([order(), ...orders].map(painFile));
    expect(said.filter((each) => each !== null)).toEqual([]);
  });

  it('and would not be, were anything of it otherwise: out of order, left out, too long, of no currency', () => {
    const whole = painFile(order());
    const changed = [
      whole.replace(/(<MsgId>.*?<\/MsgId>)(<CreDtTm>.*?<\/CreDtTm>)/, '$2$1'), whole.replace(/<PmtMtd>.*?<\/PmtMtd>/, ''), whole.replace('<MsgId>', `<MsgId>${'x'.repeat(36)}`), whole.replace('Ccy="KRW"', 'Ccy="won"'),
      whole.replace('<PmtMtd>TRF', '<PmtMtd>BAR'), whole.replace('4970360</InstdAmt>', '-1</InstdAmt>'), whole.replace('pain.001.001.09', 'pain.001.001.03'), whole.replace(/<CdtTrfTxInf>.*<\/CdtTrfTxInf>/, ''),
    ];
    expect(new Set([whole, ...changed]).size, 'each is another file').toBe(changed.length + 1);
    expect(validated([whole, ...changed]).map((said) => said === null)).toEqual([true, ...changed.map(() => false)]);
  });
});
