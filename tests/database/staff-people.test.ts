import { beforeAll, describe, expect, test } from 'vitest';
import { changeRole } from '@/lib/accounts/change-role';
import { changeStaffRoles } from '@/lib/accounts/change-staff-roles';
import { handOverOwnership } from '@/lib/accounts/hand-over-ownership';
import { removeStaff } from '@/lib/accounts/remove-staff';
import { suspendPerson } from '@/lib/accounts/suspend-person';
import { auditTrail } from '@/lib/accounts/views/audit';
import { personDetail } from '@/lib/accounts/views/people';
import { sellerDetail } from '@/lib/accounts/views/sellers';
import { liveSession } from '@/lib/accounts/views/session';
import { shopStaff } from '@/lib/accounts/views/staff';
import type { Actor, SellerRole } from '@/lib/kernel/actor';
import { notifySeller } from '@/lib/notifications/notify';
import { errorOf } from '../support/catalogue';
import { testDatabase, type TestDatabase } from '../support/database';
import { workOff } from '../support/jobs';
import { actorOf, aSeller, enter, staff, valueOf } from '../support/people';
import { aMember } from '../support/staff';

let t: TestDatabase;
let admin: Actor;
beforeAll(async () => {
  t = await testDatabase();
  admin = await staff(t.deps, 'ADMIN');
});

const rolesOf = async (userId: string) => (await t.db.user.findUniqueOrThrow({ where: { id: userId } })).sellerRoles;
const give = (by: Actor, userId: string, roles: SellerRole[]) => changeStaffRoles(t.deps, by, { userId, roles });
const owners = (sellerId: string) => t.db.user.count({ where: { sellerId, sellerRoles: { has: 'OWNER' }, suspendedAt: null } });
const LAST = { code: 'staff.last-owner' };

describe('the people of a shop', () => {
  test('are shown to its owners alone, with when they last signed in', async () => {
    const owner = await aSeller(t.deps);
    const shipping = await aMember(t.deps, owner, ['SHIPPING']);
    valueOf(await enter(t.deps, owner.email));
    const seen = await shopStaff(t.db, owner, t.clock.now());
    expect(seen?.people.map(({ id, roles, self, lastOwner, lastSignInAt }) => ({ id, roles, self, lastOwner, seen: lastSignInAt !== null }))).toEqual([
      { id: owner.userId, roles: ['OWNER'], self: true, lastOwner: true, seen: true },
      { id: shipping.userId, roles: ['SHIPPING'], self: false, lastOwner: false, seen: false },
    ]);
    for (const other of [shipping, await aSeller(t.deps), admin]) {
      const theirs = await shopStaff(t.db, other, t.clock.now());
      expect(theirs?.people.map(({ id }) => id) ?? []).not.toContain(owner.userId);
    }
    expect(await shopStaff(t.db, shipping, t.clock.now())).toBeNull();
  });

  test('do other work from the next request on, and are told', async () => {
    const owner = await aSeller(t.deps);
    const member = await aMember(t.deps, owner, ['SHIPPING']);
    const session = valueOf(await enter(t.deps, member.email));
    valueOf(await give(owner, member.userId, ['LISTINGS', 'SHIPPING']));
    expect((await liveSession(t.db, session))?.actor).toMatchObject({ sellerRoles: ['LISTINGS', 'SHIPPING'] });
    expect(errorOf(await give(owner, member.userId, ['LISTINGS', 'SHIPPING']))?.fields).toEqual({ roles: 'staff.same-roles' });
    await workOff(t.deps, 'notify');
    expect(await t.db.notification.count({ where: { userId: member.userId, kind: 'staff.roles-changed' } })).toBe(1);
    const [entry] = (await auditTrail(t.db, admin, { action: 'staff.roles-changed', subject: member.email })).rows;
    expect(entry).toMatchObject({ actorId: owner.userId, subjectId: member.userId });
    expect(JSON.parse(entry?.data ?? '{}')).toEqual({ sellerId: owner.sellerId, from: ['SHIPPING'], to: ['LISTINGS', 'SHIPPING'] });
  });

  test('that are removed are out at once, and what they did stays', async () => {
    const owner = await aSeller(t.deps);
    const member = await aMember(t.deps, owner, ['SHIPPING']);
    valueOf(await enter(t.deps, member.email));
    const session = valueOf(await enter(t.deps, member.email));
    const before = await t.db.auditEntry.count({ where: { actorId: member.userId } });
    valueOf(await removeStaff(t.deps, owner, { userId: member.userId }));
    expect(await liveSession(t.db, session)).toBeNull();
    expect(await liveSession(t.db, { ...session, epoch: session.epoch + 1 })).toBeNull();
    expect(errorOf(await enter(t.deps, member.email))).toEqual({ code: 'staff.left-seller' });
    expect(errorOf(await enter(t.deps, member.email, 'not the password at all'))).toEqual({ code: 'accounts.wrong-credentials' });
    expect(await t.db.auditEntry.count({ where: { actorId: member.userId } })).toBe(before);
    expect((await shopStaff(t.db, owner, t.clock.now()))?.people.map(({ id }) => id)).toEqual([owner.userId]);
    expect(await t.db.mailMessage.count({ where: { recipient: member.email, body: { contains: '로그인할 수 없습니다' } } })).toBe(1);
    expect(errorOf(await removeStaff(t.deps, owner, { userId: member.userId }))).toEqual({ code: 'not-found' });
    expect(await personDetail(t.db, admin, member.userId)).toMatchObject({ role: 'SELLER', seller: null });
    expect((await sellerDetail(t.deps, admin, owner.sellerId))?.members.map(({ id, roles }) => ({ id, roles }))).toEqual([{ id: owner.userId, roles: ['OWNER'] }]);
  });

  test('hear what is theirs: each notice goes to those who may do what it is about', async () => {
    const owner = await aSeller(t.deps);
    const [listings, shipping, both, gone] = [
      await aMember(t.deps, owner, ['LISTINGS']), await aMember(t.deps, owner, ['SHIPPING']), await aMember(t.deps, owner, ['LISTINGS', 'SHIPPING']), await aMember(t.deps, owner, ['SHIPPING']),
    ];
    valueOf(await removeStaff(t.deps, owner, { userId: gone.userId }));
    const told = async (permission: 'orders' | 'listings' | 'staff' | 'desk') => {
      const eventKey = `told:${permission}`;
      await t.db.$transaction((tx) => notifySeller(tx, owner.sellerId, permission, { kind: 'staff.joined', params: {}, href: '/', eventKey, at: t.clock.now() }));
      return new Set((await t.db.notification.findMany({ where: { eventKey } })).map(({ userId }) => userId));
    };
    expect(await told('orders')).toEqual(new Set([owner, shipping, both].map(({ userId }) => userId)));
    expect(await told('listings')).toEqual(new Set([owner, listings, both].map(({ userId }) => userId)));
    expect(await told('staff')).toEqual(new Set([owner.userId]));
    expect(await told('desk')).toEqual(new Set([owner, listings, shipping, both].map(({ userId }) => userId)));
  });
});

describe('the last owner', () => {
  test('neither leaves nor takes up other work, until somebody else owns the shop too', async () => {
    const owner = await aSeller(t.deps);
    expect(errorOf(await removeStaff(t.deps, owner, { userId: owner.userId }))).toEqual(LAST);
    expect(errorOf(await give(owner, owner.userId, ['SHIPPING']))).toEqual(LAST);
    const second = await aMember(t.deps, owner, ['OWNER']);
    valueOf(await removeStaff(t.deps, owner, { userId: owner.userId }));
    expect(await owners(owner.sellerId)).toBe(1);
    expect(errorOf(await removeStaff(t.deps, second, { userId: second.userId }))).toEqual(LAST);
  });

  test('is not somebody who is suspended', async () => {
    const owner = await aSeller(t.deps);
    const second = await aMember(t.deps, owner, ['OWNER']);
    valueOf(await suspendPerson(t.deps, admin, { userId: second.userId, reason: '조사' }));
    expect(errorOf(await removeStaff(t.deps, owner, { userId: owner.userId }))).toEqual(LAST);
    expect(errorOf(await handOverOwnership(t.deps, owner, { userId: second.userId }))).toEqual({ code: 'staff.owner-already' });
    valueOf(await removeStaff(t.deps, owner, { userId: second.userId }));
  });

  test('is taken away by no admin either: the shop is suspended instead', async () => {
    const owner = await aSeller(t.deps);
    expect(errorOf(await suspendPerson(t.deps, admin, { userId: owner.userId, reason: '조사' }))).toEqual({ code: 'staff.last-owner-admin' });
    expect(errorOf(await changeRole(t.deps, admin, { userId: owner.userId, role: 'DESK', businessNumber: '', reason: '이동' }))).toEqual({ code: 'staff.last-owner-admin' });
    expect(await owners(owner.sellerId)).toBe(1);
  });

  test('stays when two owners remove each other at once, and when both step down at once', async () => {
    for (const act of [
      (by: Actor, other: Actor) => removeStaff(t.deps, by, { userId: other.userId }),
      (by: Actor) => give(by, by.userId, ['LISTINGS']),
      (by: Actor) => removeStaff(t.deps, by, { userId: by.userId }),
    ]) {
      const first = await aSeller(t.deps);
      const second = await aMember(t.deps, first, ['OWNER']);
      const results = await Promise.all([act(first, second), act(second, first)]);
      expect(results.filter(({ ok }) => ok)).toHaveLength(1);
      expect(['not-found', LAST.code]).toContain(errorOf(results.find(({ ok }) => !ok) ?? results[0])?.code);
      expect(await owners(first.sellerId)).toBe(1);
    }
  });
});

describe('handing over ownership', () => {
  test('makes one owner of another, who keeps the daily work and no longer sees to the staff', async () => {
    const owner = await aSeller(t.deps);
    const heir = await aMember(t.deps, owner, ['SHIPPING']);
    valueOf(await handOverOwnership(t.deps, owner, { userId: heir.userId }));
    expect([await rolesOf(owner.userId), await rolesOf(heir.userId)]).toEqual([['LISTINGS', 'SHIPPING'], ['OWNER']]);
    // A session that began as the owner's is the owner's no more, even where it still believes so.
    expect(errorOf(await removeStaff(t.deps, owner, { userId: heir.userId }))).toEqual({ code: 'not-found' });
    expect((await auditTrail(t.db, admin, { action: 'staff.ownership-handed-over', subject: heir.email })).rows).toMatchObject([{ actorId: owner.userId }]);
  });

  test('goes to somebody in the shop who may sign in, not to oneself', async () => {
    const owner = await aSeller(t.deps);
    const other = await aSeller(t.deps);
    const suspended = await aMember(t.deps, owner, ['LISTINGS']);
    valueOf(await suspendPerson(t.deps, admin, { userId: suspended.userId, reason: '조사' }));
    expect(errorOf(await handOverOwnership(t.deps, owner, { userId: other.userId }))).toEqual({ code: 'not-found' });
    expect(errorOf(await handOverOwnership(t.deps, owner, { userId: owner.userId }))).toEqual({ code: 'staff.owner-already' });
    expect(errorOf(await handOverOwnership(t.deps, owner, { userId: suspended.userId }))).toEqual({ code: 'staff.person-suspended' });
  });
});

test('an admin puts somebody into a shop as its owner, also who had left it', async () => {
  const owner = await aSeller(t.deps);
  const { businessNumber } = await t.db.seller.findUniqueOrThrow({ where: { id: owner.sellerId } });
  const member = await aMember(t.deps, owner, ['SHIPPING']);
  valueOf(await removeStaff(t.deps, owner, { userId: member.userId }));
  valueOf(await changeRole(t.deps, admin, { userId: member.userId, role: 'SELLER', businessNumber, reason: '복귀' }));
  expect(await actorOf(t.deps, member.email)).toMatchObject({ sellerId: owner.sellerId, sellerRoles: ['OWNER'] });
  valueOf(await enter(t.deps, member.email));
});
