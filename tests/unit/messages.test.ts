import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createTranslator } from 'use-intl/core';
import { describe, expect, it } from 'vitest';
import { problemKey } from '@/lib/kernel/result';
import { loadMessages, LOCALES, translate, type Locale, type Messages } from '@/lib/platform/messages';

function texts(messages: Messages, path = ''): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(messages)) {
    const name = path ? `${path}.${key}` : key;
    if (typeof value === 'string') found.set(name, value);
    else for (const [inner, text] of texts(value, name)) found.set(inner, text);
  }
  return found;
}

const all = Object.fromEntries(LOCALES.map((locale) => [locale, texts(loadMessages(locale))])) as Record<Locale, Map<string, string>>;

/** The names of a text's placeholders and tags. */
const slots = (text: string) => [...new Set(text.match(/\{\s*\w+(?=\s*[,}])|<\w+/g)?.map((slot) => slot.replaceAll(/\s/g, '')))].sort();

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'generated' ? [] : sources(path);
    return /\.tsx?$/.test(entry.name) ? [path] : [];
  });
}

/** Codes written out in the code: `code: 'x.y'`, and the messages of zod checks (`.min(1, 'required')`). */
function usedCodes(): Map<string, string> {
  const used = new Map<string, string>();
  for (const file of [...sources('lib'), ...sources('app')]) {
    const source = readFileSync(file, 'utf8');
    for (const [, code] of source.matchAll(/\berr\(\{\s*code:\s*'([a-z][\w.-]*)/g)) used.set(code ?? '', file);
    // What an institution is told is in English, in the protocol's own words.
    if (/^lib.(institutions|desk-server)/.test(file)) continue;
    for (const [, code] of source.matchAll(/\bz\.[^\n]*?,\s*'([a-z]+(?:[.-][a-z-]+)*)(?:\?[^']*)?'\)/g)) used.set(code ?? '', file);
  }
  return used;
}

describe('the texts', () => {
  it('exist in both languages under the same keys', () => {
    expect([...all.en.keys()].sort()).toEqual([...all.ko.keys()].sort());
  });

  it('call the bill of a return by one name, wherever it stands', () => {
    for (const locale of LOCALES) expect(new Set([...all[locale]].filter(([key]) => key.endsWith('.RETURN_CHARGE')).map(([, text]) => text)).size).toBe(1);
  });

  it('are never empty', () => {
    for (const locale of LOCALES) {
      expect([...all[locale]].filter(([, text]) => text.trim() === '')).toEqual([]);
    }
  });

  it('fill the same placeholders in both languages', () => {
    const differ = [...all.ko].filter(([key, text]) => String(slots(text)) !== String(slots(all.en.get(key) ?? '')));
    expect(differ.map(([key]) => key)).toEqual([]);
  });

  it('put no straight apostrophe before a brace: the reader would see the placeholder itself', () => {
    const bare = LOCALES.flatMap((locale) => [...all[locale]].filter(([, text]) => /(?<!')'[{}<]/.test(text)).map(([key]) => `${locale} ${key}`));
    expect(bare).toEqual([]);
  });

  it.each(LOCALES)('can be parsed, every one (%s)', (locale) => {
    const broken: string[] = [];
    const translator = createTranslator({
      locale,
      messages: loadMessages(locale),
      onError: (error) => {
        if (String(error.code) === 'INVALID_MESSAGE') broken.push(error.message);
      },
    }) as unknown as { (key: string): string; has(key: string): boolean };
    for (const key of all[locale].keys()) translator(key);
    expect(broken).toEqual([]);
  });

  it('speak no Korean to an English reader', () => {
    const foreign = [...all.en].filter(([, text]) => /[가-힣]/.test(text));
    expect(foreign).toEqual([]);
  });

  it('hang no Korean particle on a value whose ending nobody knows', () => {
    const particle = /\}(?:을|를|이|가|은|는|과|와|으로|로)(?![가-힣])|\}(?:이었|였|이라고|라고|이라는|이며|이고)|\((?:이|가|을|를|은|는|와|과|으)\)/;
    expect([...all.ko].filter(([, text]) => particle.test(text)).map(([key]) => key)).toEqual([]);
  });

  it('put no full stop after what somebody wrote, which may end with one', () => {
    const stop = /\{(?:note|reason|words|exclusion)\}\./;
    expect([...all.ko, ...all.en].filter(([, text]) => stop.test(text)).map(([key]) => key)).toEqual([]);
  });

  it('say how much is to be written by what is enough, and what is bought early by one word', () => {
    expect([...all.ko].filter(([, text]) => /글자 넘게|중도 매수/.test(text)).map(([key]) => key)).toEqual([]);
  });

  it('speak to a Korean reader in one voice: 합니다, and 세요 and 까요 where something is asked or offered', () => {
    const familiar = /(?<!세|까|필|주|중|개|수|아니)요(?![가-힣])/;
    expect([...all.ko].filter(([, text]) => familiar.test(text)).map(([key]) => key)).toEqual([]);
  });

  it('have a sentence for every error code that the code answers', () => {
    const missing = [...usedCodes()].filter(([code]) => !all.ko.has(problemKey(code)));
    expect(missing).toEqual([]);
  });
});


describe('a text outside a page', () => {
  it('is written in the language asked for, with its figures', () => {
    expect(translate('ko', 'common.reference', { reference: 'E-7K2Q' })).toBe('오류 번호 E-7K2Q');
    expect(translate('en', 'common.reference', { reference: 'E-7K2Q' })).toBe('Error number E-7K2Q');
  });
});
