import type { Temporal } from 'temporal-polyfill';

/** A code is good for so long, so many tries; another may be asked for after a while, and so many in an hour. */
export const CODE_MINUTES = 5;
export const CODE_TRIES = 5;
export const AGAIN_SECONDS = 30;
export const CODES_AN_HOUR = 5;

/** When the next code may be asked for, after those that were sent within the hour (newest first); null: now. */
export function nextCodeAt(sent: readonly Temporal.Instant[], at: Temporal.Instant): Temporal.Instant | null {
  const [newest] = sent;
  if (!newest) return null;
  const oldest = sent[CODES_AN_HOUR - 1];
  const again = newest.add({ seconds: AGAIN_SECONDS });
  const hour = oldest?.add({ hours: 1 }) ?? again;
  const later = hour.epochMilliseconds > again.epochMilliseconds ? hour : again;
  return later.epochMilliseconds > at.epochMilliseconds ? later : null;
}

/** `kim@example.com` → `k••@example.com`: enough for its owner. */
export function maskedMail(address: string): string {
  const at = address.lastIndexOf('@');
  return `${address.slice(0, 1)}••${address.slice(at)}`;
}

/** The last part of an IP address stays with us; the machine itself has none. */
export function maskedAddress(given: string): string {
  const address = given.replace(/^::ffff:(?=.*\.)/i, '');
  if (address === '::1') return address;
  if (address.includes('.')) return address.replace(/\d+$/, '×');
  return address.includes(':') ? `${address.split(':').slice(0, 3).join(':')}:×` : address;
}
