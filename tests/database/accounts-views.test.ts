import { beforeAll, describe, expect, test } from 'vitest';
import { changePassword } from '@/lib/accounts/change-password';
import { suspendPerson } from '@/lib/accounts/suspend-person';
import { auditChain, auditTrail } from '@/lib/accounts/views/audit';
import { linkOwner } from '@/lib/accounts/views/link';
import { myAccount, mySeller } from '@/lib/accounts/views/account';
import { peopleList, personDetail } from '@/lib/accounts/views/people';
import { sellerCounts, sellerDetail, sellerList } from '@/lib/accounts/views/sellers';
import { signUpPurchaser } from '@/lib/accounts/sign-up-purchaser';
import { signUpSeller } from '@/lib/accounts/sign-up-seller';
import { saveListing } from '@/lib/catalogue/save-listing';
import { whatWaits } from '@/lib/contracts/views/waiting';
import { withConnection } from '@/lib/host/postgres/connect';
import type { Actor } from '@/lib/kernel/actor';
import type { Deps } from '@/lib/platform/db';
import { formInput, pianoForm, somePhoto } from '../support/catalogue';
import { testDatabase, type TestDatabase } from '../support/database';
import { deliveryIn } from '../support/deliveries';
import { orderWorld, somePurchaser } from '../support/orders';
import { aPendingSeller, aPurchaser, aSeller, mailedToken, PASSWORD, purchaserForm, sellerForm, staff, valueOf } from '../support/people';

let database: TestDatabase;
let deps: Deps;
let admin: Actor;
beforeAll(async () => {
  database = await testDatabase();
  deps = database.deps;
  admin = await staff(deps, 'ADMIN');
});

describe('what an admin sees', () => {
  test('is for admins alone', async () => {
    const shop = await aSeller(deps);
    for (const stranger of [shop, await aPurchaser(deps), await staff(deps, 'DESK')]) {
      expect(await peopleList(deps.db, stranger, {})).toEqual({ rows: [], next: null, previous: null });
      expect(await personDetail(deps.db, stranger, shop.userId)).toBeNull();
      expect(await sellerList(deps.db, stranger, {})).toEqual({ rows: [], next: null, previous: null });
      expect(await sellerDetail(deps, stranger, shop.sellerId)).toBeNull();
      expect(Object.values(await sellerCounts(deps.db, stranger))).toEqual([0, 0, 0, 0]);
      expect(await auditTrail(deps.db, stranger, {})).toEqual({ rows: [], next: null, previous: null });
      expect(await auditChain(deps.db, stranger, `seller:${shop.sellerId}`)).toBeNull();
      expect((await whatWaits(deps.db, stranger)).sellers.count).toBe(0);
    }
  });

  test('finds people by name, address, telephone and seller, and takes signs for what they are', async () => {
    const person = await aPurchaser(deps, { name: '별난 이름', phone: '010-7777-8888' });
    // Names of before the rule about names may hold any sign.
    await deps.db.user.update({ where: { id: person.userId }, data: { name: '별난 이름_하나' } });
    const shop = await aSeller(deps, { businessName: '별난상점%' });
    const found = async (query: string) => (await peopleList(deps.db, admin, { query })).rows.map((row) => row.id);
    for (const query of ['별난 이름_하나', '난 이름', person.email.slice(0, 10).toUpperCase(), '7777-88', person.userId]) expect(await found(query)).toContain(person.userId);
    expect(await found('별난상점')).toEqual([shop.userId]);
    expect(await found('이름_하나')).toEqual([person.userId]);
    expect(await found('이름__나')).toEqual([]);
    expect(await found('상점%')).toEqual([shop.userId]);
    expect(await found('%')).toEqual([shop.userId]);
    expect(await found("' OR 1=1 --")).toEqual([]);
    expect(await found('qz\u0000zq')).toEqual([]);
    expect((await peopleList(deps.db, admin, { query: '별난', role: 'SELLER' })).rows.map((row) => row.id)).toEqual([shop.userId]);
  });

  test('turns pages without missing or repeating anybody', async () => {
    const made = new Set<string>();
    for (let count = 0; count < 27; count += 1) {
      const form = purchaserForm({ name: '페이지 사람' });
      valueOf(await signUpPurchaser(deps, null, form));
      made.add(form.email);
    }
    const first = await peopleList(deps.db, admin, { query: '페이지 사람' });
    const second = await peopleList(deps.db, admin, { query: '페이지 사람', after: first.next ?? '' });
    expect(first.rows).toHaveLength(25);
    expect(new Set([...first.rows, ...second.rows].map((row) => row.email))).toEqual(made);
    expect(second.next).toBeNull();
    expect(await peopleList(deps.db, admin, { query: '페이지 사람', before: second.previous ?? '' })).toEqual(first);
    expect((await peopleList(deps.db, admin, { query: '페이지 사람', after: "x'; DROP TABLE app_user" })).rows).toHaveLength(25);
  });

  test('has no seller in the queue whose mail nobody confirmed', async () => {
    const form = sellerForm({ businessName: '확인 전 상점' });
    valueOf(await signUpSeller(deps, null, form));
    const waiting = await aPendingSeller(deps, { businessName: '기다리는 상점' });
    const names = (await sellerList(deps.db, admin, { status: 'PENDING' })).rows.map((row) => row.businessName);
    expect(names).toContain('기다리는 상점');
    expect(names).not.toContain('확인 전 상점');
    const detail = await sellerDetail(deps, admin, waiting.sellerId);
    expect(detail).toMatchObject({ payoutAccount: '110******789', strangeHolder: false, address: '(06236) 서울특별시 강남구 테헤란로 123, 4층' });
    expect((await whatWaits(deps.db, admin)).sellers.count).toBe(names.length);
  });

  test('is warned of an account in a strange name', async () => {
    const shop = await aPendingSeller(deps, { payoutHolder: '김낯선' });
    expect((await sellerDetail(deps, admin, shop.sellerId))?.strangeHolder).toBe(true);
    const company = await aPendingSeller(deps, { businessName: '주식회사 새벽', payoutHolder: '(주)새벽' });
    expect((await sellerDetail(deps, admin, company.sellerId))?.strangeHolder).toBe(false);
  });
});

describe('what people see of themselves', () => {
  test('is their own account, and for staff their own seller', async () => {
    const [person, shop] = [await aPurchaser(deps), await aSeller(deps)];
    expect(await myAccount(deps.db, person)).toMatchObject({ email: person.email, birthDate: '1991-03-05', seller: null });
    expect(await mySeller(deps, shop)).toMatchObject({ id: shop.sellerId, status: 'APPROVED' });
    expect(await mySeller(deps, { ...person, sellerId: shop.sellerId })).toBeNull();
    expect(JSON.stringify([await myAccount(deps.db, shop), await personDetail(deps.db, admin, person.userId)])).not.toContain('argon2');
  });

  test('of a link is the masked address, as long as the link works', async () => {
    const form = purchaserForm({ email: 'milky.way@example.com' });
    valueOf(await signUpPurchaser(deps, null, form));
    const token = await mailedToken(deps, form.email);
    expect(await linkOwner(deps.db, token, 'CONFIRM_EMAIL', deps.clock.now())).toBe('mi***@example.com');
    expect(await linkOwner(deps.db, token, 'RESET_PASSWORD', deps.clock.now())).toBeNull();
    expect(await linkOwner(deps.db, token, 'CONFIRM_EMAIL', deps.clock.now().add({ hours: 24 }))).toBeNull();
    for (const nonsense of [undefined, '', 'x'.repeat(10_000), 'a\u0000b']) expect(await linkOwner(deps.db, nonsense, 'CONFIRM_EMAIL', deps.clock.now())).toBeNull();
  });
});

describe('the audit log', () => {
  test('is searched by subject, actor, action and day', async () => {
    const person = await aPurchaser(deps, { name: '기록될 사람' });
    database.clock.set('2026-05-10T14:59:00Z');
    valueOf(await changePassword(deps, person, { current: PASSWORD, password: 'seven quiet owls hum' }));
    database.clock.set('2026-05-10T15:00:00Z');
    valueOf(await suspendPerson(deps, admin, { userId: person.userId, reason: '본인 요청' }));
    const actions = async (filter: Parameters<typeof auditTrail>[2]) => (await auditTrail(deps.db, admin, filter)).rows.map((row) => row.action);
    const subject = `user:${person.userId}`;
    expect(await actions({ subject })).toEqual(['user.suspended', 'user.password-changed', 'user.email-confirmed', 'user.signed-up']);
    expect(await actions({ subject: person.userId })).toHaveLength(4);
    expect(await actions({ subject, actor: person.email })).toEqual(['user.password-changed', 'user.email-confirmed', 'user.signed-up']);
    expect(await actions({ subject, actor: '기록될' })).toHaveLength(3);
    expect(await actions({ subject, actor: admin.userId })).toEqual(['user.suspended']);
    expect(await actions({ subject, action: 'user.s' })).toEqual(['user.suspended', 'user.signed-up']);
    expect(await actions({ subject, action: 'user_s' })).toEqual([]);
    expect(await actions({ subject, action: 'user.password', exact: true })).toEqual([]);
    expect(await actions({ subject, action: 'user.suspended', exact: true })).toEqual(['user.suspended']);
    expect(await actions({ subject: person.email.toUpperCase() })).toHaveLength(4);
    expect(await auditChain(deps.db, admin, person.email)).toEqual({ subjectType: 'user', subjectId: person.userId, entries: 4, brokenAt: null });
    expect(await actions({ subject, from: '2026-05-11' })).toEqual(['user.suspended']);
    expect(await actions({ subject, from: '2026-05-10', to: '2026-05-10' })).toEqual(['user.password-changed']);
    expect(await actions({ subject, from: 'yesterday', to: '2026-02-30' })).toHaveLength(4);
    expect(await actions({ subject: "x' OR '1'='1", actor: '%', action: '\u0000' })).toEqual([]);
    const [row] = (await auditTrail(deps.db, admin, { subject })).rows;
    expect(row).toMatchObject({ actorName: '관리자', actorRole: 'ADMIN', reason: '본인 요청', at: '2026-05-10T15:00:00.000Z', seq: 4 });
  });

  test('is searched by the number that a person reads', async () => {
    const seller = await aSeller(deps);
    const listing = valueOf(await saveListing(deps, seller, formInput({ product: pianoForm(await somePhoto(deps, seller)) })));
    const { number } = await deps.db.listing.findUniqueOrThrow({ where: { id: listing.listingId }, select: { number: true } });
    const { rows } = await auditTrail(deps.db, admin, { subject: ` ${number.toLowerCase()} ` });
    expect(rows.map((row) => [row.action, row.subjectId])).toEqual([['listing.saved', listing.listingId]]);
    expect(await auditChain(deps.db, admin, number)).toMatchObject({ subjectId: listing.listingId, brokenAt: null });
  });

  test('lists everything that happened to an order by its number and by the group of orders, whoever wrote it down', async () => {
    const world = await orderWorld(deps);
    const orderId = await deliveryIn({ ...deps, clock: database.clock }, world, await somePurchaser(deps), 'CANCELLED');
    const { number } = await deps.db.order.findUniqueOrThrow({ where: { id: orderId }, select: { number: true } });
    const listed = async (filter: Parameters<typeof auditTrail>[2]) => (await auditTrail(deps.db, admin, filter)).rows.filter((row) => row.subjectId === orderId).map((row) => row.action);
    const all = ['delivery.cancelled', 'order.placed', 'order.signed', 'order.form-opened'];
    expect(await listed({ subject: number })).toEqual(all);
    expect(await listed({ action: 'order.' })).toEqual(all);
    expect(await listed({ subject: number, action: 'order.' })).toEqual(all);
    expect(await listed({ action: 'delivery.' })).toEqual(['delivery.cancelled']);
    expect(await listed({ action: 'order.p' })).toEqual(['order.placed']);
    expect((await auditTrail(deps.db, admin, { action: 'limit.' })).rows.every((row) => row.subjectType === 'limit_request')).toBe(true);
  });

  test('is turned page by page, newest first', async () => {
    const seen: string[] = [];
    for (let after = ''; ;) {
      const page = await auditTrail(deps.db, admin, { after });
      seen.push(...page.rows.map((row) => row.id));
      if (!page.next) break;
      after = page.next;
    }
    expect(seen).toHaveLength(await deps.db.auditEntry.count());
    expect(seen.map(BigInt)).toEqual([...seen.map(BigInt)].sort((a, b) => (a < b ? 1 : -1)));
    const first = await auditTrail(deps.db, admin, {});
    const second = await auditTrail(deps.db, admin, { after: first.next ?? '' });
    expect(await auditTrail(deps.db, admin, { before: second.previous ?? '' })).toEqual(first);
    expect([first.previous, second.rows.length > 0]).toEqual([null, true]);
  });

  test('shows that a chain is whole, and where somebody changed it by hand', async () => {
    const person = await aPurchaser(deps);
    valueOf(await suspendPerson(deps, admin, { userId: person.userId, reason: '하나' }));
    const chain = () => auditChain(deps.db, admin, `user:${person.userId}`);
    expect(await chain()).toEqual({ subjectType: 'user', subjectId: person.userId, entries: 3, brokenAt: null });
    // As the tables' owner, who alone can lift the guard: what a thief with the database in hand would do.
    const tamper = (sql: string) => withConnection(database.migrationUrl, async (client) => {
      await client.query('ALTER TABLE audit_entry DISABLE TRIGGER USER');
      await client.query(sql, [person.userId]);
      await client.query('ALTER TABLE audit_entry ENABLE TRIGGER USER');
    });
    await tamper("UPDATE audit_entry SET reason = '둘' WHERE subject_id = $1 AND seq = 3");
    expect(await chain()).toMatchObject({ brokenAt: 3 });
    await tamper("UPDATE audit_entry SET reason = '하나' WHERE subject_id = $1 AND seq = 3");
    expect(await chain()).toMatchObject({ brokenAt: null });
    await tamper('DELETE FROM audit_entry WHERE subject_id = $1 AND seq = 2');
    expect(await chain()).toMatchObject({ entries: 2, brokenAt: 3 });
    await tamper('DELETE FROM audit_entry WHERE subject_id = $1');
  });
});
