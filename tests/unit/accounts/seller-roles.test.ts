import { globSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maySeller, SELLER_PERMISSIONS, sellerFor, sellerPermissions, tidyRoles, type SellerPermission } from '@/lib/accounts/model/seller-roles';
import { SELLER_ROLES, type Actor, type SellerRole } from '@/lib/kernel/actor';

const actor = (...sellerRoles: SellerRole[]): Actor => ({ userId: 'p_1', role: 'SELLER', sellerId: 's_1', sellerRoles, name: '이서준' });
const allowed = (...roles: SellerRole[]) => sellerPermissions.filter((permission) => maySeller(actor(...roles), permission));

describe('who may do what in a shop', () => {
  test('an owner everything', () => {
    expect(allowed('OWNER')).toEqual(sellerPermissions);
  });

  test('listings are not orders, and shipping is not listings', () => {
    expect(allowed('LISTINGS')).toEqual(['desk', 'listings']);
    expect(allowed('SHIPPING')).toEqual(['desk', 'orders']);
    expect(allowed('LISTINGS', 'SHIPPING')).toEqual(['desk', 'listings', 'orders']);
  });

  test('nobody without a role, without a shop, or of another kind', () => {
    const strangers: (Actor | null)[] = [
      null, actor(), { userId: 'p', role: 'SELLER', sellerId: 's_1', name: '' }, { userId: 'p', role: 'SELLER', sellerRoles: ['OWNER'], name: '' },
      { ...actor('OWNER'), role: 'PURCHASER' }, { ...actor('OWNER'), role: 'ADMIN' }, { ...actor('OWNER'), role: 'SYSTEM' },
    ];
    for (const stranger of strangers) for (const permission of sellerPermissions) expect(sellerFor(stranger, permission)).toBeNull();
  });

  test('roles are kept in the forms that the database knows', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom(...SELLER_ROLES)), (chosen) => {
      expect([[], ['OWNER'], ['LISTINGS'], ['SHIPPING'], ['LISTINGS', 'SHIPPING']]).toContainEqual(tidyRoles(chosen));
    }));
  });
});

/** Every act of a seller and what it needs. A new one is named here, or this fails. */
const ACTIONS: Record<string, SellerPermission> = {
  sendDeliveryNoticeAction: 'orders', declineDeliveryNoticeAction: 'orders', recordCarrierDeliveryAction: 'orders', relayDecisionAction: 'orders', confirmReturnAction: 'orders', confirmGoodsBackAction: 'orders',
  confirmArrivalAction: 'orders', inspectReturnAction: 'orders',
  moveClaimAction: 'orders', rejectClaimAction: 'orders', replaceUnitAction: 'orders', sayAsKeeperAction: 'orders', waitForPurchaserAction: 'orders', confirmVisitAction: 'orders', finishVisitAction: 'orders',
  answerRefusalAction: 'contracts',
  registerLeaseProductAction: 'listings', saveListingAction: 'listings', recallListingAction: 'listings', discardDraftAction: 'listings', unpublishListingAction: 'listings',
  republishListingAction: 'listings', addUnitsAction: 'listings', withdrawUnitAction: 'listings', cropPhotoAction: 'listings', duplicateListingAction: 'listings',
  unpublishListingsAction: 'listings', setLowStockAction: 'listings', previewBulkEditAction: 'listings', startImportAction: 'listings',
  reviseSellerAction: 'business', tellStoryAction: 'business', changePayoutAccountAction: 'business',
  inviteStaffAction: 'staff', resendInvitationAction: 'staff', revokeInvitationAction: 'staff', changeStaffRolesAction: 'staff', removeStaffAction: 'staff', handOverOwnershipAction: 'staff',
};

const sourceOf = (file: string) => readFileSync(file, 'utf8');

describe('the code', () => {
  test('names what each act of a seller needs', () => {
    const found = globSync('app/**/actions.ts').flatMap((file) => [...sourceOf(file).matchAll(/export const (\w+) = sellerAction\('(\w+)'/g)].map(([, name = '', needs = '']) => [name, needs]));
    expect(Object.fromEntries(found)).toEqual(ACTIONS);
  });

  test('has a page’s title and the page itself need the same', () => {
    const pages = globSync('app/**/page.tsx').filter((file) => file.includes('(seller)')).map((file) => {
      const [, title] = /sellerTitle\('(\w+)'\)/.exec(sourceOf(file)) ?? [];
      const [, page] = /sellerPage\('(\w+)'/.exec(sourceOf(file)) ?? [];
      return { file, title, page };
    });
    expect(pages.length).toBeGreaterThan(7);
    expect(pages.filter(({ title, page }) => title === undefined || title !== page || !(title in SELLER_PERMISSIONS))).toEqual([]);
  });

  test('asks the rule, and nobody takes the seller from the actor past it', () => {
    const past = globSync('{lib,app,components}/**/*.{ts,tsx}', { exclude: (name) => name.includes('generated') })
      .filter((file) => !file.endsWith('model/seller-roles.ts') && /\bactor\??\.sellerId\b|\{ sellerId \} = actor\b/.test(sourceOf(file)));
    expect(past).toEqual([]);
  });
});
