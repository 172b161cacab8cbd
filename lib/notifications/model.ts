import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { sellerPermissions } from '@/lib/accounts/model/seller-roles';
import { ROLES } from '@/lib/kernel/actor';
import { formatDay, isPlainDate } from '@/lib/kernel/day-text';
import { formatInstant } from '@/lib/kernel/date-text';
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

/** What a person may choose about, in the order of the page. */
export const TOPICS = ['orders', 'contracts', 'offers'] as const;
export type Topic = (typeof TOPICS)[number];

const TOPIC_OF: Record<string, Topic> = {
  orders: 'orders', deliveries: 'orders', contracts: 'contracts', leases: 'contracts', supplements: 'contracts', billing: 'contracts', overdue: 'contracts', payments: 'contracts',
  guarantee: 'contracts', settlements: 'contracts', rights: 'contracts', transfers: 'contracts', limits: 'offers', catalogue: 'offers',
};

/** The topic of a notice's kind; null where there is nothing to choose (the account itself, what staff must do). */
export const topicOf = (kind: string): Topic | null => TOPIC_OF[kind.split('.')[0] ?? ''] ?? null;

/**
 * Mail that goes out whatever was chosen: the confirmation of an order (E-Commerce Act, art. 14), the copy of a contract
 * and its beginning (Instalment Transactions Act, art. 6), withdrawals and payment refusals with their days (art. 8, 10, 16), notices before arrears have consequences (art. 11, 13), what becomes of a transfer, and the
 * warnings before silence counts as acceptance (the order form's own promise).
 */
const MUST_MAIL = /^(orders\.(placed|ended)|contracts\.(delivered|sealed|refused|more-time|unsigned-purchaser)|leases\.opened|rights\.[a-z-]+|supplements\.(delivered|applied|not-applied)|payments\.(declined|declined-last|failed|refunded|refunded-by-hand)|billing\.(dun|refund-by-transfer|overdue|failed|accelerat|late)[a-z-]*|overdue\.[a-z-]+|transfers\.(approved|declined|signed|lapsed|done-from|done-to)|deliveries\.(silence|warn|delivered|noticed|accepted-silence|uncontracted)[a-z0-9-]*)$/;
export const mustMail = (kind: string): boolean => MUST_MAIL.test(kind);

export const chooseNoticesInput = z.strictObject({ topic: z.enum(TOPICS, { error: 'choose' }), inApp: z.boolean({ error: 'invalid' }), byMail: z.boolean({ error: 'invalid' }) });
export type ChooseNotices = z.output<typeof chooseNoticesInput>;

/** Contracts and payments are always shown in the app. */
export const alwaysInApp = (topic: Topic): boolean => topic === 'contracts';
export const allowedChoice = (choice: ChooseNotices): ChooseNotices => ({ ...choice, inApp: choice.inApp || alwaysInApp(choice.topic) });
