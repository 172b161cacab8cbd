import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createTranslator } from 'use-intl/core';

export const LOCALES = ['ko', 'en'] as const;
export type Locale = (typeof LOCALES)[number];
export const DEFAULT_LOCALE: Locale = 'ko';

export interface Messages {
  [key: string]: string | Messages;
}

/** Due dates and clocks are spoken in this zone unless a lease names another. */
export const TIME_ZONE = 'Asia/Seoul';

export function isLocale(value: unknown): value is Locale {
  return LOCALES.some((locale) => locale === value);
}

interface Loaded {
  messages: Messages;
  stamp: number;
  lookedAt: number;
}

const loaded = new Map<Locale, Loaded>();
const LOOK_AGAIN_MS = 1_000;

/**
 * All texts of one language. A file `orders.json` is the namespace `orders`; `errors.orders.json` lands at
 * `errors.orders`, so that each noun keeps its error texts in a file of its own.
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

/** Reads one language's folder. Throws when two files say different things for one key. */
export function readMessages(folder: string): Messages {
  const messages: Messages = {};
  for (const file of messageFiles(folder)) {
    const content = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Messages;
    const path = file.slice(0, -'.json'.length).split('.');
    merge(messages, path.reduceRight<Messages>((inner, key) => ({ [key]: inner }), content), file);
  }
  return messages;
}

function merge(target: Messages, source: Messages, file: string): void {
  for (const [key, value] of Object.entries(source)) {
    const present = target[key];
    if (present === undefined) target[key] = value;
    else if (typeof present === 'object' && typeof value === 'object') merge(present, value, file);
    else throw new Error(`messages: ${file} repeats the key ${key}`);
  }
}

/** One text outside a page (mails, inbox, PDF). `key` is the whole path, `notifications.orderSent.subject`. */
export function translate(locale: Locale, key: string, params?: Record<string, string | number>): string {
  const translator = createTranslator({ locale, messages: loadMessages(locale), timeZone: TIME_ZONE });
  return translator(key, params);
}
