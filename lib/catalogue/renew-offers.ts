import { ok } from '@/lib/kernel/result';
import { write, type Deps } from '@/lib/platform/db';
import { cardOf } from './model/card';
import { OFFERS_RULE } from './model/offers';
import { listingText } from './model/search-text';
import { categoryNames } from './store/listings';
import { lockOutdated, markRenewed, replaceOffers } from './store/offers';
import { readSeller } from './store/sellers';
import { readVersion } from './store/versions';

/** The kernel computes within the transaction, so that it says what is published then: few at a time. */
const AT_ONCE = 5;
/** A run ends after so many; the next goes on. */
const BATCHES = 100;

/** Sweep: what was published before lists were made of offers, or by an older rule, gets its offers and its words anew. */
export async function renewOffers(deps: Deps): Promise<void> {
  for (let batch = 0; batch < BATCHES; batch += 1) {
    const renewed = await write(deps, async (tx) => {
      const outdated = await lockOutdated(tx, OFFERS_RULE, AT_ONCE);
      for (const { id, sellerId, versionId, publishedAt } of outdated) {
        const [product, seller] = [await readVersion(tx, versionId), await readSeller(tx, sellerId)];
        if (!product || !seller) continue;
        await replaceOffers(tx, { listingId: id, sellerId, product, publishedAt });
        const names = await categoryNames(tx, product.categoryCode);
        const searchText = listingText(product, { categoryNames: names ?? [], sellerName: seller.identity.businessName });
        await markRenewed(tx, id, { ...cardOf(product), searchText, offersRule: OFFERS_RULE });
      }
      return ok(outdated.length);
    });
    if (renewed.value < AT_ONCE) return;
  }
}
