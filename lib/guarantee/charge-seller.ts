import { credit, debit, type Line } from '@/lib/ledger/model';
import type { Tx } from '@/lib/platform/db';
import { fundsOf } from './store/funds';
import { partsOf, takenOf } from './model/parts';

interface Charge {
  sellerId: string;
  purchaserId: string;
  leaseId: string;
  currency: string;
  amountMinor: bigint;
}

/**
 * The lines of a service credit: who financed the lease is made whole by what is held back of its seller, then by what the
 * seller is owed, then by the reserve of all guarantees, and in the end by the mall.
 */
export async function chargeSeller(tx: Tx, { sellerId, purchaserId, leaseId, currency, amountMinor }: Charge): Promise<Line[]> {
  const funds = await fundsOf(tx, { sellerId, leaseId, currency });
  const { holdbackMinor, payableMinor, reserveMinor, costMinor } = partsOf(amountMinor, funds);
  const seller = { partyId: sellerId, leaseId };
  return [
    // Of each lease no more than is held back for it: the rest of that goes back to the seller month by month.
    ...takenOf(holdbackMinor, funds.held).map((held) => debit('seller-holdback', held.minor, { partyId: sellerId, ...(held.leaseId !== null && { leaseId: held.leaseId }) })),
    debit('seller-payable', payableMinor, seller), debit('guarantee-reserve', reserveMinor, seller), debit('guarantee-cost', costMinor, seller),
    credit('service-credit-payable', amountMinor, { partyId: purchaserId, leaseId }),
  ];
}
