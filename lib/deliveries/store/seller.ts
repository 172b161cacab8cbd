import { oneLineAddress } from '@/lib/accounts/model/seller';
import type { Tx } from '@/lib/platform/db';

/** Who takes goods back, and where, in one line. */
export async function findReturnAddress(tx: Tx, sellerId: string): Promise<string> {
  const seller = await tx.seller.findUniqueOrThrow({
    where: { id: sellerId }, select: { businessName: true, returnPostcode: true, returnRoad: true, returnDetail: true },
  });
  return `${seller.businessName}, ${oneLineAddress({ postcode: seller.returnPostcode, road: seller.returnRoad, detail: seller.returnDetail })}`;
}
