import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { sellerPermissions } from '@/lib/accounts/model/seller-roles';
import { ROLES } from '@/lib/kernel/actor';
import { isPlainDate } from '@/lib/kernel/calendar';
import { formatDay, formatInstant } from '@/lib/kernel/date-text';
import { formatMoney, parseMinor, type Locale } from '@/lib/kernel/money';

/** Values of a notice's placeholders, kept as they are and put into words when they are read, in the reader's language. */
export type NoticeParams = Record<string, string | number>;

/** `orders.signed` → the keys of its texts in orders.json. */
export function noticeKeys(kind: string): { title: string; body: string } {
  const [storey = '', ...rest] = kind.split('.');
  return { title: `${storey}.notices.${rest.join('.')}.title`, body: `${storey}.notices.${rest.join('.')}.body` };
}

/**
 * Placeholders as the reader sees them, by the last word of their name: `…Minor` is an amount (of the param
 * `currency`, else won), `…At` and `…By` an instant, `…On` a day. What does not read as such stays as it is. Of a pair
 * `lenderKo` and `lenderEn` the text names `lender`.
 */
export function noticeValues(params: NoticeParams, locale: Locale): NoticeParams {
  const currency = String(params['currency'] ?? 'KRW');
  const own = locale === 'ko' ? 'Ko' : 'En';
  const values = Object.entries(params).map(([name, value]): [string, string | number] => [name, valueText(name, value, currency, locale)]);
  const inOwn = values.filter(([name]) => name.endsWith(own)).map(([name, value]): [string, string | number] => [name.slice(0, -own.length), value]);
  return Object.fromEntries([...values, ...inOwn]);
}

function valueText(name: string, value: string | number, currency: string, locale: Locale): string | number {
  if (typeof value !== 'string') return value;
  if (name.endsWith('Minor')) return amountText(value, currency, locale);
  if (/(At|By)$/.test(name)) return isInstant(value) ? formatInstant(value, locale) : value;
  if (name.endsWith('On')) return isPlainDate(value) ? formatDay(value, locale) : value;
  return value;
}

function amountText(value: string, currency: string, locale: Locale): string {
  const minor = parseMinor(value);
  return minor === undefined ? value : formatMoney(minor, currency, locale);
}

function isInstant(text: string): boolean {
  try {
    Temporal.Instant.from(text);
    return true;
  } catch {
    return false;
  }
}

/** What the job `notify` carries: how a storey below this one tells somebody something. */
export const noticeJob = z.strictObject({
  to: z.union([
    z.strictObject({ userId: z.string() }),
    z.strictObject({ sellerId: z.string(), permission: z.enum(sellerPermissions).default('desk') }),
    z.strictObject({ role: z.enum(ROLES) }),
  ]),
  kind: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])).default({}),
  href: z.string(),
  eventKey: z.string(),
  mail: z.boolean().default(false),
});

/** One notice, or all of them. */
export const readNoticesInput = z.strictObject({ noticeId: z.string().max(60).optional() });
export type ReadNotices = z.output<typeof readNoticesInput>;
