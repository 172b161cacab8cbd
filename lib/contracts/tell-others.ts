import type { Temporal } from 'temporal-polyfill';
import type { Actor } from '@/lib/kernel/actor';
import { notifyAll } from '@/lib/notifications/notify';
import type { Tx } from '@/lib/platform/db';
import type { ContractRow } from './store/contracts';

interface Passed {
  contract: ContractRow;
  /** Ids of the admins who may decide now. */
  others: readonly string[];
  what: 'first' | 'second';
  by: Actor;
  at: Temporal.Instant;
}

/** Tells the other admins that a contract waits for one of them, once a round. */
export const tellOthers = (tx: Tx, { contract: { id, number, round }, others, what, by, at }: Passed): Promise<void> =>
  notifyAll(tx, others.map((userId) => ({ userId, kind: `contracts.${what}`, params: { number, by: by.name }, href: `/admin/contracts/${id}`, eventKey: `contract-${what}:${id}:${round}`, at })));
