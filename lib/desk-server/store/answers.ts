import type { Temporal } from 'temporal-polyfill';
import { toDate } from '@/lib/platform/clock';
import type { Tx } from '@/lib/platform/db';

/** A key is scoped to who asks, and to the method and path that were asked. */
export interface KeyScope {
  principal: string;
  route: string;
  key: string;
}

/**
 * Whether nobody else is at this key now. The lock ends with the transaction, so a request whose process died blocks
 * nobody: what it wrote is gone and the next one does it.
 */
export async function tryLockKey(tx: Tx, { principal, route, key }: KeyScope): Promise<boolean> {
  const rows = await tx.$queryRaw<{ locked: boolean }[]>`
    SELECT pg_try_advisory_xact_lock(hashtextextended(${`idempotency ${principal} ${route} ${key}`}, 0)) AS locked`;
  return rows[0]?.locked ?? false;
}

export interface KeptAnswer {
  bodySha256: string;
  status: number;
  response: string;
}

export async function findKept(tx: Tx, { principal, route, key }: KeyScope): Promise<KeptAnswer | null> {
  const row = await tx.idempotencyRecord.findUnique({
    where: { principal_route_key: { principal, route, key } }, select: { bodySha256: true, status: true, response: true },
  });
  return row && row.status !== null && row.response !== null ? { bodySha256: row.bodySha256, status: row.status, response: row.response } : null;
}

export async function keepAnswer(tx: Tx, scope: KeyScope, kept: KeptAnswer, at: Temporal.Instant): Promise<void> {
  await tx.idempotencyRecord.create({ data: { ...scope, ...kept, createdAt: toDate(at), completedAt: toDate(at) } });
}
