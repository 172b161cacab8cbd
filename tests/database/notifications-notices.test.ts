import { beforeAll, describe, expect, test } from 'vitest';
import { suspendPerson } from '@/lib/accounts/suspend-person';
import { deliverNotice } from '@/lib/notifications/deliver-notice';
import { notify, notifyRole, notifySeller } from '@/lib/notifications/notify';
import { readNotices } from '@/lib/notifications/read-notices';
import { myNotices, unreadCount } from '@/lib/notifications/views';
import type { Deps } from '@/lib/platform/db';
import { testDatabase, type TestDatabase } from '../support/database';
import { aPurchaser, aSeller, staff, valueOf } from '../support/people';
import { changeRole } from '@/lib/accounts/change-role';

let database: TestDatabase;
let deps: Deps;
beforeAll(async () => {
  database = await testDatabase();
  deps = database.deps;
});

const notice = (eventKey: string) => ({
  kind: 'accounts.seller-waiting', params: { seller: '한빛전자' }, href: '/admin/sellers/s_1', eventKey, at: deps.clock.now(),
});

describe('a notice', () => {
  test('reaches one person once for one event, by mail too where it says so', async () => {
    const person = await aPurchaser(deps);
    for (let run = 0; run < 3; run += 1) await deps.db.$transaction((tx) => notify(tx, { userId: person.userId, ...notice('once'), mail: true }));
    const { rows } = await myNotices(deps.db, person, 'ko');
    expect(rows).toMatchObject([{ title: '판매자 승인 신청: 한빛전자', body: '한빛전자에서 승인을 기다립니다.', href: '/admin/sellers/s_1', unread: true }]);
    const mails = await deps.db.mailMessage.findMany({ where: { recipient: person.email, subject: { contains: '한빛전자' } } });
    expect(mails.map((mail) => mail.body)).toEqual(['한빛전자에서 승인을 기다립니다.\n\n/admin/sellers/s_1']);
  });

  test('is mailed in the language of whom it reaches', async () => {
    const person = await aPurchaser(deps, { locale: 'en' });
    await deps.db.$transaction((tx) => notify(tx, { userId: person.userId, ...notice('english'), mail: true }));
    const mail = await deps.db.mailMessage.findFirstOrThrow({ where: { recipient: person.email, subject: { contains: '한빛전자' } } });
    expect(mail.subject).toBe('A seller applies: 한빛전자');
  });

  test('for a seller reaches all of its staff, and none that is suspended', async () => {
    const [shop, colleague, gone, admin] = [await aSeller(deps), await aPurchaser(deps), await aPurchaser(deps), await staff(deps, 'ADMIN')];
    const { businessNumber } = await deps.db.seller.findUniqueOrThrow({ where: { id: shop.sellerId } });
    for (const person of [colleague, gone]) valueOf(await changeRole(deps, admin, { userId: person.userId, role: 'SELLER', businessNumber, reason: '직원' }));
    valueOf(await suspendPerson(deps, admin, { userId: gone.userId, reason: 'x' }));
    await deps.db.$transaction((tx) => notifySeller(tx, shop.sellerId, 'desk', notice('staff')));
    const reached = await deps.db.notification.findMany({ where: { eventKey: 'staff' }, select: { userId: true } });
    expect(reached.map((row) => row.userId).sort()).toEqual([shop.userId, colleague.userId].sort());
  });

  test('for a role reaches everybody who has it', async () => {
    const desks = [await staff(deps, 'DESK'), await staff(deps, 'DESK')];
    await deps.db.$transaction((tx) => notifyRole(tx, 'DESK', notice('desks')));
    expect(await deps.db.notification.count({ where: { eventKey: 'desks', userId: { in: desks.map((desk) => desk.userId) } } })).toBe(2);
  });

  test('told by a job is told once, even when the job runs twice at the same time', async () => {
    const person = await aPurchaser(deps);
    const { kind, params, href } = notice('by-job');
    const job = { to: { userId: person.userId }, kind, params, href, eventKey: 'by-job', mail: true };
    await Promise.all([deliverNotice(deps, job), deliverNotice(deps, job)]);
    expect(await unreadCount(deps.db, person)).toBe(1);
    expect(await deps.db.mailMessage.count({ where: { recipient: person.email, subject: { contains: '한빛전자' } } })).toBe(1);
  });
});

describe("one's own notices", () => {
  test("are counted, read one by one or all at once, and nobody else's are touched", async () => {
    const [mine, other] = [await aPurchaser(deps), await aPurchaser(deps)];
    for (const person of [mine, other]) for (const key of ['a', 'b', 'c']) await deps.db.$transaction((tx) => notify(tx, { userId: person.userId, ...notice(key) }));
    const { rows } = await myNotices(deps.db, mine, 'ko');
    const theirs = (await myNotices(deps.db, other, 'ko')).rows;
    expect(valueOf(await readNotices(deps, mine, { noticeId: rows[0]?.id }))).toEqual({ count: 1 });
    expect(valueOf(await readNotices(deps, mine, { noticeId: theirs[0]?.id }))).toEqual({ count: 0 });
    expect(await unreadCount(deps.db, mine)).toBe(2);
    expect(valueOf(await readNotices(deps, mine, {}))).toEqual({ count: 2 });
    expect([await unreadCount(deps.db, mine), await unreadCount(deps.db, other)]).toEqual([0, 3]);
  });

  test('are turned page by page, newest first', async () => {
    const person = await aPurchaser(deps);
    for (let count = 0; count < 23; count += 1) {
      database.clock.advance({ seconds: 1 });
      await deps.db.$transaction((tx) => notify(tx, { userId: person.userId, ...notice(`page-${count}`), params: { seller: `${count}` } }));
    }
    const first = await myNotices(deps.db, person, 'en');
    const second = await myNotices(deps.db, person, 'en', { after: first.next ?? '' });
    expect([...first.rows, ...second.rows].map((row) => row.title)).toEqual(Array.from({ length: 23 }, (_, index) => `A seller applies: ${22 - index}`));
    expect(second.next).toBeNull();
    expect(await myNotices(deps.db, person, 'en', { before: second.previous ?? '' })).toEqual(first);
  });
});
