import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createTranslator } from 'use-intl/core';
import { problemKey } from '@/lib/kernel/result';
import { TIME_ZONE } from './clock';

export const LOCALES = ['ko', 'en'] as const;
export type Locale = (typeof LOCALES)[number];
export const DEFAULT_LOCALE: Locale = 'ko';

export interface Messages {
  [key: string]: string | Messages;
}

export function isLocale(value: unknown): value is Locale {
  return LOCALES.some((locale) => locale === value);
}

/** First known language in the order of the header's weights. */
export function preferredLocale(header: string | null): Locale {
  const wanted = (header ?? '')
    .slice(0, 500)
    .split(',')
    .map((part) => {
      const [tag = '', ...rest] = part.trim().split(';');
      const weight = rest.map((entry) => entry.trim()).find((entry) => entry.startsWith('q='));
      return { language: tag.slice(0, 2).toLowerCase(), weight: weight ? Number(weight.slice(2)) : 1 };
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .map(({ language }) => language);
  return wanted.find(isLocale) ?? DEFAULT_LOCALE;
}

interface Loaded {
  messages: Messages;
  stamp: number;
  lookedAt: number;
}

const loaded = new Map<Locale, Loaded>();
const LOOK_AGAIN_MS = 1_000;

/**
 * All texts of one language: `messages/ko/orders.json` is the namespace `orders`.
 * Kept in memory; an edited file is noticed within a second, so that nobody restarts a server for a word.
 */
export function loadMessages(locale: Locale): Messages {
  const known = loaded.get(locale);
  const lookedAt = performance.now();
  if (known && lookedAt - known.lookedAt < LOOK_AGAIN_MS) return known.messages;
  const folder = join(process.cwd(), 'messages', locale);
  const stamp = Math.max(...messageFiles(folder).map((file) => statSync(join(folder, file)).mtimeMs));
  const messages = known?.stamp === stamp ? known.messages : readMessages(folder);
  loaded.set(locale, { messages, stamp, lookedAt });
  return messages;
}

const messageFiles = (folder: string) => readdirSync(folder).filter((name) => name.endsWith('.json')).sort();

/** One language's folder, each file a namespace. */
function readMessages(folder: string): Messages {
  return Object.fromEntries(
    messageFiles(folder).map((file) => [file.slice(0, -'.json'.length), JSON.parse(readFileSync(join(folder, file), 'utf8')) as Messages]),
  );
}

/** The key's type is lost with the file system: which keys exist is known at run time alone. */
interface Translator {
  (key: string, params?: Record<string, string | number>): string;
  has: (key: string) => boolean;
}

/** A translator keeps the texts that it has parsed; one for each reading of the files. */
const translators = new WeakMap<Messages, Translator>();

function translatorOf(locale: Locale): Translator {
  const messages = loadMessages(locale);
  const known = translators.get(messages);
  if (known) return known;
  const made = createTranslator({ locale, messages, timeZone: TIME_ZONE }) as unknown as Translator;
  translators.set(messages, made);
  return made;
}

/** One text outside a page (mails, inbox, PDF). `key` is the whole path, `notifications.orderSent.subject`. */
export const translate = (locale: Locale, key: string, params?: Record<string, string | number>): string => translatorOf(locale)(key, params);

/** A problem's sentence outside a page, as `useErrorText` has it: a code may carry its own values, `too-long?max=200`. */
export function problemText(locale: Locale, coded: string, params?: Record<string, string | number>): string {
  const t = translatorOf(locale);
  const [code = '', query] = coded.split('?', 2);
  const own = [...new URLSearchParams(query)].map(([name, value]) => [name, value.startsWith('@') ? t(value.slice(1)) : value] as const);
  const key = problemKey(code);
  return t.has(key) ? t(key, { ...params, ...Object.fromEntries(own) }) : t('errors.invalid');
}
