import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { missingCode } from '@/lib/catalogue/model/missing';
import { disclosureCode, disclosureProblems, isSaid, maximumOn, missingDisclosures, ratesOver } from '@/lib/disclosures/model/pack';
import { newestPack, packById, packInForce, PACKS } from '@/lib/disclosures/model/packs';

const texts = (locale: string) =>
  JSON.parse(readFileSync(`messages/${locale}/disclosures.json`, 'utf8')) as Record<'articles' | 'errors' | 'fields', Record<string, string>>;

describe.each(PACKS.map((pack) => [pack.id, pack] as const))('the pack %s', (_, pack) => {
  const stages = ['listing', 'form', 'contract'] as const;
  const articles = [...stages.flatMap((stage) => pack[stage]), ...Object.values(pack.maxima).flat()].map(({ article }) => article);

  test('has an address for every article, and every field and maximum has an article', () => {
    for (const article of articles) expect(URL.canParse(pack.articles[article] ?? '')).toBe(true);
  });

  test.each(['ko', 'en'])('has words in %s for every field and article; the error names the article', (locale) => {
    const { fields, articles: names, errors } = texts(locale);
    for (const { key, article } of stages.flatMap((stage) => pack[stage])) {
      expect(fields[key], key).toBeTypeOf('string');
      expect(String(errors[article])).toContain(String(names[article]));
    }
    for (const article of articles) expect(names[article], article).toBeTypeOf('string');
    for (const value of ['{max}', '{article}']) expect(errors['over-maximum']).toContain(value);
  });

  test.each(stages)('misses everything in nothing in a %s, and names each missing field', (stage) => {
    const fields = new Set(pack[stage].map(({ key }) => key));
    expect(missingDisclosures(pack[stage], {}).map(({ key }) => key)).toEqual(pack[stage].map(({ key }) => key));
    for (const missing of fields) {
      const values = Object.fromEntries([...fields].filter((key) => key !== missing).map((key) => [key, 'said']));
      expect(Object.keys(disclosureProblems(missingDisclosures(pack[stage], values)))).toEqual([missing]);
    }
  });

  test('has its maxima in the order of their days, none above the one before', () => {
    for (const list of Object.values(pack.maxima)) {
      expect(list.map(({ from }) => from)).toEqual(list.map(({ from }) => from).sort());
      expect(list.map(({ annualRate }) => Number(annualRate))).toEqual(list.map(({ annualRate }) => Number(annualRate)).sort((a, b) => b - a));
    }
  });
});

test.each(['ko', 'en'])('in %s, what a listing lacks is named, with its article, for all that a form or a seller may leave out', (locale) => {
  const { errors } = JSON.parse(readFileSync(`messages/${locale}/catalogue.json`, 'utf8')) as { errors: { missing: Record<string, string> } };
  const left = [...packInForce('KR', '2026-03-02').listing.map(({ key }) => key), 'residual', 'responseHours', 'careVisitsPerYear'];
  const sentences = left.map((key) => {
    const [code = '', query] = missingCode({ key, article: 'kr-ita-5-1' }).split('?');
    expect(query).toBe('article=@disclosures.articles.kr-ita-5-1');
    return errors.missing[code.replace('catalogue.missing.', '')] ?? '';
  });
  expect(new Set(sentences).size).toBe(left.length);
  for (const sentence of sentences) expect(sentence).toMatch(/.{5,} \(\{article\}\)$/);
});

test('zero and no say something; blanks and empty lists do not', () => {
  expect([0, 0n, false, 'x', ['x'], {}].map(isSaid)).toEqual([true, true, true, true, true, true]);
  expect([undefined, null, '', ' \n', []].map(isSaid)).toEqual([false, false, false, false, false]);
});

test('the pack in force is found by its day, and a former one by its id', () => {
  expect(packInForce('KR', '2026-03-02').id).toBe('KR-INSTALMENT@2026.1');
  expect(packInForce('KR', '2025-12-31').id).toBe('KR-INSTALMENT@2024.1');
  expect(() => packInForce('KR', '2023-12-31')).toThrow(RangeError);
  expect(packById('US-REGULATION-M@2026.1')?.jurisdiction).toBe('US');
  expect(packById('KR-INSTALMENT@1999.1')).toBeUndefined();
  expect(disclosureCode({ key: 'cashPrice', article: 'kr-ita-5-2' })).toBe('disclosures.kr-ita-5-2');
});

describe('statutory maxima of Korea', () => {
  const pack = newestPack('KR');

  test.each([['2016-01-01', '0.25', '0.25'], ['2018-02-07', '0.25', '0.25'], ['2018-02-08', '0.24', '0.24'], ['2021-07-06', '0.24', '0.24'], ['2021-07-07', '0.20', '0.20'], ['2026-11-29', '0.20', '0.20']])(
    'on %s are %s and %s', (on, real, late) => {
      expect([maximumOn(pack, 'realAnnualRate', on)?.annualRate, maximumOn(pack, 'lateRate', on)?.annualRate]).toEqual([real, late]);
    });

  test('let a rate be as high as they are, and not a millionth more', () => {
    expect(ratesOver(pack, { realAnnualRate: '0.2', lateRate: '0.200000' }, '2026-11-29')).toEqual({});
    expect(ratesOver(pack, { realAnnualRate: '0.200001', lateRate: '0.21' }, '2026-11-29')).toEqual({
      realAnnualRate: 'disclosures.over-maximum?max=20&article=@disclosures.articles.kr-ita-7',
      lateRate: 'disclosures.over-maximum?max=20&article=@disclosures.articles.kr-ita-12-1',
    });
    expect(ratesOver(pack, { lateRate: '0.21' }, '2021-07-06')).toEqual({});
  });

  test('are none where the law sets none', () => {
    expect(ratesOver(newestPack('US'), { realAnnualRate: '9', lateRate: '9' }, '2026-11-29')).toEqual({});
  });
});
