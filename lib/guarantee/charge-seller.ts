import { credit, debit, type Line } from '@/lib/ledger/model';
import type { Tx } from '@/lib/platform/db';
import { fundsOf } from './store/funds';
import { partsOf } from './model/parts';

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
  const { holdbackMinor, payableMinor, reserveMinor, costMinor } = partsOf(amountMinor, await fundsOf(tx, sellerId, currency));
  const seller = { partyId: sellerId, leaseId };
  return [
    debit('seller-holdback', holdbackMinor, seller), debit('seller-payable', payableMinor, seller), debit('guarantee-reserve', reserveMinor, seller), debit('guarantee-cost', costMinor, seller),
    credit('service-credit-payable', amountMinor, { partyId: purchaserId, leaseId }),
  ];
}
