import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalTerms, canonicalText, type CanonicalTerms } from '@/lib/kernel/canonical-terms';
import { answerQuote } from '@/lib/catalogue/model/quote';
import { readStatedTerms } from '@/lib/catalogue/model/stated-terms';
import { readJsonText } from '@/lib/kernel/json-text';
import { termsToJson } from '@/lib/kernel/terms';
import { recomputeTerms } from '@/lib/kernel/verify-terms';
import { PIANO, priced, randomPlan } from '../kernel/random-plan';

const piano = canonicalTerms(priced(PIANO), { anchor: '2026-12-25', dueDay: 25 });
const differences = (terms: unknown) => {
  const recomputed = recomputeTerms(terms);
  return recomputed.ok ? recomputed.value.differences : recomputed.error;
};

describe('terms that somebody wrote', () => {
  test('agree with themselves, whatever the plan, smoothed or not', () => {
    fc.assert(fc.property(randomPlan, fc.boolean(), (plan, smooth) => {
      const terms = canonicalTerms(priced({ ...plan, rounding: { ...plan.rounding, ...(smooth && { smoothing: 'LAST' as const }) } }), { anchor: '2027-01-31', dueDay: 31 });
      expect(differences(JSON.parse(canonicalText(terms)))).toEqual([]);
    }), { numRuns: 200 });
  });

  test('say every place where they do not follow', () => {
    const wrong = structuredClone<CanonicalTerms>(piano);
    wrong.totalCost = '5251143';
    (wrong.schedule[3] ?? { amount: '' }).amount = '97979';
    (wrong.schedule[7] ?? { dueOn: '' }).dueOn = '2027-07-24';
    expect(differences(wrong)).toEqual(['schedule.3.amount', 'schedule.7.dueOn', 'totalCost']);
  });

  test('of another length, or beginning on no due day, are told apart', () => {
    expect(differences({ ...piano, schedule: piano.schedule.slice(1) })).toEqual(['schedule.length']);
    expect(differences({ ...piano, anchor: '2026-12-24' })).toMatchObject({ code: 'terms.do-not-follow', params: { at: 'anchor' } });
    expect(differences({ ...piano, more: 1 })).toMatchObject({ code: 'terms.unreadable' });
  });
});

describe('a file', () => {
  test('may be canonical terms, alone or under their name', async () => {
    for (const text of [canonicalText(piano), `\uFEFF${JSON.stringify({ terms: piano }, null, 2).replaceAll('\n', '\r\n')}`]) {
      expect(await readStatedTerms(text)).toMatchObject({ ok: true, value: { kind: 'CANONICAL', recomputed: { differences: [] } } });
    }
  });

  test('may be bare terms, or what a quote is asked with', async () => {
    for (const body of [termsToJson(PIANO), { terms: termsToJson(PIANO), anchor: '2026-12-25' }]) {
      expect(await readStatedTerms(JSON.stringify(body))).toEqual({ ok: true, value: { kind: 'BARE', terms: PIANO } });
    }
  });

  test('may be the answer of a quote, every value of which is looked at', async () => {
    const answered = await answerQuote(PIANO, { anchor: '2026-12-25', returnChargeBps: 1000, payoffOn: '2027-03-11' });
    if (!answered.ok) throw new Error('does not price');
    const text = JSON.stringify(answered.value);
    const read = async (changed: string) => {
      const stated = await readStatedTerms(changed);
      return stated.ok && stated.value.kind === 'ANSWER' ? stated.value.differences.map(({ path }) => path) : stated;
    };
    expect(await read(text)).toEqual([]);
    const { canonical: _dated, payoff: _leaving, ...undated } = answered.value;
    expect(await read(JSON.stringify({ ...undated, schedule: undated.schedule.map(({ dueOn: _dueOn, ...row }) => row) }))).toEqual([]);
    for (const [from, to, paths] of [
      ['"monthlyInstalment":"97980"', '"monthlyInstalment":"12345"', ['monthlyInstalment']],
      [`"realAnnualRate":"${answered.value.realAnnualRate}"`, '"realAnnualRate":"0.01"', ['realAnnualRate']],
      [`"sha256":"${answered.value.canonical?.sha256 ?? ''}"`, `"sha256":"${'0'.repeat(64)}"`, ['canonical.sha256']],
      [`"buyout":"${answered.value.exits[5]?.buyout ?? ''}"`, '"buyout":"1"', ['exits.5.buyout']],
      [`"buyout":"${answered.value.payoff?.buyout ?? ''}"`, '"buyout":"1"', ['payoff.buyout']],
      ['"dueOn":"2027-03-25"', '"dueOn":"2027-03-24"', ['schedule.3.dueOn']],
      ['"terms":{', '"more":1,"terms":{', ['more']],
    ] as const) {
      expect(text.split(from).length, from).toBeGreaterThan(1);
      expect(await read(text.replace(from, to))).toEqual(paths);
    }
    // The terms are what all the rest is measured by.
    expect((await read(text.replace('"cashPrice":"5480000"', '"cashPrice":"5480001"')) as string[]).length).toBeGreaterThan(40);
  });

  test('of anything else is told so, with the field', async () => {
    expect(await readStatedTerms('{')).toMatchObject({ error: { code: 'json' } });
    expect(await readStatedTerms(canonicalText(piano).replace('{', '{"cashPrice":"1",'))).toMatchObject({ error: { code: 'repeated-key' } });
    for (const text of ['null', '[]', '3', '{}', '{"schedule":[]}']) expect(await readStatedTerms(text)).toMatchObject({ error: { code: 'terms.unreadable' } });
    expect(await readStatedTerms(JSON.stringify({ ...termsToJson(PIANO), termMonths: 0 }))).toMatchObject({ error: { fields: { termMonths: 'terms.months' } } });
    expect(await readStatedTerms(JSON.stringify({ ...piano, foo: 1, cashPrice: '-1' }))).toMatchObject({ error: { code: 'terms.unreadable', fields: { foo: 'unexpected-field', cashPrice: 'amount' } } });
    const { schedule: _left, ...without } = piano;
    expect(await readStatedTerms(JSON.stringify(without))).toMatchObject({ error: { fields: { schedule: expect.any(String) as string } } });
  });
});

describe('JSON', () => {
  test('has every name once in its object, whatever its strings say', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => { expect(readJsonText(JSON.stringify(value)).ok).toBe(true); }), { numRuns: 500 });
    for (const text of ['{"a":1,"a":1}', '{"a":{"b":1,"\\u0062":2}}', '[{"x":0,"x" : 0}]']) expect(readJsonText(text)).toEqual({ ok: false, error: { code: 'repeated-key' } });
    for (const text of ['{"a":"\\"a\\":"}', '[{"a":1},{"a":1}]', '"a:"', `${'['.repeat(100_000)}${']'.repeat(100_000)}`, `${'{"a":'.repeat(50_000)}null${'}'.repeat(50_000)}`]) expect(readJsonText(text).ok).toBe(true);
  });
});
