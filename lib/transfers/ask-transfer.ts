import type { Temporal } from 'temporal-polyfill';
import { findUser } from '@/lib/accounts/store/user';
import type { Actor } from '@/lib/kernel/actor';
import { err, ok, type Result } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { type Deps, type Tx, write } from '@/lib/platform/db';
import { countMailsSince, queueMail } from '@/lib/platform/mail';
import { DEFAULT_LOCALE, isLocale, translate } from '@/lib/platform/messages';
import { nextNumber } from '@/lib/platform/numbers';
import { maskedMail } from '@/lib/signing/model/code';
import type { AskTransfer } from './model/inputs';
import { ASKS_A_DAY, TRANSFER_DAYS } from './model/transfer';
import { lockGivenLease, type GivenLease } from './store/leases';
import { countAskedSince, findSuccessor, findTransfer, insertTransfer } from './store/transfers';
import { tellSides } from './tell';

/**
 * A purchaser names who is to take their lease over. A registered purchaser is told; anybody else gets one mail, and the
 * request waits until such a purchaser has come. Whether an address has an account is said to nobody.
 *
 * Errors: `not-found`, `transfers.{obstacle}` of `obstacleOf`, `transfers.open-already`, `transfers.too-many`; field `email` `transfers.own-email`.
 */
export async function askTransfer(deps: Deps, actor: Actor, { leaseId, email }: AskTransfer): Promise<Result<{ transferId: string }>> {
  if (actor.role !== 'PURCHASER') return err({ code: 'not-found' });
  return write(deps, async (tx) => {
    const at = deps.clock.now();
    const given = await lockGivenLease(tx, { id: leaseId, purchaserId: actor.userId }, at);
    const person = await findUser(tx, actor.userId);
    if (!given || !person) return err({ code: 'not-found' });
    if (given.obstacle) return err({ code: `transfers.${given.obstacle}` });
    if (email === person.email) return err({ code: 'input', fields: { email: 'transfers.own-email' } });
    const day = at.subtract({ hours: 24 });
    if (await countAskedSince(tx, actor.userId, day) >= ASKS_A_DAY || await countMailsSince(tx, email, day) >= 2 * ASKS_A_DAY) return err({ code: 'transfers.too-many' });
    const successor = await findSuccessor(tx, email);
    const { institutionId } = given.lease;
    const transferId = await insertTransfer(tx, {
      number: await nextNumber(tx, 'TR', at), leaseId, institutionId, fromId: actor.userId, toEmail: email, toId: successor?.id ?? null, lapseBy: at.add({ hours: 24 * TRANSFER_DAYS }),
    }, at);
    if (transferId === null) return err({ code: 'transfers.open-already' });
    await audit(tx, { actor, action: 'transfer.asked', subject: { type: 'transfer', id: transferId }, data: { leaseId, sentTo: maskedMail(email) }, at });
    const transfer = await findTransfer(tx, transferId);
    if (successor && transfer) await tellSides(tx, transfer, ['TO'], { what: 'asked', params: { name: actor.name }, at });
    else await invite(tx, given, { email, name: actor.name, locale: person.locale, at });
    return ok({ transferId });
  });
}

/** One mail to who is no purchaser here, in the language of who named them. */
async function invite(tx: Tx, { lease }: GivenLease, { email, name, locale: own, at }: { email: string; name: string; locale: string; at: Temporal.Instant }): Promise<void> {
  const locale = isLocale(own) ? own : DEFAULT_LOCALE;
  const params = { name, title: lease.contract.order.listingVersion.title, days: String(TRANSFER_DAYS) };
  await queueMail(tx, { recipient: email, subject: translate(locale, 'transfers.invite.subject', params), body: `${translate(locale, 'transfers.invite.body', params)}\n\n/sign-up`, at });
}
