import type { Temporal } from 'temporal-polyfill';
import type { ChargeBody, ChargeShape } from '@/lib/payments/model/sandbox-wire';
import { toInstant } from '@/lib/platform/clock';
import type { Tx } from '@/lib/platform/db';
import { callBack } from './call-back';
import { isThird, LATE_MINUTES, type Script } from './model/scripts';
import { findCharge, findMandate, insertCharge, lockMandate, type ChargeRow } from './store';

/** How a charge reads now: what its script holds back is still at work. */
export function chargeSaid({ id, key, code, hard, visibleAt }: Pick<ChargeRow, 'id' | 'key' | 'code' | 'hard' | 'visibleAt'>, now: Temporal.Instant): ChargeShape {
  if (toInstant(visibleAt).epochMilliseconds > now.epochMilliseconds) return { id, key, status: 'processing' };
  return code === null ? { id, key, status: 'succeeded' } : { id, key, status: 'declined', code, hard };
}

const codeOf = (script: Script, before: number): string | null => {
  if (script === 'decline-hard') return 'lost_card';
  return script === 'decline-soft' || (script === 'decline-third' && isThird(before)) ? 'insufficient_funds' : null;
};

/** Charges a mandate by its script, once for a key; null where there is no such mandate. `conflict`: the key was another charge's. */
export async function makeCharge(tx: Tx, key: string, { token, customer, currency, amount }: ChargeBody, now: Temporal.Instant): Promise<ChargeRow | 'conflict' | null> {
  const mandate = await findMandate(tx, token);
  if (mandate?.customer !== customer || mandate.detachedAt !== null) return null;
  const before = await lockMandate(tx, token);
  const made = await findCharge(tx, key);
  if (made) return made.token === token && made.amountMinor === BigInt(amount) && made.currency === currency ? made : 'conflict';
  const script = mandate.script as Script;
  const code = codeOf(script, before);
  const visibleAt = script === 'late' ? now.add({ minutes: LATE_MINUTES }) : now;
  const charge = await insertCharge(tx, { key, token, currency, amountMinor: BigInt(amount), code, hard: script === 'decline-hard' }, { madeAt: now, visibleAt });
  // Whose outcome is unknown is not told of either: it has to be asked for.
  if (script !== 'unknown') await callBack(tx, { type: code === null ? 'charge.succeeded' : 'charge.declined', data: chargeSaid(charge, visibleAt), dueAt: visibleAt, copies: script === 'duplicate' ? 2 : 1, now });
  return charge;
}
