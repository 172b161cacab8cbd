import { beforeAll, describe, expect, test } from 'vitest';
import { DEMO_ACCOUNTS, DEMO_PASSWORD, DEMO_SHOP_OWNER, DEMO_STAFF } from '@/lib/accounts/model/demo-accounts';
import { seedPeople } from '@/lib/host/seed/people';
import { seedStaff } from '@/lib/host/seed/staff';
import { testDatabase, type TestDatabase } from '../support/database';
import { enter, valueOf } from '../support/people';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});

describe("the demo's people", () => {
  test('are made once, and everybody on the list can sign in', async () => {
    const { deps, db } = database;
    await seedPeople(deps);
    const made = await db.user.count();
    await seedPeople(deps);
    expect(await db.user.count()).toBe(made);
    for (const account of DEMO_ACCOUNTS) {
      const { userId } = valueOf(await enter(deps, account.email, DEMO_PASSWORD));
      expect(await db.user.findUniqueOrThrow({ where: { id: userId } })).toMatchObject({ role: account.role, name: account.name });
    }
  });

  test('have two beside the owner of the first shop, one for its listings and one who ships, made once too', async () => {
    const { deps, db } = database;
    await seedStaff(deps);
    const made = await db.user.count();
    await seedStaff(deps);
    expect([await db.user.count(), await db.staffInvitation.count()]).toEqual([made, DEMO_STAFF.length]);
    const owner = await db.user.findUniqueOrThrow({ where: { email: DEMO_SHOP_OWNER } });
    for (const { email, name, sellerRoles } of DEMO_STAFF) {
      const { userId } = valueOf(await enter(deps, email, DEMO_PASSWORD));
      expect(await db.user.findUniqueOrThrow({ where: { id: userId } })).toMatchObject({ role: 'SELLER', name, sellerId: owner.sellerId, sellerRoles });
    }
  });

  test('have three approved sellers with stories, and one in every other state', async () => {
    const rows = await database.db.seller.findMany({ select: { status: true, storyKo: true, storyEn: true } });
    expect(rows.map((row) => row.status).sort()).toEqual(['APPROVED', 'APPROVED', 'APPROVED', 'PENDING', 'REJECTED', 'SUSPENDED']);
    for (const { storyKo, storyEn } of rows.filter((row) => row.status === 'APPROVED')) expect(Math.min(storyKo.length, storyEn.length)).toBeGreaterThan(40);
  });
});
