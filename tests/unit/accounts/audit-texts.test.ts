import { globSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { NextIntlClientProvider } from 'next-intl';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { NotedData } from '@/components/audit/noted-data';
import { SELLER_STATUSES } from '@/lib/accounts/model/seller';
import { CARRIERS } from '@/lib/deliveries/model/inputs';
import { DECISIONS } from '@/lib/deliveries/model/states';
import { APPROVAL_VERBS } from '@/lib/desk-server/model/path';
import { contractEventBody } from '@/lib/institutions/model/protocol';
import { ROLES, SELLER_ROLES } from '@/lib/kernel/actor';
import { MALL_REASONS } from '@/lib/limits/model/reasons';
import { APPROVAL_STATUSES, ASK_STATES } from '@/lib/limits/model/states';
import { ORDER_CONSENTS } from '@/lib/orders/model/consents';
import { ORDER_ENDINGS } from '@/lib/orders/model/states';
import { TIME_ZONE } from '@/lib/platform/clock';
import { loadMessages, LOCALES, type Messages } from '@/lib/platform/messages';

const { STOREYS } = createRequire(import.meta.url)('../../../.dependency-cruiser.cjs') as { STOREYS: string[] };

/** Files that write into the log, with `audit` or with SQL of their own. */
const sources = globSync('lib/**/*.ts', { exclude: (name) => name.includes('generated') })
  .map((file) => readFileSync(file, 'utf8'))
  .filter((source) => /\baudit\(|audit_entry|recordDecision\(/.test(source));
const found = (pattern: RegExp) => [...new Set(sources.flatMap((source) => [...source.matchAll(pattern)].map((match) => match[1] ?? '')))].sort();

const OUTCOMES = ['applied', 'quarantined', 'stale', 'ignored'];
const verbOf = (state: string) => state.toLowerCase().replace('_', '-');

/** Actions of which a part is a state. */
const MADE: Record<string, readonly string[]> = {
  'limit.': ASK_STATES.map(verbOf),
  'delivery.': ['lapsed', 'declined', 'cancelled'],
  'tenant-approval.': APPROVAL_VERBS,
  'institution-event.': OUTCOMES,
};

/** `'order.signed'` on a line that says `action`, or in the SELECT of an INSERT. */
const written = sources.flatMap((source) => source.split('\n')).filter((line) => /\baction\b|^\s*SELECT '/.test(line))
  .flatMap((line) => [...line.matchAll(/'([a-z-]+\.[a-z]+(?:-[a-z]+)*)'/g)].map((match) => match[1] ?? ''))
  .filter((action) => !STOREYS.includes(action.split('.')[0] ?? ''));
const templates = found(/action: `([a-z-]+\.)\$\{/g);
const actions = [...new Set([...written, ...templates.flatMap((noun) => (MADE[noun] ?? ['?']).map((verb) => noun + verb))])].sort();

/** The names at the first level of an object that is written out. */
function fieldsAt(source: string, from: number): string[] {
  let depth = 0;
  let names = '';
  for (const sign of source.slice(from, from + 600)) {
    if (/[{([]/.test(sign)) depth += 1;
    else if (/[})\]]/.test(sign)) depth -= 1;
    else if (depth === 1) names += sign;
    if (depth === 0) break;
  }
  return names.split(',').map((part) => /^([a-zA-Z0-9]+)(?::|$)/.exec(part.trim())?.[1]).filter((name) => name !== undefined);
}

/** What is noted beside an action: `data: {…}` of a note, `const data = {…}`, `json({…})` in SQL, and what a spread adds. */
const noted = sources.flatMap((source) => [...source.matchAll(/(?:audit\(tx, \{(?:(?!\n {2,4}\}\);)[\s\S])*?data: |const data = |INSERT INTO audit_entry[\s\S]*?json\(|\? \{\} : |\? )(?=\{)/g)]
  .filter((match) => !match[0].startsWith('?') || /audit\(tx, \{[^;]*$/.test(source.slice(0, match.index)))
  .flatMap((match) => fieldsAt(source, match.index + match[0].length)))
  .filter((name) => !['data', 'reason'].includes(name));

const textAt = (messages: Messages, path: string) =>
  path.split('.').reduce<Messages | string | undefined>((inner, key) => (typeof inner === 'object' ? inner[key] : undefined), messages);

const wordless = (locale: (typeof LOCALES)[number], paths: string[]) => {
  const messages = loadMessages(locale);
  return paths.filter((path) => typeof textAt(messages, path) !== 'string');
};

describe.each(LOCALES)('in %s the audit log', (locale) => {
  test('has a text for every action that is ever written down, by code or by SQL', () => {
    expect(actions).toEqual(expect.arrayContaining(['order.draft-saved', 'order.signed', 'delivery.lapsed', 'limit.counter-offer', 'seller.suspended', 'contract.redrawn']));
    expect(wordless(locale, actions.map((action) => `audit.actions.${action}`))).toEqual([]);
  });

  test('has a name for every group of actions', () => {
    expect(wordless(locale, [...new Set(actions.map((action) => `audit.groups.${action.split('.')[0] ?? ''}`))])).toEqual([]);
  });

  test('has a text for every kind of subject', () => {
    const subjects = [...found(/subject: \{ type: '([a-z_-]+)'/g), ...found(/SELECT '([a-z_-]+)', s\.id/g)];
    expect(subjects).toContain('order');
    expect(wordless(locale, subjects.map((subject) => `audit.subjects.${subject}`))).toEqual([]);
  });

  test('has a text for every role that acts', () => {
    expect(wordless(locale, [...ROLES, 'SYSTEM', 'INSTITUTION'].map((role) => `audit.roles.${role}`))).toEqual([]);
  });

  test('has a name for every field that is noted', () => {
    expect(noted).toEqual(expect.arrayContaining(['address', 'amountMinor', 'termsSha256', 'serials', 'decision', 'consents', 'alert', 'insteadOf']));
    expect(wordless(locale, [...new Set(noted)].map((field) => `audit.fields.${field}`))).toEqual([]);
  });

  test('has words for every event of a contract, other than what the same code says elsewhere', () => {
    expect(wordless(locale, contractEventBody.shape.type.options.map((type) => `audit.valuesOf.type.${type}`))).toEqual([]);
    const said = (data: object) => renderToStaticMarkup(createElement(NextIntlClientProvider, { locale, messages: loadMessages(locale), timeZone: TIME_ZONE, children: createElement(NotedData, { data: JSON.stringify(data) }) }));
    expect([said({ type: 'RETURN' }), said({ choice: 'RETURN' })].map((html) => /<dd[^>]*>([^<]*)</.exec(html)?.[1])).toEqual(locale === 'ko' ? ['반납', '돌려준다'] : ['Return', 'Return']);
  });

  test('has a text for every code that stands in a reason or a field', () => {
    const codes = [...ORDER_ENDINGS, ...ORDER_CONSENTS, ...DECISIONS, ...CARRIERS, ...ASK_STATES, ...APPROVAL_STATUSES, ...SELLER_STATUSES, ...ROLES, ...SELLER_ROLES,
      ...DECISIONS.map((decision) => decision.toLowerCase())];
    const literal = found(/\breason(?:: | = )'([a-z-]+)'/g);
    expect(wordless(locale, [...codes, ...literal].map((code) => `audit.values.${code}`))).toEqual([]);
    expect(wordless(locale, Object.keys(MALL_REASONS).map((code) => `audit.reasons.${code}`))).toEqual([]);
  });
});
