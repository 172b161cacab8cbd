import { sellerFor } from '@/lib/accounts/model/seller-roles';
import type { Actor } from '@/lib/kernel/actor';
import type { Locale } from '@/lib/kernel/money';
import type { Db } from '@/lib/platform/db';
import { csvHead, csvLine } from '@/lib/workplace/csv-text';
import { listingCells, rowOf } from '@/lib/workplace/model/cells';
import { allCategories, readKnown } from '@/lib/workplace/store/known';

/** Listings that are in memory at a time. */
const CHUNK = 200;

/** The seller's listings as a file, piece by piece: all of them, or those with these ids. */
export async function* exportedListings(db: Db, actor: Actor, locale: Locale, ids?: readonly string[]): AsyncGenerator<string> {
  const sellerId = sellerFor(actor, 'listings') ?? '';
  yield csvHead(locale);
  const words = { locale, categories: await allCategories(db) };
  for (let after = '', at = 0; ; at += CHUNK) {
    const page = ids ? { ids: ids.slice(at, at + CHUNK) } : { after, take: CHUNK };
    if (ids && page.ids?.length === 0) return;
    const listings = await readKnown(db, sellerId, page);
    if (listings.length > 0) yield listings.map((listing) => csvLine(rowOf(listingCells(listing, words)))).join('');
    const last = listings.at(-1);
    if (!ids && (!last || listings.length < CHUNK)) return;
    after = last?.id ?? after;
  }
}
