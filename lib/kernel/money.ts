export type Locale = 'ko' | 'en';

/** An amount of money. `minor` counts the currency's smallest unit: won for KRW, cents for USD. */
export interface Money {
  minor: bigint;
  currency: string;
}

/** ISO 4217 exponents: decimal digits between the major and the minor unit. Absent currencies are refused. */
const DIGITS: Readonly<Record<string, number>> = {
  KRW: 0, JPY: 0, VND: 0, CLP: 0, ISK: 0,
  USD: 2, EUR: 2, GBP: 2, CNY: 2, HKD: 2, SGD: 2, TWD: 2, THB: 2, AUD: 2, CAD: 2, CHF: 2, NZD: 2, INR: 2,
  KWD: 3, BHD: 3, JOD: 3, OMR: 3, TND: 3,
};

const SYMBOLS: Readonly<Record<string, string>> = { KRW: '₩', JPY: '¥', USD: '$', EUR: '€', GBP: '£', CNY: 'CN¥' };

/** Fits BIGINT with room for the interest of the longest plan. */
export const MAX_MINOR = 10n ** 18n;

const MINUS = '\u2212';

export const CURRENCIES: readonly string[] = Object.keys(DIGITS);

export const isCurrency = (currency: string): boolean => Object.hasOwn(DIGITS, currency);

/** Decimal digits of a currency. Throws RangeError for one that is not known: guessing divides won by 100. */
export function currencyDigits(currency: string): number {
  const digits = Object.hasOwn(DIGITS, currency) ? DIGITS[currency] : undefined;
  if (digits === undefined) throw new RangeError(`Unknown currency ${currency}`);
  return digits;
}

/**
 * Minor units from their only text: ASCII digits without sign, leading zeros, point or exponent, at most 10^18.
 * Anything else is undefined. One amount has one text, so that hashes of a request agree.
 */
export function parseMinor(text: string): bigint | undefined {
  if (!/^(?:0|[1-9][0-9]{0,18})$/.test(text)) return undefined;
  const minor = BigInt(text);
  return minor <= MAX_MINOR ? minor : undefined;
}

/** Plain digits with a point, for files that other programs read: `-1234.50`. */
export function decimalText(minor: bigint, currency: string): string {
  const digits = currencyDigits(currency);
  const text = (minor < 0n ? -minor : minor).toString().padStart(digits + 1, '0');
  const whole = text.slice(0, text.length - digits);
  return `${minor < 0n ? '-' : ''}${whole}${digits > 0 ? `.${text.slice(-digits)}` : ''}`;
}

export interface MoneyParts {
  /** A true minus (U+2212) for credits, else empty. */
  sign: string;
  /** Before the digits: `₩`. */
  prefix: string;
  /** `97,980` or `12.50` */
  digits: string;
  /** After the digits, set at 82 % of their size: `원`. */
  suffix: string;
}

const grouped = (digits: string): string => digits.replace(/\B(?=(?:\d{3})+$)/g, ',');

function decimalDigits(absolute: bigint, digits: number): string {
  if (digits === 0) return grouped(absolute.toString());
  const text = absolute.toString().padStart(digits + 1, '0');
  return `${grouped(text.slice(0, -digits))}.${text.slice(-digits)}`;
}

const prefixOf = (currency: string): string => SYMBOLS[currency] ?? `${currency}\u00a0`;

/** The pieces of an amount, so that a component can set 원 smaller than its number. */
export function formatMoneyParts(minor: bigint, currency: string, locale: Locale): MoneyParts {
  const won = currency === 'KRW' && locale === 'ko';
  return {
    sign: minor < 0n ? MINUS : '',
    prefix: won ? '' : prefixOf(currency),
    digits: decimalDigits(minor < 0n ? -minor : minor, currencyDigits(currency)),
    suffix: won ? '원' : '',
  };
}

/** `97,980원` in Korean, `₩97,980` in English; the same text on every machine, whatever its ICU data. */
export function formatMoney(minor: bigint, currency: string, locale: Locale): string {
  const { sign, prefix, digits, suffix } = formatMoneyParts(minor, currency, locale);
  return `${sign}${prefix}${digits}${suffix}`;
}

/** The formatted amount with its sign always shown, for differences: `+996,828원`, `−7,322원`, `0원`. */
export function formatSignedMoney(minor: bigint, currency: string, locale: Locale): string {
  return `${minor > 0n ? '+' : ''}${formatMoney(minor, currency, locale)}`;
}

const MYRIADS: readonly (readonly [bigint, string])[] = [
  [10n ** 16n, '경'], [10n ** 12n, '조'], [10n ** 8n, '억'], [10n ** 4n, '만'],
];

/** Won as a Korean reader says them, for screen readers: 97980 → `9만 7,980원`. */
export function spokenMoneyKo(won: bigint): string {
  const words: string[] = [];
  let rest = won < 0n ? -won : won;
  for (const [size, name] of MYRIADS) {
    if (rest >= size) words.push(`${grouped((rest / size).toString())}${name}`);
    rest %= size;
  }
  if (rest > 0n || words.length === 0) words.push(grouped(rest.toString()));
  return `${won < 0n ? '마이너스 ' : ''}${words.join(' ')}원`;
}

const SCALES: Record<Locale, readonly (readonly [bigint, string])[]> = {
  ko: [[10n ** 12n, '조'], [10n ** 8n, '억'], [10n ** 4n, '만']],
  en: [[10n ** 12n, 'T'], [10n ** 9n, 'B'], [10n ** 6n, 'M'], [10n ** 3n, 'K']],
};

/** Compact label of a chart's axis, one decimal at most, never for a sum that is owed: `200만`, `₩2M`, `0`. */
export function formatAxisMoney(minor: bigint, currency: string, locale: Locale): string {
  if (minor === 0n) return '0';
  const won = currency === 'KRW' && locale === 'ko';
  const sign = minor < 0n ? MINUS : '';
  const major = (minor < 0n ? -minor : minor) / 10n ** BigInt(currencyDigits(currency));
  const [size, name] = SCALES[locale].find(([least]) => major >= least) ?? [1n, ''];
  const tenths = (major * 10n + size / 2n) / size;
  const text = tenths % 10n === 0n ? grouped((tenths / 10n).toString()) : `${grouped((tenths / 10n).toString())}.${tenths % 10n}`;
  return `${sign}${won ? '' : prefixOf(currency)}${text}${name}`;
}

/** `6.9%`: a decimal rate ("0.069") in percent with one decimal, rounded half up in exact arithmetic. */
export function formatRate(rate: string): string {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(rate);
  if (!match) throw new RangeError(`Not a decimal rate: ${rate}`);
  const [, sign = '', whole = '0', fraction = ''] = match;
  const digits = BigInt(whole + fraction.padEnd(3, '0').slice(0, 3));
  const tenths = digits + (Number(fraction[3] ?? '0') >= 5 ? 1n : 0n);
  return `${sign && tenths > 0n ? MINUS : ''}${tenths / 10n}.${tenths % 10n}%`;
}
