import { SYSTEM } from '@/lib/kernel/actor';
import { plainDateIn } from '@/lib/kernel/calendar';
import { ok } from '@/lib/kernel/result';
import { cancelInvoice, holdBilling, lockOpenInvoices } from '@/lib/leases/invoice-store';
import { audit } from '@/lib/platform/audit';
import { toPlainDate } from '@/lib/platform/clock';
import { type Deps, write } from '@/lib/platform/db';
import { closeBuyout, findLapsing, isBeingPaid } from './store/buyouts';
import { lockEndingLease } from './store/leases';
import { tellPurchaser } from './tell';

/**
 * Sweep: what was not paid by its last day. The price is asked for no more, what it had called in falls due as the
 * schedule says, and what credits took off is to the lease's good again. While a payment of it is on its way it waits.
 */
export async function lapseBuyouts(deps: Deps): Promise<void> {
  for (const { id, leaseId, invoiceId } of await findLapsing(deps.db, plainDateIn(deps.clock.now()))) {
    await write(deps, async (tx) => {
      await holdBilling(tx);
      const lease = await lockEndingLease(tx, { id: leaseId });
      const at = deps.clock.now();
      const day = lease && plainDateIn(at, lease.timeZone);
      const buyout = lease?.buyouts.find((each) => each.id === id);
      if (!lease || !day || !buyout) return ok(null);
      const invoice = (await lockOpenInvoices(tx, leaseId)).find((each) => each.id === invoiceId);
      const over = toPlainDate(buyout.validOn) < day && !await isBeingPaid(tx, invoiceId);
      if (invoice ? !over : buyout.invoice.state !== 'CANCELLED') return ok(null);
      if (invoice) await cancelInvoice(tx, invoice, day, at);
      if (!await closeBuyout(tx, id, 'LAPSED', at)) return ok(null);
      await audit(tx, { actor: SYSTEM, action: 'lease.buyout-lapsed', subject: { type: 'lease', id: leaseId }, data: { amountMinor: buyout.amountMinor }, at });
      await tellPurchaser(tx, lease, { what: buyout.atTerm ? 'term-buyout-lapsed' : 'buyout-lapsed', key: id, page: '/buyout', at });
      return ok(null);
    }).catch((error: unknown) => deps.log.error('buyout not lapsed', { id, error }));
  }
}
