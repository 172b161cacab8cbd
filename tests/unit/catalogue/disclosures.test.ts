import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { missingCode } from '@/lib/catalogue/model/missing';
import { disclosureCode, disclosureProblems, isSaid, missingDisclosures } from '@/lib/disclosures/model/pack';
import { packById, packInForce, PACKS } from '@/lib/disclosures/model/packs';

const texts = (locale: string) =>
  JSON.parse(readFileSync(`messages/${locale}/disclosures.json`, 'utf8')) as Record<'articles' | 'errors' | 'fields', Record<string, string>>;

describe.each(PACKS.map((pack) => [pack.id, pack] as const))('the pack %s', (_, pack) => {
  test('has an address for every article, and every field has an article', () => {
    for (const { article } of [...pack.listing, ...pack.form]) expect(URL.canParse(pack.articles[article] ?? '')).toBe(true);
  });

  test.each(['ko', 'en'])('has words in %s for every field and article; the error names the article', (locale) => {
    const { fields, articles, errors } = texts(locale);
    for (const { key, article } of [...pack.listing, ...pack.form]) {
      expect(fields[key], key).toBeTypeOf('string');
      expect(String(errors[article])).toContain(String(articles[article]));
    }
  });

  test('misses everything in nothing, and names each missing field', () => {
    const fields = new Set(pack.form.map(({ key }) => key));
    expect(missingDisclosures(pack.form, {}).map(({ key }) => key)).toEqual(pack.form.map(({ key }) => key));
    for (const missing of fields) {
      const values = Object.fromEntries([...fields].filter((key) => key !== missing).map((key) => [key, 'said']));
      expect(Object.keys(disclosureProblems(missingDisclosures(pack.form, values)))).toEqual([missing]);
    }
  });
});

test.each(['ko', 'en'])('in %s, what a listing lacks is named, with its article, for all that a form or a seller may leave out', (locale) => {
  const { errors } = JSON.parse(readFileSync(`messages/${locale}/catalogue.json`, 'utf8')) as { errors: { missing: Record<string, string> } };
  const left = ['description', 'brand', 'model', 'photos', 'specifications', 'offers', 'sellerName', 'sellerRepresentative', 'sellerAddress', 'sellerPhone', 'sellerEmail'];
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
