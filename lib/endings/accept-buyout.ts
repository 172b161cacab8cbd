import type { Temporal } from 'temporal-polyfill';
import { billOfLease } from '@/lib/billing/store/run';
import { useCreditsOn } from '@/lib/billing/use-credits';
import type { Actor } from '@/lib/kernel/actor';
import { addDays, plainDateIn } from '@/lib/kernel/calendar';
import { businessDayFrom } from '@/lib/kernel/korean-holidays';
import { err, ok, type Result } from '@/lib/kernel/result';
import { calledInLines } from '@/lib/leases/books';
import { holdBilling, mergeInstalments, partiesOf, raiseInvoice } from '@/lib/leases/invoice-store';
import { audit } from '@/lib/platform/audit';
import { type Deps, type Tx, write } from '@/lib/platform/db';
import { buyoutQuote, QUOTE_DAYS, type AcceptBuyoutInput, type BuyoutQuote } from './model/buyout';
import { closeBuyout, collectOn, insertBuyout } from './store/buyouts';
import { lockEndingLease, payable, whyNotLeave, type EndingLease } from './store/leases';
import { tellPurchaser } from './tell';

/**
 * The purchaser buys the goods and ends the lease early, at the price counted to a day within the next 30 (art. 14). What
 * would fall due after that day is asked for at once, less the fee for the days to come, and no more billed by itself;
 * what falls due until then goes on as it was, and what is open is collected with it. The lease ends when all of it is paid (`close-paid-buyouts.ts`).
 *
 * Errors: `not-found`, those of `whyNotLeave`, `endings.day`, `endings.nothing-left`, `endings.price-moved` (the lease
 * stands otherwise than when the price was shown).
 */
export async function acceptBuyout(deps: Deps, actor: Actor, input: AcceptBuyoutInput): Promise<Result<{ buyoutId: string }>> {
  return write(deps, async (tx) => {
    await holdBilling(tx);
    const lease = await lockEndingLease(tx, { id: input.leaseId, purchaserId: actor.userId });
    const at = deps.clock.now();
    const refused = lease ? whyNotLeave(lease) : 'not-found';
    if (!lease || refused) return err({ code: refused ?? 'not-found' });
    const today = plainDateIn(at, lease.timeZone);
    if (input.on < today || input.on > addDays(today, QUOTE_DAYS)) return err({ code: 'endings.day' });
    const billed = await billOfLease(tx, lease.id, { day: today }, { day: today, tryOn: businessDayFrom(today), at });
    const quote = buyoutQuote(await payable(tx, billed.billed > 0 ? await lockEndingLease(tx, { id: lease.id }) ?? lease : lease), input.on);
    if (quote.amountMinor <= 0n) return err({ code: 'endings.nothing-left' });
    if (quote.amountMinor !== input.amountMinor) return err({ code: 'endings.price-moved' });
    const buyoutId = await openBuyout(tx, lease, { quote, today, tryOn: quote.validOn, validOn: quote.validOn, atTerm: false, at });
    await collectOn(tx, lease.id, quote.validOn);
    await audit(tx, { actor, action: 'lease.buyout-accepted', subject: { type: 'lease', id: lease.id }, data: { amountMinor: quote.amountMinor, on: quote.on }, at });
    await tellPurchaser(tx, lease, { what: 'buyout-accepted', key: buyoutId, params: { amountMinor: quote.altogetherMinor.toString(), currency: lease.currency, validOn: quote.validOn }, page: '/buyout', at });
    return ok({ buyoutId });
  });
}

interface Opening {
  quote: BuyoutQuote;
  today: string;
  tryOn: string;
  validOn: string;
  atTerm: boolean;
  at: Temporal.Instant;
}

/** Asks for a buyout's price, its instalments taken out of the billing, and takes off it what is to the lease's good. The caller holds billing and lease. */
export async function openBuyout(tx: Tx, lease: EndingLease, { quote, today, tryOn, validOn, atTerm, at }: Opening): Promise<string> {
  for (const stale of lease.buyouts) await closeBuyout(tx, stale.id, 'LAPSED', at);
  const { leftMinor, residualMinor, rebateMinor, amountMinor, on } = quote;
  const unearnedMinor = lease.instalments.filter(({ seq, state, dueOn }) => seq > 0 && state === 'DUE' && dueOn.toISOString().slice(0, 10) > on).reduce((sum, { interestMinor }) => sum + interestMinor, 0n);
  await mergeInstalments(tx, lease.id, on);
  const invoiceId = await raiseInvoice(tx, {
    leaseId: lease.id, kind: 'BUYOUT', currency: lease.currency, billedOn: today, dueOn: validOn, amountMinor, tryOn,
    lines: calledInLines({ leftMinor, unearnedMinor, residualMinor }, rebateMinor, partiesOf(lease)),
  }, at);
  if (invoiceId === null) throw new Error(`lease ${lease.id} was called in already`);
  const id = await insertBuyout(tx, { leaseId: lease.id, invoiceId, atTerm, onDay: on, validOn, currency: lease.currency, leftMinor, residualMinor, rebateMinor, amountMinor }, at);
  await useCreditsOn(tx, invoiceId, { day: today, at });
  return id;
}
