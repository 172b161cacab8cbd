import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { publishListing } from '@/lib/catalogue/publish-listing';
import { registerLeaseProduct } from '@/lib/catalogue/register-lease-product';
import { republishListing } from '@/lib/catalogue/republish-listing';
import { submitListing } from '@/lib/catalogue/submit-listing';
import { recallListing } from '@/lib/catalogue/recall-listing';
import { unpublishListing } from '@/lib/catalogue/unpublish-listing';
import { listingQuote } from '@/lib/catalogue/views/quote';
import { productPage } from '@/lib/catalogue/views/product';
import { referencePrice } from '@/lib/catalogue/model/terms';
import type { Actor } from '@/lib/kernel/actor';
import { errorOf, formInput, pianoForm, publishedListing, someAdmin, somePhoto, someSeller, submissionOf, valueOf } from '../support/catalogue';
import { testDatabase, type TestDatabase } from '../support/database';

let database: TestDatabase;
let seller: Actor & { sellerId: string };
let admin: Actor;
beforeAll(async () => {
  database = await testDatabase();
  [seller, admin] = await Promise.all([someSeller(database.deps), someAdmin(database.deps)]);
});
afterAll(() => database.drop());

async function submitted(): Promise<string> {
  const product = pianoForm(await somePhoto(database.deps, seller));
  return valueOf(await registerLeaseProduct(database.deps, seller, formInput({ product, serials: '' }))).listingId;
}

/** Writes into the draft what no form would let through. */
const spoil = (listingId: string, data: { lateRate?: string; description?: string }) =>
  database.db.listingVersion.updateMany({ where: { listingId, frozenAt: null }, data });

describe('the law of the day', () => {
  test('keeps a listing out of the mall while it says a late rate above the maximum, or lacks a field: the article is named', async () => {
    const { deps } = database;
    const listingId = await submitted();
    await spoil(listingId, { lateRate: '0.2001', description: '' });
    const refused = errorOf(await publishListing(deps, admin, await submissionOf(deps, listingId)));
    expect(refused).toMatchObject({
      code: 'catalogue.incomplete',
      fields: { lateRate: 'disclosures.over-maximum?max=20&article=@disclosures.articles.kr-ita-12-1', description: 'catalogue.missing.description?article=@disclosures.articles.kr-ita-5-1' },
    });
    valueOf(await recallListing(deps, seller, { listingId }));
    expect(errorOf(await submitListing(deps, seller, { listingId }))).toMatchObject({ code: 'input', fields: refused?.fields });
    await spoil(listingId, { lateRate: '0.2', description: '높이 121cm' });
    valueOf(await submitListing(deps, seller, { listingId }));
    valueOf(await publishListing(deps, admin, await submissionOf(deps, listingId)));
  });

  test('lets back into the mall what still says everything', async () => {
    const { deps } = database;
    const listingId = await publishedListing(deps, seller, admin);
    valueOf(await unpublishListing(deps, seller, { listingId }));
    await deps.db.seller.update({ where: { id: seller.sellerId }, data: { phone: '' } });
    expect(errorOf(await republishListing(deps, seller, { listingId }))).toMatchObject({ code: 'catalogue.incomplete', fields: { sellerPhone: 'catalogue.missing.seller-phone?article=@disclosures.articles.kr-eca-13-1' } });
    await deps.db.seller.update({ where: { id: seller.sellerId }, data: { phone: '02-743-0417' } });
    valueOf(await republishListing(deps, seller, { listingId }));
  });
});

describe('a quote of a listing', () => {
  test('is what its page says, and nothing that it does not offer', async () => {
    const { db, deps } = database;
    const listing = await publishedListing(deps, seller, admin);
    const page = await productPage(db, listing);
    const price = page && referencePrice(page.product, { termMonths: 48, firstPaymentMinor: 548_000n });
    expect(valueOf(await listingQuote(db, { listing, termMonths: 48, firstPayment: 548_000n }))).toMatchObject({
      monthlyInstalment: price?.instalmentMinor.toString(), totalCost: price?.totalCostMinor.toString(), totalToOwn: price?.totalToOwnMinor.toString(), terms: { annualRate: '0.079', firstPayment: '548000' },
    });
    expect(valueOf(await listingQuote(db, { listing, termMonths: 48 })).terms.firstPayment).toBe('0');
    expect(errorOf(await listingQuote(db, { listing, termMonths: 18, firstPayment: 5_479_999n }))).toEqual({ code: 'input', fields: { termMonths: 'catalogue.term-not-offered', firstPayment: 'catalogue.first-payment-too-high' } });
    valueOf(await unpublishListing(deps, seller, { listingId: listing }));
    expect(errorOf(await listingQuote(db, { listing, termMonths: 48 }))).toEqual({ code: 'not-found' });
  });
});
