import { beforeAll, describe, expect, test } from 'vitest';
import { changeStaffRoles } from '@/lib/accounts/change-staff-roles';
import { acceptInvitation } from '@/lib/accounts/accept-invitation';
import { testDatabase, type TestDatabase } from '../support/database';
import { aPurchaser, aSeller, valueOf } from '../support/people';
import { aMember, invite, joinForm } from '../support/staff';

/* Somebody who reaches the database past every use case. */

let t: TestDatabase;
let owner: Awaited<ReturnType<typeof aSeller>>;
beforeAll(async () => {
  t = await testDatabase();
  owner = await aSeller(t.deps);
});

describe('raw rows', () => {
  test('a seller’s person without work, with unknown work or with an owner’s and other work does not exist', async () => {
    const { userId } = await aMember(t.deps, owner, ['SHIPPING']);
    await expect(t.db.$executeRaw`UPDATE app_user SET seller_roles = '{}' WHERE id = ${userId}`).rejects.toThrow(/app_user_works/);
    await expect(t.db.$executeRaw`UPDATE app_user SET seller_roles = '{OWNER,SHIPPING}' WHERE id = ${userId}`).rejects.toThrow(/app_user_seller_roles/);
    await expect(t.db.$executeRaw`UPDATE app_user SET seller_roles = '{SHIPPING,SHIPPING}' WHERE id = ${userId}`).rejects.toThrow(/app_user_seller_roles/);
    await expect(t.db.$executeRaw`UPDATE app_user SET seller_roles = '{SHIPPING,LISTINGS}' WHERE id = ${userId}`).rejects.toThrow(/app_user_seller_roles/);
    await expect(t.db.$executeRaw`UPDATE app_user SET seller_roles = NULL WHERE id = ${userId}`).rejects.toThrow(/null/);
    await expect(t.db.$executeRaw`UPDATE app_user SET left_seller_at = now() WHERE id = ${userId}`).rejects.toThrow(/app_user_works/);
  });

  test('nobody but a seller’s person has work in a shop, or has left one', async () => {
    const { userId } = await aPurchaser(t.deps);
    await expect(t.db.$executeRaw`UPDATE app_user SET seller_roles = '{OWNER}' WHERE id = ${userId}`).rejects.toThrow(/app_user_works/);
    await expect(t.db.$executeRaw`UPDATE app_user SET left_seller_at = now() WHERE id = ${userId}`).rejects.toThrow(/app_user_left/);
    await expect(t.db.$executeRaw`UPDATE app_user SET seller_id = ${owner.sellerId}, seller_roles = '{OWNER}' WHERE id = ${userId}`).rejects.toThrow(/app_user_seller|app_user_works/);
  });

  test('a shop without an owner who may sign in does not exist', async () => {
    const shop = await aSeller(t.deps);
    const other = await aSeller(t.deps);
    await aMember(t.deps, shop, ['SHIPPING']);
    const { userId } = shop;
    await expect(t.db.$executeRaw`UPDATE app_user SET seller_roles = '{LISTINGS}' WHERE id = ${userId}`).rejects.toThrow(/has no owner left/);
    await expect(t.db.$executeRaw`UPDATE app_user SET seller_roles = '{}', left_seller_at = now() WHERE id = ${userId}`).rejects.toThrow(/has no owner left/);
    await expect(t.db.$executeRaw`UPDATE app_user SET suspended_at = now() WHERE id = ${userId}`).rejects.toThrow(/has no owner left/);
    await expect(t.db.$executeRaw`UPDATE app_user SET seller_id = ${other.sellerId} WHERE id = ${userId}`).rejects.toThrow(/has no owner left/);
    await expect(t.db.$executeRaw`UPDATE app_user SET role = 'DESK', seller_id = NULL, seller_roles = '{}' WHERE id = ${userId}`).rejects.toThrow(/has no owner left/);
    await expect(t.db.$executeRaw`UPDATE app_user SET suspended_at = now() WHERE seller_id = ${shop.sellerId}`).rejects.toThrow(/has no owner left/);
    // Within one transaction another may take over first or last: it is looked at when it ends.
    const heir = await aMember(t.deps, shop, ['LISTINGS']);
    await t.db.$transaction([
      t.db.$executeRaw`UPDATE app_user SET seller_roles = '{LISTINGS}' WHERE id = ${userId}`,
      t.db.$executeRaw`UPDATE app_user SET seller_roles = '{OWNER}' WHERE id = ${heir.userId}`,
    ]);
  });

  test('two who take each other’s ownership past the use case leave one owner', async () => {
    for (let round = 0; round < 5; round += 1) {
      const shop = await aSeller(t.deps);
      const second = await aMember(t.deps, shop, ['OWNER']);
      const lower = (userId: string) => t.db.$transaction(async (tx) => {
        await tx.$executeRaw`UPDATE app_user SET seller_roles = '{SHIPPING}' WHERE id = ${userId}`;
        await tx.$executeRaw`SELECT pg_sleep(0.05)`;
      });
      const done = await Promise.allSettled([lower(shop.userId), lower(second.userId)]);
      expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      expect(await t.db.user.count({ where: { sellerId: shop.sellerId, sellerRoles: { has: 'OWNER' } } })).toBe(1);
    }
  });

  test('an invitation into somebody else’s shop, or by who does not own it, does not exist', async () => {
    const other = await aSeller(t.deps);
    const shipping = await aMember(t.deps, owner, ['SHIPPING']);
    const forge = (sellerId: string, by: string) => t.db.$executeRaw`
      INSERT INTO staff_invitation (id, seller_id, email, roles, token_hash, expires_at, invited_by_id, created_at)
      VALUES ('si_forged', ${sellerId}, 'thief@example.com', '{OWNER}', 'x', now() + interval '7 days', ${by}, now())`;
    await expect(forge(other.sellerId, owner.userId)).rejects.toThrow(/nobody who owns/);
    await expect(forge(owner.sellerId, shipping.userId)).rejects.toThrow(/nobody who owns/);
    const { invitationId } = await invite(t.deps, owner, ['SHIPPING']);
    await expect(t.db.$executeRaw`UPDATE staff_invitation SET seller_id = ${other.sellerId} WHERE id = ${invitationId}`).rejects.toThrow(/nobody who owns/);
  });

  test('a second open invitation, one without work, and one that is both accepted and taken back do not exist', async () => {
    const { invitationId, email } = await invite(t.deps, owner, ['SHIPPING']);
    await expect(t.db.$executeRaw`
      INSERT INTO staff_invitation SELECT (jsonb_populate_record(i, '{"id": "si_twice", "token_hash": "y"}')).* FROM staff_invitation i WHERE id = ${invitationId}`).rejects.toThrow(/staff_invitation_one_open|unique/i);
    await expect(t.db.$executeRaw`UPDATE staff_invitation SET roles = '{}' WHERE id = ${invitationId}`).rejects.toThrow(/staff_invitation_roles/);
    await expect(t.db.$executeRaw`UPDATE staff_invitation SET email = ${email.toUpperCase()} WHERE id = ${invitationId}`).rejects.toThrow(/staff_invitation_email/);
    await expect(t.db.$executeRaw`UPDATE staff_invitation SET accepted_at = now() WHERE id = ${invitationId}`).rejects.toThrow(/staff_invitation_end/);
    await expect(t.db.$executeRaw`UPDATE staff_invitation SET accepted_at = now(), accepted_by_id = ${owner.userId}, revoked_at = now() WHERE id = ${invitationId}`).rejects.toThrow(/staff_invitation_end/);
  });

  test('an invitation that is over is not opened again', async () => {
    const { invitationId, token } = await invite(t.deps, owner, ['SHIPPING']);
    valueOf(await acceptInvitation(t.deps, null, joinForm(token)));
    await expect(t.db.$executeRaw`UPDATE staff_invitation SET accepted_at = NULL, accepted_by_id = NULL WHERE id = ${invitationId}`).rejects.toThrow(/is closed/);
    await expect(t.db.$executeRaw`UPDATE staff_invitation SET roles = '{OWNER}' WHERE id = ${invitationId}`).rejects.toThrow(/is closed/);
  });

  test('an actor that lies about its roles is found out by the row', async () => {
    const shipping = await aMember(t.deps, owner, ['SHIPPING']);
    const liar = { ...shipping, sellerRoles: ['OWNER'] as const };
    expect(await changeStaffRoles(t.deps, liar, { userId: shipping.userId, roles: ['OWNER'] })).toEqual({ ok: false, error: { code: 'not-found' } });
  });
});
