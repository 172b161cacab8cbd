import { beforeAll, describe, expect, test } from 'vitest';
import { approveSeller } from '@/lib/accounts/approve-seller';
import { changeRole } from '@/lib/accounts/change-role';
import { createAdmin } from '@/lib/accounts/create-staff';
import { moveClock } from '@/lib/accounts/move-clock';
import { reviseSeller } from '@/lib/accounts/revise-seller';
import { rejectSeller } from '@/lib/accounts/reject-seller';
import { restoreSeller } from '@/lib/accounts/restore-seller';
import { suspendPerson } from '@/lib/accounts/suspend-person';
import { suspendSeller } from '@/lib/accounts/suspend-seller';
import { SELLER_MOVES, SELLER_STATUSES, type SellerStatus } from '@/lib/accounts/model/seller';
import { isApprovedSeller, moveSeller } from '@/lib/accounts/store/seller';
import { allPairs } from '@/lib/kernel/transitions';
import { readClockOffset } from '@/lib/platform/demo-clock';
import type { Deps } from '@/lib/platform/db';
import { testDatabase, type TestDatabase } from '../support/database';
import { aPendingSeller, aPurchaser, aSeller, businessForm, enter, PASSWORD, staff, valueOf } from '../support/people';

let database: TestDatabase;
let deps: Deps;
beforeAll(async () => {
  database = await testDatabase();
  deps = database.deps;
});

const NOT_FOUND = { ok: false, error: { code: 'not-found' } };
const statusOf = async (id: string) => (await deps.db.seller.findUniqueOrThrow({ where: { id } })).status;

describe('a seller that applies', () => {
  test('may not submit until an admin approves, who is named in the log', async () => {
    const member = await aPendingSeller(deps);
    expect(await isApprovedSeller(deps.db, member.sellerId)).toBe(false);
    const admin = await staff(deps, 'ADMIN');
    expect(await approveSeller(deps, admin, { sellerId: member.sellerId, note: '서류 확인' })).toEqual({ ok: true, value: { status: 'APPROVED' } });
    expect(await isApprovedSeller(deps.db, member.sellerId)).toBe(true);
    const entry = await deps.db.auditEntry.findFirstOrThrow({ where: { subjectId: member.sellerId, action: 'seller.approved' } });
    expect(entry).toMatchObject({ actorId: admin.userId, actorRole: 'ADMIN', reason: '서류 확인' });
    expect(await approveSeller(deps, admin, { sellerId: member.sellerId, note: '' })).toEqual({ ok: false, error: { code: 'accounts.seller-moved' } });
  });

  test('is approved once by two admins at the same time', async () => {
    const member = await aPendingSeller(deps);
    const [one, two] = [await staff(deps, 'ADMIN'), await staff(deps, 'ADMIN')];
    const answers = await Promise.all([one, two].map((admin) => approveSeller(deps, admin, { sellerId: member.sellerId, note: '' })));
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect(await deps.db.auditEntry.count({ where: { subjectId: member.sellerId, action: 'seller.approved' } })).toBe(1);
  });

  test('and is rejected may put things right and waits again', async () => {
    const member = await aPendingSeller(deps);
    const admin = await staff(deps, 'ADMIN');
    valueOf(await rejectSeller(deps, admin, { sellerId: member.sellerId, reason: '예금주가 다릅니다' }));
    const row = await deps.db.seller.findUniqueOrThrow({ where: { id: member.sellerId } });
    expect(row).toMatchObject({ status: 'REJECTED', reviewNote: '예금주가 다릅니다', reviewedById: admin.userId });
    const facts = businessForm({ businessNumber: row.businessNumber, payoutHolder: '한빛전자' });
    expect((await reviseSeller(deps, member, facts)).ok).toBe(true);
    expect(await deps.db.seller.findUniqueOrThrow({ where: { id: member.sellerId } })).toMatchObject({ status: 'PENDING', payoutHolder: '한빛전자', reviewNote: null });
    valueOf(await approveSeller(deps, admin, { sellerId: member.sellerId, note: '' }));
    expect(await reviseSeller(deps, member, facts)).toEqual({ ok: false, error: { code: 'accounts.seller-moved' } });
  });

  test('cannot take the number of another', async () => {
    const [one, two] = [await aPendingSeller(deps), await aPendingSeller(deps)];
    const { businessNumber } = await deps.db.seller.findUniqueOrThrow({ where: { id: one.sellerId } });
    const facts = businessForm({ businessNumber });
    expect(await reviseSeller(deps, two, facts)).toEqual({ ok: false, error: { code: 'input', fields: { businessNumber: 'accounts.business-number-taken' } } });
  });

  test('moves only as its moves allow: every pair tried', async () => {
    const member = await aPendingSeller(deps);
    const admin = await staff(deps, 'ADMIN');
    for (const { from, to, legal } of allPairs<SellerStatus>(SELLER_MOVES)) {
      await deps.db.seller.update({ where: { id: member.sellerId }, data: { status: from } });
      const moved = await deps.db.$transaction((tx) => moveSeller(tx, member.sellerId, to, { note: '', by: admin.userId, at: deps.clock.now() }));
      expect([from, to, moved]).toEqual([from, to, legal]);
      expect(await statusOf(member.sellerId)).toBe(legal ? to : from);
    }
    expect(SELLER_STATUSES).toHaveLength(4);
  });

  test('is decided on by admins alone', async () => {
    const member = await aPendingSeller(deps);
    for (const stranger of [member, await aPurchaser(deps), await staff(deps, 'DESK'), await aSeller(deps)]) {
      for (const decide of [rejectSeller, suspendSeller, restoreSeller]) expect(await decide(deps, stranger, { sellerId: member.sellerId, reason: 'x' })).toEqual(NOT_FOUND);
      expect(await approveSeller(deps, stranger, { sellerId: member.sellerId, note: '' })).toEqual(NOT_FOUND);
    }
    expect(await statusOf(member.sellerId)).toBe('PENDING');
    expect(await approveSeller(deps, await staff(deps, 'ADMIN'), { sellerId: 's_nobody', note: '' })).toEqual(NOT_FOUND);
  });
});

describe('people and their roles', () => {
  test('are changed by admins alone, and by no admin for themselves', async () => {
    const person = await aPurchaser(deps);
    const admin = await staff(deps, 'ADMIN');
    const to = { role: 'ADMIN' as const, businessNumber: '', reason: '나도 관리자' };
    for (const stranger of [person, await staff(deps, 'DESK'), await aSeller(deps)]) {
      expect(await changeRole(deps, stranger, { userId: person.userId, ...to })).toEqual(NOT_FOUND);
      expect(await suspendPerson(deps, stranger, { userId: admin.userId, reason: 'x' })).toEqual(NOT_FOUND);
    }
    expect(await changeRole(deps, admin, { userId: admin.userId, role: 'DESK', businessNumber: '', reason: 'x' })).toEqual({ ok: false, error: { code: 'accounts.own-account' } });
    expect(await suspendPerson(deps, admin, { userId: admin.userId, reason: 'x' })).toEqual({ ok: false, error: { code: 'accounts.own-account' } });
    expect(await changeRole(deps, admin, { userId: 'p_nobody', ...to })).toEqual(NOT_FOUND);
  });

  test("become a seller's staff by its number, and leave it with the role", async () => {
    const [person, shop, admin] = [await aPurchaser(deps), await aSeller(deps), await staff(deps, 'ADMIN')];
    const { businessNumber } = await deps.db.seller.findUniqueOrThrow({ where: { id: shop.sellerId } });
    expect(await changeRole(deps, admin, { userId: person.userId, role: 'SELLER', businessNumber: '1208147521', reason: '직원' })).toEqual({ ok: false, error: { code: 'input', fields: { businessNumber: 'accounts.seller-unknown' } } });
    valueOf(await changeRole(deps, admin, { userId: person.userId, role: 'SELLER', businessNumber, reason: '직원' }));
    expect(await deps.db.user.findUniqueOrThrow({ where: { id: person.userId } })).toMatchObject({ role: 'SELLER', sellerId: shop.sellerId });
    valueOf(await changeRole(deps, admin, { userId: person.userId, role: 'PURCHASER', businessNumber: '', reason: '퇴사' }));
    expect(await deps.db.user.findUniqueOrThrow({ where: { id: person.userId } })).toMatchObject({ role: 'PURCHASER', sellerId: null });
  });

  test('without a date of birth cannot become purchasers', async () => {
    const [desk, admin] = [await staff(deps, 'DESK'), await staff(deps, 'ADMIN')];
    expect(await changeRole(deps, admin, { userId: desk.userId, role: 'PURCHASER', businessNumber: '', reason: 'x' })).toEqual({ ok: false, error: { code: 'input', fields: { role: 'accounts.birth-date-missing' } } });
    expect(await changeRole(deps, admin, { userId: desk.userId, role: 'DESK', businessNumber: '', reason: 'x' })).toEqual({ ok: false, error: { code: 'input', fields: { role: 'accounts.same-role' } } });
  });

  test('get their first admin from the command, by the same rules for passwords', async () => {
    const made = await createAdmin(deps, { email: ' Root@Example.com ', name: '첫 관리자', password: PASSWORD });
    expect(made.ok).toBe(true);
    expect((await enter(deps, 'root@example.com')).ok).toBe(true);
    expect(await createAdmin(deps, { email: 'root@example.com', name: '또 다른 사람', password: PASSWORD })).toEqual({ ok: false, error: { code: 'input', fields: { email: 'accounts.email-taken' } } });
    expect(await createAdmin(deps, { email: 'x', name: '', password: 'short' })).toEqual({ ok: false, error: { code: 'input', fields: { email: 'email', name: 'required', password: 'accounts.password-short' } } });
  });
});

describe("the demo's clock", () => {
  test('is moved forward by an admin, in the log, and every deadline is looked at', async () => {
    const admin = await staff(deps, 'ADMIN');
    const before = await readClockOffset(deps.db);
    const answers = await Promise.all([moveClock(deps, admin, { amount: 3, unit: 'days' }), moveClock(deps, admin, { amount: 5, unit: 'hours' })]);
    expect(answers.every((answer) => answer.ok)).toBe(true);
    expect((await readClockOffset(deps.db)) - before).toBe(3 * 86_400 + 5 * 3600);
    expect(await deps.db.auditEntry.count({ where: { subjectType: 'clock', actorId: admin.userId } })).toBe(2);
    const jobs = await deps.db.$queryRaw<unknown[]>`SELECT 1 FROM graphile_worker.jobs WHERE task_identifier = 'sweep-now'`;
    expect(jobs.length).toBeGreaterThan(0);
    expect(await moveClock(deps, admin, { amount: 9999, unit: 'days' })).toEqual({ ok: false, error: { code: 'input', fields: { amount: 'accounts.clock-too-far' } } });
  });

  test('does not exist in live mode, nor for anybody but admins', async () => {
    const live = { ...deps, env: { ...deps.env, mode: 'live' as const } };
    expect(await moveClock(live, await staff(deps, 'ADMIN'), { amount: 1, unit: 'days' })).toEqual(NOT_FOUND);
    expect(await moveClock(deps, await staff(deps, 'DESK'), { amount: 1, unit: 'days' })).toEqual(NOT_FOUND);
  });
});
