import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { checkContents } from '@/lib/checking/model/check-contents';
import { drawSupplement } from '@/lib/contracts/document/draw-supplement';
import { readContract, type ContractText } from '@/lib/contracts/model/read-contract';
import { supplementContent } from '@/lib/contracts/model/supplement';
import type { Amendment } from '@/lib/kernel/amendment';
import { termsSha256 } from '@/lib/kernel/canonical-terms';
import { sampleParticulars, sampleTerms } from '@/tests/support/contract-sample';

const KINDS: Amendment[] = [
  { kind: 'ADDRESS', address: { postcode: '48094', road: '부산 해운대구 센텀중앙로 79', detail: '1203호' } }, { kind: 'DUE_DAY', fromSeq: 3, dueDay: 10 }, { kind: 'SCHEDULE', fromSeq: 13, months: 60 },
];

/** A supplement as it was delivered, read back. */
async function supplement(amendment: Amendment): Promise<ContractText> {
  const terms = sampleTerms({ dueDay: 25 });
  const contract = { number: 'DM-2612-0031', supplementNo: 0, terms, termsSha256: await termsSha256(terms), particulars: sampleParticulars({ dueDay: 25 }), change: null };
  const content = supplementContent([contract], amendment);
  if (!content.ok) throw new Error(content.error.code);
  const row = { number: 'DM-2612-0031-1', verifyCode: '7Q2M9XK4TB0C', externalNumber: null, financierAnswer: null, ...content.value, termsSha256: await termsSha256(content.value.terms) };
  const pdf = await drawSupplement(JSON.parse(JSON.stringify(row)) as Parameters<typeof drawSupplement>[0], Temporal.Instant.from('2027-01-01T00:00:00Z'));
  const text = await readContract(new Uint8Array(pdf).buffer);
  if (!text.ok) throw new Error(text.error.code);
  return text.value;
}

const checked = async (text: ContractText) => Object.fromEntries((await checkContents(text, true)).checks.map(({ name, state, reason }) => [name, state === 'PASSED' ? state : `${state} ${reason}`]));

describe('the file of a supplement', () => {
  test.each(KINDS)('of $kind agrees with itself, and says by which number and code it may be asked for', async (amendment) => {
    const text = await supplement(amendment);
    expect(await checked(text)).toMatchObject({ terms: 'PASSED', print: 'PASSED', evidence: 'UNKNOWN none' });
    expect((await checkContents(text, true)).said).toEqual({ number: 'DM-2612-0031-1', code: '7Q2M9XK4TB0C' });
  });

  test.each([[KINDS[0], '1203호', '1204호'], [KINDS[1], '매달 10일', '매달 11일'], [KINDS[2], '총 납입액', '총납 입금']] as const)('is not printed otherwise than its change: %o', async (amendment, right, wrong) => {
    const text = await supplement(amendment as Amendment);
    expect(text.printed).toContain(right);
    expect(await checked({ ...text, printed: text.printed.replaceAll(right, wrong) })).toMatchObject({ terms: 'PASSED', print: 'FAILED missing' });
  });

  test('each amount of a schedule that was spread anew has to be right', async () => {
    const text = await supplement(KINDS[2] as Amendment);
    const amounts = [...new Set(text.printed.match(/\d[\d,]*,\d{3}원/g))];
    expect(amounts.length).toBeGreaterThan(60);
    for (const amount of amounts) {
      const other = amount.replace(/\d(?=원$)/, (digit) => String((Number(digit) + 1) % 10));
      expect((await checked({ ...text, printed: text.printed.replace(amount, other) }))['print'], amount).toBe('FAILED missing');
    }
  });

  test('carries no change that does not follow from what it changes', async () => {
    const text = await supplement(KINDS[1] as Amendment);
    expect(await checked({ ...text, change: (text.change ?? '').replace('"dueDay":10', '"dueDay":11') })).toMatchObject({ terms: 'FAILED change', print: 'UNKNOWN no-terms' });
  });
});
