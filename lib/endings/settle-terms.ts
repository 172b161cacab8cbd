import type { Temporal } from 'temporal-polyfill';
import { useCreditsOn } from '@/lib/billing/use-credits';
import { SYSTEM } from '@/lib/kernel/actor';
import { addDays, plainDateIn } from '@/lib/kernel/calendar';
import { addBusinessDays, businessDayFrom } from '@/lib/kernel/korean-holidays';
import { ok } from '@/lib/kernel/result';
import { extensionLines } from '@/lib/leases/books';
import { holdBilling, partiesOf, raiseInvoice } from '@/lib/leases/invoice-store';
import { audit } from '@/lib/platform/audit';
import { type Deps, type Tx, write } from '@/lib/platform/db';
import { openBuyout } from './accept-buyout';
import { openReturn } from './ask-return';
import { buyoutQuote } from './model/buyout';
import { extensionFrom, extensionMinor, TERM_BUYOUT_DAYS, type TermChoice } from './model/term';
import { lockEndingLease, payable, termsOfLease, whyNotLeave, type EndingLease } from './store/leases';
import { figuresOf } from './store/returns';
import { countExtensions, endsOnOf, findTermsOver, hasLetLapse, insertExtension, monthlyOf } from './store/terms';
import { tellPurchaser } from './tell';

/**
 * Sweep: what was chosen takes effect once the term is over. Who bought pays the residual; who uses on is billed the next
 * month as it begins, each missed one too; the others give the goods back, and so does who has said nothing, since the
 * contract asks for no money that nobody has agreed to. A residual that was not paid in its days counts as given back.
 */
export async function settleTerms(deps: Deps): Promise<void> {
  for (const { id } of await findTermsOver(deps.db, plainDateIn(deps.clock.now()))) {
    await write(deps, async (tx) => {
      await holdBilling(tx);
      const lease = await lockEndingLease(tx, { id });
      const at = deps.clock.now();
      const day = lease ? plainDateIn(at, lease.timeZone) : '';
      if (!lease || day < endsOnOf(lease) || whyNotLeave(lease) !== null) return ok(null);
      const choice: TermChoice = await hasLetLapse(tx, lease) ? 'RETURN' : lease.termEnd?.choice ?? 'RETURN';
      if (choice === 'BUY') await sell(tx, lease, { day, at });
      else if (choice === 'EXTEND') await extend(tx, lease, { day, at });
      else await openReturn(tx, lease, await figuresOf(tx, lease, day), { actor: SYSTEM, at });
      return ok(null);
    }).catch((error: unknown) => deps.log.error('end of term not settled', { id, error }));
  }
}

interface On { day: string; at: Temporal.Instant }

async function sell(tx: Tx, lease: EndingLease, { day, at }: On): Promise<void> {
  const validOn = businessDayFrom(addDays(day, TERM_BUYOUT_DAYS));
  const id = await openBuyout(tx, lease, { quote: buyoutQuote(await payable(tx, lease), day), today: day, tryOn: businessDayFrom(day), validOn, atTerm: true, at });
  await audit(tx, { actor: SYSTEM, action: 'lease.buyout-accepted', subject: { type: 'lease', id: lease.id }, data: { amountMinor: lease.residualMinor, on: day }, at });
  await tellPurchaser(tx, lease, { what: 'buyout-accepted', key: id, params: { amountMinor: lease.residualMinor.toString(), currency: lease.currency, validOn }, page: '/buyout', at });
}

/** A month that has begun is asked for now; nobody can have paid it before it is tried for the first time, so it falls due after that. */
async function extend(tx: Tx, lease: EndingLease, { day, at }: On): Promise<void> {
  const amountMinor = extensionMinor(monthlyOf(lease), termsOfLease(lease));
  for (let no = await countExtensions(tx, lease.id) + 1; extensionFrom(endsOnOf(lease), no) <= day; no += 1) {
    const fromOn = extensionFrom(endsOnOf(lease), no);
    const invoiceId = await raiseInvoice(tx, { leaseId: lease.id, kind: 'EXTENSION', currency: lease.currency, billedOn: day, dueOn: addBusinessDays(day, 1), amountMinor, tryOn: businessDayFrom(day), lines: extensionLines(amountMinor, partiesOf(lease)) }, at);
    if (invoiceId === null) throw new Error(`month ${no} of lease ${lease.id} was billed already`);
    await insertExtension(tx, { leaseId: lease.id, no, fromOn, invoiceId });
    await useCreditsOn(tx, invoiceId, { day, at });
    await audit(tx, { actor: SYSTEM, action: 'lease.extended', subject: { type: 'lease', id: lease.id }, data: { amountMinor, from: fromOn }, at });
    await tellPurchaser(tx, lease, { what: 'extended', key: `${lease.id}:${no}`, params: { fromOn, amountMinor: amountMinor.toString(), currency: lease.currency }, page: '/term', at });
  }
}
