import { beforeAll, describe, expect, test } from 'vitest';
import { acceptInvitation } from '@/lib/accounts/accept-invitation';
import { approveSeller } from '@/lib/accounts/approve-seller';
import { inviteStaff } from '@/lib/accounts/invite-staff';
import { inviteStaffInput } from '@/lib/accounts/model/staff';
import { removeStaff } from '@/lib/accounts/remove-staff';
import { resendInvitation } from '@/lib/accounts/resend-invitation';
import { revokeInvitation } from '@/lib/accounts/revoke-invitation';
import { restoreSeller } from '@/lib/accounts/restore-seller';
import { signUpPurchaser } from '@/lib/accounts/sign-up-purchaser';
import { suspendSeller } from '@/lib/accounts/suspend-seller';
import { liveSession } from '@/lib/accounts/views/session';
import { invitationByToken, shopStaff } from '@/lib/accounts/views/staff';
import type { Actor } from '@/lib/kernel/actor';
import { errorOf } from '../support/catalogue';
import { testDatabase, type TestDatabase } from '../support/database';
import { workOff } from '../support/jobs';
import { actorOf, aPendingSeller, aPurchaser, aSeller, enter, mailedToken, PASSWORD, purchaserForm, staff, valueOf } from '../support/people';
import { aMember, freshAddress, invite, joinForm } from '../support/staff';

let t: TestDatabase;
let owner: Awaited<ReturnType<typeof aSeller>>;
let admin: Actor;
beforeAll(async () => {
  t = await testDatabase();
  owner = await aSeller(t.deps, { businessName: '너른마루' });
  admin = await staff(t.deps, 'ADMIN');
});

const now = () => t.clock.now();
const asked = (email: string, roles: string[] = ['SHIPPING'], by: Actor = owner) => inviteStaff(t.deps, by, inviteStaffInput.parse({ email, roles }));
const emailError = async (email: string, by: Actor = owner) => errorOf(await asked(email, ['SHIPPING'], by))?.fields?.['email'];
const actions = async (subjectId: string) => (await t.db.auditEntry.findMany({ where: { subjectId }, orderBy: { seq: 'asc' }, select: { action: true, actorId: true } }));

describe('inviting somebody', () => {
  test('mails a link whose secret is kept as a hash alone, and names who did it', async () => {
    const { invitationId, email, token } = await invite(t.deps, owner, ['LISTINGS', 'SHIPPING'], freshAddress());
    const row = await t.db.staffInvitation.findUniqueOrThrow({ where: { id: invitationId } });
    expect(row).toMatchObject({ sellerId: owner.sellerId, email, roles: ['LISTINGS', 'SHIPPING'], invitedById: owner.userId, acceptedAt: null, revokedAt: null });
    expect(token.length).toBeGreaterThan(40);
    expect(JSON.stringify(row)).not.toContain(token);
    const mail = await t.db.mailMessage.findFirstOrThrow({ where: { recipient: email } });
    expect(mail.subject).toContain('너른마루');
    expect(mail.body).toContain('상품 담당, 배송 담당');
    expect((await actions(owner.sellerId)).at(-1)).toEqual({ action: 'staff.invited', actorId: owner.userId });
    expect(await invitationByToken(t.db, token, now())).toMatchObject({ state: 'open', shop: '너른마루', roles: ['LISTINGS', 'SHIPPING'] });
  });

  test('asks for at least one kind of work, and an owner’s is all of it', () => {
    expect(inviteStaffInput.safeParse({ email: 'a@example.com', roles: [] }).error?.issues[0]?.message).toBe('staff.roles-missing');
    expect(inviteStaffInput.parse({ email: 'a@example.com', roles: ['SHIPPING', 'OWNER', 'LISTINGS'] }).roles).toEqual(['OWNER']);
    expect(inviteStaffInput.parse({ email: 'a@example.com', roles: ['SHIPPING', 'LISTINGS', 'SHIPPING'] }).roles).toEqual(['LISTINGS', 'SHIPPING']);
  });

  test('refuses an address that has another role here, whatever role and whose shop', async () => {
    const taken = [(await aPurchaser(t.deps)).email, (await aSeller(t.deps)).email, (await staff(t.deps, 'DESK')).email];
    for (const email of taken) expect(await emailError(email)).toBe('staff.address-taken');
    expect(await emailError(owner.email)).toBe('staff.already-member');
    expect(await t.db.staffInvitation.count({ where: { email: { in: [...taken, owner.email] } } })).toBe(0);
  });

  test('lets an account that nobody confirmed give way', async () => {
    const form = purchaserForm();
    valueOf(await signUpPurchaser(t.deps, null, form));
    const member = await aMember(t.deps, owner, ['SHIPPING'], form.email);
    expect(member).toMatchObject({ role: 'SELLER', sellerId: owner.sellerId, sellerRoles: ['SHIPPING'] });
  });

  test('keeps one open invitation per address, also when ten come at once', async () => {
    const email = freshAddress();
    const other = await aSeller(t.deps);
    const results = await Promise.all(Array.from({ length: 10 }, () => asked(email)));
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await emailError(email)).toBe('staff.already-invited');
    valueOf(await asked(email, ['LISTINGS'], other));
  });

  test('is for approved shops, and so many times an hour: it tells whether an address is taken', async () => {
    const pending = await aPendingSeller(t.deps);
    const { email } = await aPurchaser(t.deps);
    expect(errorOf(await asked(email, ['SHIPPING'], pending))).toEqual({ code: 'staff.not-approved' });
    valueOf(await approveSeller(t.deps, admin, { sellerId: pending.sellerId, note: '' }));
    const answers = [];
    for (let tried = 0; tried < 30; tried += 1) answers.push(errorOf(await asked(email, ['SHIPPING'], pending)));
    expect(answers[0]?.fields?.['email']).toBe('staff.address-taken');
    expect(answers.at(-1)?.code).toBe('accounts.too-many-attempts');
  });

  test('does not flood an address', async () => {
    const shop = await aSeller(t.deps);
    const { invitationId } = await invite(t.deps, shop, ['SHIPPING']);
    const answers = [];
    for (let tried = 0; tried < 6; tried += 1) answers.push(errorOf(await resendInvitation(t.deps, shop, { invitationId }))?.code);
    expect(answers.slice(0, 4)).toEqual([undefined, undefined, undefined, undefined]);
    expect(answers.at(-1)).toBe('staff.too-many-mails');
  });
});

describe('an invitation', () => {
  test('makes the account, proves the address, and lets the owners know', async () => {
    const shop = await aSeller(t.deps);
    const { email, token, invitationId } = await invite(t.deps, shop, ['SHIPPING']);
    expect(valueOf(await acceptInvitation(t.deps, null, joinForm(token, { name: '장하준' })))).toEqual({ email });
    const session = valueOf(await enter(t.deps, email));
    const { userId } = session;
    expect((await liveSession(t.db, session))?.actor).toMatchObject({ role: 'SELLER', sellerId: shop.sellerId, sellerRoles: ['SHIPPING'], name: '장하준' });
    expect(await t.db.consent.count({ where: { userId } })).toBe(2);
    expect(await t.db.staffInvitation.findUniqueOrThrow({ where: { id: invitationId } })).toMatchObject({ acceptedById: userId });
    expect((await actions(userId)).map(({ action }) => action)).toEqual(['user.signed-up', 'staff.joined', 'user.signed-in']);
    await workOff(t.deps, 'notify');
    expect(await t.db.notification.findMany({ where: { kind: 'staff.joined', userId: { in: [shop.userId, userId] } }, select: { userId: true } })).toEqual([{ userId: shop.userId }]);
    expect(await invitationByToken(t.db, token, now())).toMatchObject({ state: 'used' });
    expect(errorOf(await acceptInvitation(t.deps, null, joinForm(token)))).toEqual({ code: 'staff.invitation-used' });
  });

  test('accepted twenty times at once makes one person', async () => {
    const { email, token } = await invite(t.deps, owner, ['LISTINGS']);
    const results = await Promise.all(Array.from({ length: 20 }, () => acceptInvitation(t.deps, null, joinForm(token))));
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(new Set(results.map((result) => errorOf(result)?.code))).toEqual(new Set([undefined, 'staff.invitation-used']));
    expect(await t.db.user.count({ where: { email } })).toBe(1);
  });

  test('works for seven days, and a new link puts the old one out of use', async () => {
    const shop = await aSeller(t.deps);
    const { email, token, invitationId } = await invite(t.deps, shop, ['SHIPPING']);
    const began = now();
    t.clock.advance({ hours: 7 * 24 });
    expect(await invitationByToken(t.db, token, now())).toMatchObject({ state: 'expired' });
    expect(errorOf(await acceptInvitation(t.deps, null, joinForm(token)))).toEqual({ code: 'staff.invitation-expired' });
    expect((await shopStaff(t.db, shop, now()))?.invitations).toMatchObject([{ email, expired: true }]);
    valueOf(await resendInvitation(t.deps, shop, { invitationId }));
    const fresh = await mailedToken(t.deps, email);
    expect(fresh).not.toBe(token);
    expect(await invitationByToken(t.db, token, now())).toBeNull();
    expect(errorOf(await acceptInvitation(t.deps, null, joinForm(token)))).toEqual({ code: 'staff.invitation-unknown' });
    valueOf(await acceptInvitation(t.deps, null, joinForm(fresh)));
    t.clock.set(began);
  });

  test('taken back works no more, and is neither sent nor taken back again', async () => {
    const { token, invitationId, email } = await invite(t.deps, owner, ['SHIPPING']);
    valueOf(await revokeInvitation(t.deps, owner, { invitationId }));
    expect(await invitationByToken(t.db, token, now())).toMatchObject({ state: 'revoked' });
    expect(errorOf(await acceptInvitation(t.deps, null, joinForm(token)))).toEqual({ code: 'staff.invitation-revoked' });
    for (const act of [resendInvitation, revokeInvitation]) expect(errorOf(await act(t.deps, owner, { invitationId }))).toEqual({ code: 'staff.invitation-gone' });
    expect((await actions(owner.sellerId)).at(-1)).toEqual({ action: 'staff.invitation-revoked', actorId: owner.userId });
    valueOf(await asked(email));
  });

  test('accepted while it is taken back is one or the other', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { token, invitationId, email } = await invite(t.deps, await aSeller(t.deps), ['SHIPPING']);
      const shop = (await t.db.staffInvitation.findUniqueOrThrow({ where: { id: invitationId } }));
      const by: Actor = { userId: shop.invitedById, role: 'SELLER', sellerId: shop.sellerId, sellerRoles: ['OWNER'], name: '' };
      const [joined, taken] = await Promise.all([acceptInvitation(t.deps, null, joinForm(token)), revokeInvitation(t.deps, by, { invitationId })]);
      expect([joined.ok, taken.ok].filter(Boolean)).toHaveLength(1);
      expect(await t.db.user.count({ where: { email } })).toBe(joined.ok ? 1 : 0);
    }
  });

  test('finds no room where the address has become somebody meanwhile', async () => {
    const { token, email, invitationId } = await invite(t.deps, await aSeller(t.deps), ['SHIPPING']);
    const purchaser = await aPurchaser(t.deps, { email });
    expect(errorOf(await acceptInvitation(t.deps, null, joinForm(token)))).toEqual({ code: 'staff.address-taken-since' });
    expect(await actorOf(t.deps, email)).toMatchObject({ userId: purchaser.userId, role: 'PURCHASER' });
    expect(await t.db.staffInvitation.findUniqueOrThrow({ where: { id: invitationId } })).toMatchObject({ acceptedAt: null });
  });

  test('of a shop that is suspended waits until it is open again', async () => {
    const shop = await aSeller(t.deps);
    const { token } = await invite(t.deps, shop, ['SHIPPING']);
    valueOf(await suspendSeller(t.deps, admin, { sellerId: shop.sellerId, reason: '조사' }));
    expect(await invitationByToken(t.db, token, now())).toMatchObject({ state: 'closed' });
    expect(errorOf(await acceptInvitation(t.deps, null, joinForm(token)))).toEqual({ code: 'staff.invitation-closed' });
    valueOf(await restoreSeller(t.deps, admin, { sellerId: shop.sellerId, reason: '끝' }));
    valueOf(await acceptInvitation(t.deps, null, joinForm(token)));
  });

  test('asks for a password like any other, without the mail name in it', async () => {
    const { token, email } = await invite(t.deps, await aSeller(t.deps), ['SHIPPING']);
    const name = email.split('@')[0] ?? '';
    expect(errorOf(await acceptInvitation(t.deps, null, joinForm(token, { password: `${name} and eight more` })))?.fields).toEqual({ password: 'accounts.password-mail-name' });
    expect(() => joinForm(token, { password: 'short' })).toThrow(/password-short/);
    expect(() => joinForm(token, { terms: false })).toThrow(/consent/);
  });

  test('brings back whoever had left, with a password of now and no session of then', async () => {
    const first = await aSeller(t.deps);
    const second = await aSeller(t.deps);
    const member = await aMember(t.deps, first, ['SHIPPING']);
    const then = valueOf(await enter(t.deps, member.email));
    valueOf(await removeStaff(t.deps, first, { userId: member.userId }));
    expect(errorOf(await enter(t.deps, member.email))).toEqual({ code: 'staff.left-seller' });
    const { token } = await invite(t.deps, second, ['LISTINGS'], member.email);
    valueOf(await acceptInvitation(t.deps, null, joinForm(token, { password: 'five green owls dance' })));
    expect(await liveSession(t.db, then)).toBeNull();
    expect(errorOf(await enter(t.deps, member.email, PASSWORD))).toEqual({ code: 'accounts.wrong-credentials' });
    const session = valueOf(await enter(t.deps, member.email, 'five green owls dance'));
    expect((await liveSession(t.db, session))?.actor).toMatchObject({ userId: member.userId, sellerId: second.sellerId, sellerRoles: ['LISTINGS'] });
  });
});
