import { Temporal } from 'temporal-polyfill';
import { queueEvent } from '@/lib/contracts/queue-event';
import { lockDelivery } from '@/lib/deliveries/store/delivery';
import { findReturnAddress } from '@/lib/deliveries/store/seller';
import type { Actor } from '@/lib/kernel/actor';
import { formatTableInstant, lastMinuteOf } from '@/lib/kernel/date-text';
import { err, ok, type Result } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { type Deps, type Tx, write } from '@/lib/platform/db';
import { translate } from '@/lib/platform/messages';
import type { WithdrawInput } from './model/inputs';
import { endOfDay, goodsBackBy, withdrawalLastDay } from './model/withdrawal';
import { findSubject, goodsWereSent, localeOf, lockSubject, namedOf, sinceOf, zoneOf, type Subject } from './store/subjects';
import { insertWithdrawal } from './store/withdrawals';
import { takeUp } from './take-up-withdrawal';
import { tellDesk, tellPurchaser, tellSeller } from './tell';

/**
 * The purchaser withdraws, without a reason and at no cost, effective as it is sent (Instalment Transactions Act art. 8).
 * Before the signature the order ends without a contract; in force, the lease ends as withdrawn: order, limits and the
 * opening entry are taken back, billing and dunning frozen, all in the same transaction. Between the two, while the
 * contract is being sealed, it is written down at once and taken up with the lease.
 *
 * Errors: `not-found`, `rights.withdrawn-already`, `rights.days-over` (the last day has passed), `rights.moved-on`.
 */
export async function withdrawContract(deps: Deps, actor: Actor, { contractId }: WithdrawInput): Promise<Result<{ withdrawalId: string }>> {
  const at = deps.clock.now();
  return write(deps, async (tx) => {
    const known = await findSubject(tx, contractId);
    // The order first, then its contract: as whoever draws it up.
    const delivery = known && await lockDelivery(tx, known.orderId, actor, 'PURCHASER');
    const subject = delivery ? await lockSubject(tx, contractId) : null;
    const since = subject && sinceOf(subject, at);
    if (!delivery || !subject || !since) return err({ code: 'not-found' });
    const zone = zoneOf(subject);
    const lastOn = withdrawalLastDay(since);
    if (Temporal.Instant.compare(at, endOfDay(lastOn, zone)) >= 0) return err({ code: 'rights.days-over', params: { lastOn } });
    if (!['DELIVERED', 'SIGNED', 'SEALED'].includes(subject.state)) return err({ code: 'rights.moved-on' });
    const notice = await noticeText(tx, subject, { actor, at });
    const id = await insertWithdrawal(tx, { subject, sentAt: at, lastOn, returnBy: goodsBackBy(at, zone), notice });
    if (id === null) return err({ code: 'rights.withdrawn-already' });
    await audit(tx, { actor, action: 'contract.withdrawn', subject: { type: 'contract', id: contractId }, data: { noticeId: id, lastOn }, at });
    await queueEvent(tx, subject, { type: 'WITHDRAWAL', amounts: {}, at });
    if (!await takeUp(tx, { id, subject, delivery, actor, at })) return err({ code: 'rights.moved-on' });
    await tellAll(tx, subject, { id, notice, at });
    return ok({ withdrawalId: id });
  });
}

/** The written notice, in the language of who sends it. */
async function noticeText(tx: Tx, subject: Subject, { actor, at }: { actor: Actor; at: Temporal.Instant }): Promise<string> {
  const locale = await localeOf(tx, actor.userId);
  return translate(locale, 'rights.withdraw.notice', {
    number: subject.number, title: subject.order.listingVersion.title, order: subject.order.number, name: actor.name,
    financier: locale === 'ko' ? subject.institution.nameKo : subject.institution.nameEn, at: formatTableInstant(at, locale, zoneOf(subject)),
  });
}

async function tellAll(tx: Tx, subject: Subject, { id, notice, at }: { id: string; notice: string; at: Temporal.Instant }): Promise<void> {
  const of = namedOf(subject);
  const returnBy = lastMinuteOf(goodsBackBy(at, zoneOf(subject)), zoneOf(subject)).toString();
  if (await goodsWereSent(tx, subject)) {
    await tellPurchaser(tx, of, { what: 'withdrawn-sent', id, params: { notice }, at }, 'withdraw');
    await tellSeller(tx, of, { what: 'withdrawn-sent-seller', id, at }, 'withdrawals');
  } else {
    await tellPurchaser(tx, of, { what: 'withdrawn', id, params: { returnBy, notice, address: await findReturnAddress(tx, subject.sellerId) }, at }, 'withdraw');
    await tellSeller(tx, of, { what: 'withdrawn-seller', id, params: { returnBy }, at }, 'withdrawals');
  }
  await tellDesk(tx, of, { what: 'withdrawn-desk', id, at, page: `/desk/rights/withdrawals/${id}` });
}
