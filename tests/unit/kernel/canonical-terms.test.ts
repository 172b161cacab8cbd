import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { verifyTerms } from '@/lib/kernel/verify-terms';
import { nextDueDay } from '@/lib/kernel/calendar';
import { canonicalTerms, canonicalText, quoteOf, sha256Hex, termsSha256, verifyQuote, type CanonicalTerms } from '@/lib/kernel/canonical-terms';
import { PIANO, priced, randomPlan } from './random-plan';

const VECTOR_TEXT = '{"advancePayments":0,"anchor":"2026-12-31","annualRate":"0.12","cashPrice":"300000","currency":"KRW","endOfTerm":"TITLE_TRANSFER","firstPayment":"0","residual":"0","rounding":{"interest":"HALF_EVEN","mode":"HALF_UP","unit":"100"},"schedule":[{"amount":"102000","balance":"201000","dueOn":"2026-12-31","interest":"3000","principal":"99000","seq":1},{"amount":"102000","balance":"101010","dueOn":"2027-01-31","interest":"2010","principal":"99990","seq":2},{"amount":"102020","balance":"0","dueOn":"2027-02-28","interest":"1010","principal":"101010","seq":3}],"termMonths":3,"timeZone":"Asia/Seoul","timing":"ARREARS","totalCost":"306020","totalToOwn":"306020","version":1}';
const VECTOR_SHA256 = 'bee0d889883b324451164279aa89d7ff58dd34204599c5f9ad5c2040167dbad3';

const vectorSchedule = priced({
  ...PIANO, cashPriceMinor: 300_000n, firstPaymentMinor: 0n, residualMinor: 0n, termMonths: 3, annualRate: '0.12',
  rounding: { unit: 100n, mode: 'HALF_UP', interest: 'HALF_EVEN' }, endOfTerm: 'TITLE_TRANSFER',
});
const vector = canonicalTerms(vectorSchedule, { anchor: '2026-12-31', dueDay: 31 });

describe('canonical terms', () => {
  test('have the text and the hash that the protocol publishes', async () => {
    expect(canonicalText(vector)).toBe(VECTOR_TEXT);
    expect(await termsSha256(vector)).toBe(VECTOR_SHA256);
    expect(await sha256Hex('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  });

  test('do not depend on the order of their keys or on the spelling of the rate', async () => {
    const shuffled = Object.fromEntries(Object.entries(vector).reverse()) as unknown as CanonicalTerms;
    expect(await termsSha256(shuffled)).toBe(VECTOR_SHA256);
    const padded = priced({ ...vectorSchedule.terms, annualRate: '0.1200' });
    expect(await termsSha256(canonicalTerms(padded, { anchor: '2026-12-31', dueDay: 31 }))).toBe(VECTOR_SHA256);
  });

  test('hash Korean by its UTF-8 bytes', async () => {
    expect(await sha256Hex('달마다')).toBe(await sha256Hex('\ub2ec\ub9c8\ub2e4'));
    expect(await sha256Hex('달마다')).toHaveLength(64);
  });

  test('of any plan follow from themselves after a trip through JSON', () => {
    fc.assert(fc.property(randomPlan, fc.integer({ min: 0, max: 4_000 }), fc.integer({ min: 1, max: 31 }), (terms, days, dueDay) => {
      const from = new Date(Date.UTC(2026, 10, 23 + days)).toISOString().slice(0, 10);
      const written = canonicalTerms(priced(terms), { anchor: nextDueDay(from, dueDay), dueDay });
      const verified = verifyTerms(JSON.parse(JSON.stringify(written)));
      expect(verified.ok && verified.value.totalCostMinor.toString()).toBe(written.totalCost);
    }), { numRuns: 300 });
  });
});

describe('terms that somebody else wrote', () => {
  const changed = (change: (terms: CanonicalTerms) => void): CanonicalTerms => {
    const copy = structuredClone(vector);
    change(copy);
    return copy;
  };
  const row = (terms: CanonicalTerms, index: number) => {
    const found = terms.schedule[index];
    if (!found) throw new Error('no such row');
    return found;
  };

  test.each<[string, (terms: CanonicalTerms) => void, string]>([
    ['an instalment raised by a won', (t) => { row(t, 1).amount = '102001'; }, 'schedule.1.amount'],
    ['interest moved into principal', (t) => { row(t, 0).interest = '2999'; row(t, 0).principal = '99001'; }, 'schedule.0.interest'],
    ['another balance', (t) => { row(t, 2).balance = '1'; }, 'schedule.2.balance'],
    ['another total', (t) => { t.totalCost = '306021'; }, 'totalCost'],
    ['another total to own', (t) => { t.totalToOwn = '306021'; }, 'totalToOwn'],
    ['a row less', (t) => { t.schedule.pop(); }, 'schedule.length'],
    ['a row twice', (t) => { t.schedule.push(row(t, 2)); }, 'schedule.length'],
    ['a due date a day late', (t) => { row(t, 1).dueOn = '2027-01-30'; }, 'schedule.1.dueOn'],
    ['an anchor that is not the first due date', (t) => { t.anchor = '2026-12-30'; }, 'anchor'],
    ['a higher rate', (t) => { t.annualRate = '0.13'; }, 'schedule.0.amount'],
    ['rows in another order', (t) => { t.schedule.reverse(); }, 'schedule.0.seq'],
  ])('with %s are refused, and where is said', (_what, change, at) => {
    expect(verifyTerms(changed(change))).toEqual({ ok: false, error: { code: 'terms.do-not-follow', params: { at } } });
  });

  test.each<[string, unknown]>([
    ['nothing', undefined], ['a text', 'terms'], ['an amount as number', { ...vector, cashPrice: 300000 }],
    ['a key nobody knows', { ...vector, fee: '0' }], ['a version nobody knows', { ...vector, version: 2 }],
    ['a zone that does not exist', { ...vector, timeZone: 'Asia/Atlantis' }], ['a day that does not exist', { ...vector, anchor: '2026-02-30' }],
  ])('that are %s cannot be read', (_what, candidate) => {
    expect(verifyTerms(candidate)).toMatchObject({ ok: false, error: { code: 'terms.unreadable' } });
  });

  test('that cannot be priced are refused by field', () => {
    expect(verifyTerms({ ...vector, firstPayment: '300000' })).toMatchObject({ ok: false, error: { code: 'terms.invalid' } });
  });

  test('keep the 31st where the first month had only 28 days', () => {
    const february = canonicalTerms(vectorSchedule, { anchor: '2027-02-28', dueDay: 31 });
    expect(february.schedule.map((due) => due.dueOn)).toEqual(['2027-02-28', '2027-03-31', '2027-04-30']);
    expect(verifyTerms(february).ok).toBe(true);
  });
});

describe('a quote', () => {
  test('that follows from its own rate is accepted', () => {
    const terms = { ...vectorSchedule.terms, cashPriceMinor: 1_990_000n, termMonths: 36, annualRate: '0.069' };
    expect(quoteOf(priced(terms))).toEqual({ monthlyInstalment: '61400', totalCost: '2208585', totalToOwn: '2208585' });
    expect(verifyQuote(terms, { monthlyInstalment: '61400', totalCost: '2208585', totalToOwn: '2208585' }).ok).toBe(true);
  });

  test.each(['monthlyInstalment', 'totalCost', 'totalToOwn'] as const)('with another %s is refused', (field) => {
    const quote = quoteOf(vectorSchedule);
    expect(verifyQuote(vectorSchedule.terms, { ...quote, [field]: `${quote[field]}0` }))
      .toEqual({ ok: false, error: { code: 'terms.do-not-follow', params: { at: field } } });
  });
});
