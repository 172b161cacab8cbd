import { beforeAll, describe, expect, test } from 'vitest';
import { inviteStaff } from '@/lib/accounts/invite-staff';
import { resendInvitation } from '@/lib/accounts/resend-invitation';
import { reviseSeller } from '@/lib/accounts/revise-seller';
import { revokeInvitation } from '@/lib/accounts/revoke-invitation';
import { myAccount, myShop, mySeller } from '@/lib/accounts/views/account';
import { shopStaff } from '@/lib/accounts/views/staff';
import { registerLeaseProduct } from '@/lib/catalogue/register-lease-product';
import { saveListing } from '@/lib/catalogue/save-listing';
import { storePhoto } from '@/lib/catalogue/store-photo';
import { submitListing } from '@/lib/catalogue/submit-listing';
import { photoFile } from '@/lib/catalogue/views/photo';
import { sellerListings } from '@/lib/catalogue/views/seller-list';
import { sellerShelf, statusCounts } from '@/lib/catalogue/views/seller-listings';
import { sellerCounts, sellerExposure as ordersExposure, sellerOrders } from '@/lib/deliveries/views/seller-orders';
import { sellerOrdersVersion } from '@/lib/deliveries/views/version';
import type { Actor } from '@/lib/kernel/actor';
import { sellerExposure } from '@/lib/limits/views/exposure';
import { errorOf, somePhoto } from '../support/catalogue';
import { businessForm } from '../support/people';
import { openRoad, type Road, type Shop } from '../support/road';
import { aMember, freshAddress, invite } from '../support/staff';

/* What has no id in its address: lists, counts, forms. What has one is in the matrix of ids. */

let road: Road;
let owner: Shop;
let listings: Actor;
let shipping: Actor;
let purchaser: Actor;
let photoId: string;

beforeAll(async () => {
  road = await openRoad();
  owner = await road.seller('소리나무 악기');
  const walk = await road.walk('SHIPPED', { seller: owner });
  purchaser = walk.purchaser;
  [listings, shipping] = [await aMember(road.deps, owner, ['LISTINGS']), await aMember(road.deps, owner, ['SHIPPING'])];
  photoId = await somePhoto(road.deps, owner);
  return () => road.close();
});

const now = () => road.clock.now();
const who = () => ({ owner, listings, shipping, purchaser });

/** Whether each of them sees anything of it. */
async function seenBy(look: (actor: Actor) => Promise<boolean>): Promise<string[]> {
  const seen = [];
  for (const [name, actor] of Object.entries(who())) if (await look(actor)) seen.push(name);
  return seen;
}

describe('what a shop’s person sees', () => {
  test('listings, stock and photos that nobody has published: who writes listings', async () => {
    const { db } = road;
    expect(await seenBy(async (actor) => (await sellerListings(db, actor, {})).rows.length > 0)).toEqual(['owner', 'listings']);
    expect(await seenBy(async (actor) => (await statusCounts(db, actor)).PUBLISHED > 0)).toEqual(['owner', 'listings']);
    expect(await seenBy(async (actor) => (await sellerShelf(db, actor)).available > 0)).toEqual(['owner', 'listings']);
    expect(await seenBy(async (actor) => (await photoFile(db, actor, { fileId: photoId })) !== null)).toEqual(['owner', 'listings']);
  });

  test('orders, their counts and that they have changed: who ships', async () => {
    const { db } = road;
    expect(await seenBy(async (actor) => (await sellerOrders(db, actor, { tab: 'all', search: '' }, now())).rows.length > 0)).toEqual(['owner', 'shipping']);
    expect(await seenBy(async (actor) => (await sellerCounts(db, actor, now())).tabs.all > 0)).toEqual(['owner', 'shipping']);
    expect(await seenBy(async (actor) => (await sellerOrdersVersion(db, actor, now(), null)) !== null)).toEqual(['owner', 'shipping']);
    const found = JSON.stringify(await sellerOrders(db, listings, { tab: 'all', search: purchaser.name }, now()));
    expect(found).not.toContain(purchaser.name.slice(0, 1));
  });

  test('limits, the business with where it is paid, and the people: its owners', async () => {
    const { db, deps } = road;
    expect(await seenBy(async (actor) => (await sellerExposure(deps, actor)).length > 0)).toEqual(['owner']);
    expect(await seenBy(async (actor) => (await ordersExposure(db, actor)) !== null)).toEqual(['owner']);
    expect(await seenBy(async (actor) => (await mySeller(deps, actor)) !== null)).toEqual(['owner']);
    expect(await seenBy(async (actor) => (await shopStaff(db, actor, now())) !== null)).toEqual(['owner']);
  });

  test('how the shop stands: everybody in it, without its account', async () => {
    expect(await seenBy(async (actor) => (await myShop(road.db, actor)) !== null)).toEqual(['owner', 'listings', 'shipping']);
    for (const actor of Object.values(who())) expect(JSON.stringify(await myAccount(road.db, actor))).not.toContain('payout');
  });
});

describe('what a shop’s person does', () => {
  /** Those for whom it is not there, whatever they send. */
  async function refused(act: (actor: Actor) => Promise<{ ok: boolean }>): Promise<string[]> {
    const before = await road.db.auditEntry.count();
    const none = [];
    for (const [name, actor] of Object.entries(who())) {
      if (name === 'owner') continue;
      const result = await act(actor) as Parameters<typeof errorOf>[0];
      if (errorOf(result)?.code === 'not-found') none.push(name);
    }
    if (none.length === 3) expect(await road.db.auditEntry.count()).toBe(before);
    return none;
  }
  const draft = () => ({ product: { photos: [], categoryCode: 'piano' }, serials: [] }) as never;

  test('who ships writes no listing and puts up no photo', async () => {
    const { deps } = road;
    expect(errorOf(await saveListing(deps, shipping, draft()))?.code).toBe('not-found');
    expect(errorOf(await registerLeaseProduct(deps, shipping, draft()))?.code).toBe('not-found');
    expect(errorOf(await storePhoto(deps, shipping, { name: 'x.png', bytes: Buffer.from('x') }))?.code).toBe('not-found');
    const { id } = await road.db.listing.findFirstOrThrow({ where: { sellerId: owner.sellerId } });
    expect(errorOf(await submitListing(deps, shipping, { listingId: id }))?.code).toBe('not-found');
    expect(errorOf(await submitListing(deps, listings, { listingId: id }))?.code).toBe('catalogue.not-submittable');
  });

  test('the business is changed by its owners', async () => {
    expect(await refused((actor) => reviseSeller(road.deps, actor, businessForm()))).toEqual(['listings', 'shipping', 'purchaser']);
    expect(errorOf(await reviseSeller(road.deps, owner, businessForm()))?.code).toBe('accounts.seller-moved');
  });

  test('people are invited by its owners, and another shop’s owner reaches none of it', async () => {
    const { deps } = road;
    const { invitationId } = await invite(deps, owner, ['SHIPPING']);
    expect(await refused((actor) => inviteStaff(deps, actor, { email: freshAddress(), roles: ['OWNER'] }))).toEqual(['listings', 'shipping', 'purchaser']);
    expect(await refused((actor) => resendInvitation(deps, actor, { invitationId }))).toEqual(['listings', 'shipping', 'purchaser']);
    expect(await refused((actor) => revokeInvitation(deps, actor, { invitationId }))).toEqual(['listings', 'shipping', 'purchaser']);
    const other = await road.seller();
    for (const act of [resendInvitation, revokeInvitation]) expect(errorOf(await act(deps, other, { invitationId }))?.code).toBe('staff.invitation-gone');
    expect(await road.db.staffInvitation.findUniqueOrThrow({ where: { id: invitationId } })).toMatchObject({ revokedAt: null });
  });
});
