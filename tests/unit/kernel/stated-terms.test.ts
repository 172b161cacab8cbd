import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalTerms, canonicalText, type CanonicalTerms } from '@/lib/kernel/canonical-terms';
import { readStatedTerms } from '@/lib/kernel/stated-terms';
import { termsToJson } from '@/lib/kernel/terms';
import { recomputeTerms } from '@/lib/kernel/verify-terms';
import { PIANO, priced, randomPlan } from './random-plan';

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
  test('may be canonical terms, or the answer of a quote', () => {
    for (const text of [canonicalText(piano), JSON.stringify({ terms: termsToJson(PIANO), schedule: [], canonical: { terms: piano, text: '', sha256: '' } })]) {
      expect(readStatedTerms(text)).toMatchObject({ ok: true, value: { kind: 'CANONICAL', recomputed: { differences: [] } } });
    }
  });

  test('may be bare terms, or what a quote is asked with', () => {
    for (const body of [termsToJson(PIANO), { terms: termsToJson(PIANO), anchor: '2026-12-25' }]) {
      expect(readStatedTerms(JSON.stringify(body))).toEqual({ ok: true, value: { kind: 'BARE', terms: PIANO } });
    }
  });

  test('of anything else is told so, with the field', () => {
    expect(readStatedTerms('{')).toMatchObject({ error: { code: 'json' } });
    for (const text of ['null', '[]', '3', '{}', '{"schedule":[]}']) expect(readStatedTerms(text)).toMatchObject({ error: { code: 'terms.unreadable' } });
    expect(readStatedTerms(JSON.stringify({ ...termsToJson(PIANO), termMonths: 0 }))).toMatchObject({ error: { fields: { termMonths: 'terms.months' } } });
  });
});
