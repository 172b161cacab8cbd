import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { codeHash, isCode, newCode } from '@/lib/signing/code-hash';
import { maskedAddress, maskedMail, nextCodeAt } from '@/lib/signing/model/code';

const AT = Temporal.Instant.from('2026-03-02T01:00:00Z');
/** Codes that went out so many seconds ago, the newest first. */
const sent = (...ago: number[]) => ago.map((seconds) => AT.subtract({ seconds }));
const waits = (...ago: number[]) => { const next = nextCodeAt(sent(...ago), AT); return next && AT.until(next).total('seconds'); };

describe('the next code', () => {
  it('may be asked for at once where none was', () => { expect(waits()).toBeNull(); });
  it('may be asked for thirty seconds after the last', () => { expect([waits(0), waits(29), waits(30), waits(31, 40)]).toEqual([30, 1, null, null]); });
  it('is not the sixth within an hour', () => {
    expect([waits(60, 120, 180, 240), waits(60, 120, 180, 240, 300), waits(60, 120, 180, 240, 3600)]).toEqual([null, 3300, null]);
  });
  it('waits for the later of both', () => { expect(waits(10, 1000, 2000, 3000, 3590)).toBe(20); });
});

describe('what is shown of an address', () => {
  it.each([['kim@example.com', 'k••@example.com'], ['k@example.com', 'k••@example.com'], ['"a@b"@example.com', '"••@example.com']])('of %s is %s', (address, shown) => { expect(maskedMail(address)).toBe(shown); });
  it.each([['203.0.113.77', '203.0.113.×'], ['2001:db8:85a3::8a2e', '2001:db8:85a3:×'], ['::1', '::1'], ['::ffff:203.0.113.77', '203.0.113.×'], ['local', 'local'], ['', '']])('on the line of %s is %s', (address, shown) => { expect(maskedAddress(address)).toBe(shown); });
});

describe('a code', () => {
  const KEY = '07'.repeat(32);
  it('is six digits, also where it begins with naught', () => { for (let count = 0; count < 300; count += 1) expect(newCode()).toMatch(/^\d{6}$/); });
  it('is known by its hash, under this key and of this row alone', () => {
    const hash = codeHash('k_1', '012345', KEY);
    expect([isCode('012345', { id: 'k_1', hash }, KEY), isCode('12345', { id: 'k_1', hash }, KEY), isCode('012346', { id: 'k_1', hash }, KEY), isCode('012345', { id: 'k_2', hash }, KEY), isCode('012345', { id: 'k_1', hash }, '08'.repeat(32))])
      .toEqual([true, false, false, false, false]);
  });
});
