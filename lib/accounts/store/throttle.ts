import { createHash } from 'node:crypto';
import type { Temporal } from 'temporal-polyfill';
import { toDate, toInstant } from '@/lib/platform/clock';
import type { Db, Tx } from '@/lib/platform/db';
import { KNOWN_ADDRESS_DAYS, type ThrottleRule } from '../model/sign-in';

/** Neither mail nor network address rests here. */
export const throttleKey = (kind: string, ...parts: string[]) =>
  `${kind}:${createHash('sha256').update(parts.join('\n')).digest('base64url')}`;

/**
 * Counts an attempt as failed before it is made, so that parallel guesses cannot slip through together; {@link giveBack}
 * undoes it. One statement. Null when the attempt may be made, else the instant until which it may not.
 */
export async function takeAttempt(db: Db, key: string, rule: ThrottleRule, now: Temporal.Instant): Promise<Temporal.Instant | null> {
  const at = toDate(now);
  const windowStart = toDate(now.subtract({ seconds: rule.windowSeconds }));
  const taken = await db.$queryRaw<{ key: string }[]>`
    INSERT INTO sign_in_throttle AS t (key, failures, window_from) VALUES (${key}, 1, ${at})
    ON CONFLICT (key) DO UPDATE SET
      failures = CASE WHEN t.window_from < ${windowStart} THEN 1 ELSE t.failures + 1 END,
      window_from = ${at},
      blocked_until = CASE WHEN t.window_from < ${windowStart} OR t.failures + 1 < ${rule.failures} THEN NULL
        ELSE ${at}::timestamptz + make_interval(secs => least(${rule.longestBlockSeconds}::float8,
          ${rule.firstBlockSeconds}::float8 * 2 ^ least(30, t.failures + 1 - ${rule.failures}))) END
    WHERE t.blocked_until IS NULL OR t.blocked_until <= ${at}
    RETURNING key`;
  if (taken.length > 0) return null;
  const row = await db.signInThrottle.findUnique({ where: { key }, select: { blockedUntil: true } });
  return row?.blockedUntil ? toInstant(row.blockedUntil) : now;
}

/** The attempt did not fail after all. A block that others earned stays. */
export async function giveBack(db: Db, key: string, rule: ThrottleRule): Promise<void> {
  await db.$executeRaw`
    UPDATE sign_in_throttle SET failures = greatest(0, failures - 1),
      blocked_until = CASE WHEN failures - 1 < ${rule.failures} THEN NULL ELSE blocked_until END
    WHERE key = ${key}`;
}

export async function forgetFailures(db: Db, key: string): Promise<void> {
  await db.signInThrottle.deleteMany({ where: { key } });
}

export async function rememberAddress(db: Db, key: string, now: Temporal.Instant): Promise<void> {
  await db.signInThrottle.upsert({
    where: { key }, create: { key, failures: 0, windowFrom: toDate(now) }, update: { windowFrom: toDate(now) },
  });
}

export async function isKnownAddress(db: Db, key: string, now: Temporal.Instant): Promise<boolean> {
  const since = toDate(now.subtract({ hours: 24 * KNOWN_ADDRESS_DAYS }));
  return (await db.signInThrottle.count({ where: { key, windowFrom: { gte: since } } })) > 0;
}

export async function deleteOldThrottles(tx: Tx, now: Temporal.Instant): Promise<void> {
  const before = toDate(now.subtract({ hours: 24 * KNOWN_ADDRESS_DAYS }));
  await tx.signInThrottle.deleteMany({ where: { windowFrom: { lt: before } } });
}
