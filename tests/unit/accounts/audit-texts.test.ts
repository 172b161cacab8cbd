import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { loadMessages, LOCALES, type Messages } from '@/lib/platform/messages';

const sources = globSync('lib/**/*.ts', { exclude: (name) => name.includes('generated') }).map((file) => readFileSync(file, 'utf8'));
const found = (pattern: RegExp) => [...new Set(sources.flatMap((source) => [...source.matchAll(pattern)].map((match) => match[1] ?? '')))].sort();

const textAt = (messages: Messages, path: string) =>
  path.split('.').reduce<Messages | string | undefined>((inner, key) => (typeof inner === 'object' ? inner[key] : undefined), messages);

describe('the audit log', () => {
  test.each(LOCALES)('has a text in %s for every action and every kind of subject that is ever written down', (locale) => {
    const actions = found(/action: '([a-z-]+\.[a-z-]+)'/g);
    const subjects = found(/subject: \{ type: '([a-z_-]+)'/g);
    expect(actions.length).toBeGreaterThan(50);
    const messages = loadMessages(locale);
    const wordless = [...actions.map((action) => `audit.actions.${action}`), ...subjects.map((subject) => `audit.subjects.${subject}`)]
      .filter((path) => typeof textAt(messages, path) !== 'string');
    expect(wordless).toEqual([]);
  });
});
