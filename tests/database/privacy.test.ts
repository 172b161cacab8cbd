import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { changeProfile } from '@/lib/accounts/change-profile';
import { saveAddressInput } from '@/lib/accounts/model/people';
import { saveAddress } from '@/lib/accounts/save-address';
import { signUpPurchaser } from '@/lib/accounts/sign-up-purchaser';
import { liveSession } from '@/lib/accounts/views/session';
import { unpublishListing } from '@/lib/catalogue/unpublish-listing';
import { cancelOrder } from '@/lib/deliveries/cancel-order';
import { closeSilentClaims } from '@/lib/guarantee/close-claim';
import { openClaimInput } from '@/lib/guarantee/model/inputs';
import { openClaim } from '@/lib/guarantee/open-claim';
import type { Actor } from '@/lib/kernel/actor';
import { postEntry } from '@/lib/ledger/store';
import { limitRequestInput } from '@/lib/limits/model/limit-request';
import { requestLimit } from '@/lib/limits/request-limit';
import { chooseNotices } from '@/lib/notifications/choose-notices';
import { notifyAll } from '@/lib/notifications/notify';
import { myNotices, unreadCount } from '@/lib/notifications/views';
import { unseal } from '@/lib/platform/secret-box';
import { askExport } from '@/lib/privacy/ask-export';
import { closeAccount } from '@/lib/privacy/close-account';
import { openExport } from '@/lib/privacy/open-export';
import { tidyPrivacy } from '@/lib/privacy/tidy-privacy';
import { myExports, myObstacles } from '@/lib/privacy/views/data-page';
import { confirmGoodsBack } from '@/lib/rights/confirm-goods-back';
import { withdrawContract } from '@/lib/rights/withdraw-contract';
import { findObstacles } from '@/lib/privacy/store/obstacles';
import { personData } from '@/lib/privacy/views/person-data';
import { addCard, work } from '../support/collection';
import { forgetJobs } from '../support/jobs';
import { ScriptedGateway } from '../support/scripted-gateway';
import { brokenInvariants } from '../support/invariants';
import { aPurchaser, aSeller, enter, PASSWORD, purchaserForm, valueOf } from '../support/people';
import { aMember } from '../support/staff';
import { openRoad, type Road } from '../support/road';
import { statementsOf } from '../support/statements';

let road: Road;
beforeAll(async () => { road = await openRoad(); });
afterAll(() => road.close());

const leaving = { password: PASSWORD, understood: true };
const close = (actor: Actor) => closeAccount(road.deps, actor, leaving);
const kinds = async (actor: Actor) => [...new Set((await myObstacles(road.db, actor)).map(({ kind }) => kind))];
const refused = { ok: false, error: { code: 'people.cannot-close' } };
const address = saveAddressInput.parse({ label: '집', recipient: '홍길동', phone: '010-1234-5678', postcode: '03925', road: '서울 마포구 월드컵북로 396', detail: '4층', isDefault: true });

describe('closing an account', () => {
  test('is refused while an order is open, a limit is in use or a lease runs, and each is named with its place', async () => {
    const form = await road.walk('FORM');
    expect(await kinds(form.purchaser)).toEqual(['order', 'limit']);
    expect((await myObstacles(road.db, form.purchaser)).map(({ href }) => href)).toContain(`/orders/${form.orderId}`);
    expect(await close(form.purchaser)).toEqual(refused);
    const placed = await road.walk('PLACED');
    expect(await close(placed.purchaser)).toEqual(refused);
    const lease = await road.walk('LEASE');
    expect(await kinds(lease.purchaser)).toEqual(['limit', 'lease']);
    expect(await close(lease.purchaser)).toEqual(refused);
    expect((await road.db.user.findUniqueOrThrow({ where: { id: lease.purchaser.userId } })).closedAt).toBeNull();
  });

  test('of who owns a shop alone is refused while others work there; of the last person there it is not', async () => {
    const owner = await aSeller(road.deps);
    const member = await aMember(road.deps, owner, ['SHIPPING']);
    expect(await kinds(owner)).toEqual(['last-owner']);
    expect(await close(owner)).toEqual(refused);
    await expect(road.db.$executeRaw`UPDATE app_user SET email = lower(id) || '@closed.invalid', name = '-', phone = NULL, birth_date = NULL, has_password = false, closed_at = now() WHERE id = ${owner.userId}`).rejects.toThrow(/no owner left/);
    valueOf(await close(member));
    expect(await kinds(owner)).toEqual([]);
    valueOf(await close(owner));
  });

  test('needs the password, and ends every session', async () => {
    const person = await aPurchaser(road.deps);
    const claim = valueOf(await enter(road.deps, person.email));
    expect(await closeAccount(road.deps, person, { ...leaving, password: 'not this one at all' })).toEqual({ ok: false, error: { code: 'input', fields: { password: 'accounts.wrong-password' } } });
    valueOf(await close(person));
    expect(await liveSession(road.db, claim)).toBeNull();
    expect((await enter(road.deps, person.email)).ok).toBe(false);
    expect(await close(person)).toMatchObject({ ok: false });
  });

  test('leaves nothing of who never signed anything, tells them, and frees the address', async () => {
    const person = await aPurchaser(road.deps);
    valueOf(await saveAddress(road.deps, person, address));
    valueOf(await close(person));
    const row = await road.db.user.findUniqueOrThrow({ where: { id: person.userId }, include: { closure: true, addresses: true } });
    expect(row).toMatchObject({ name: '-', phone: null, birthDate: null, email: `${person.userId.toLowerCase()}@closed.invalid`, addresses: [], closure: { kept: null, eraseAfter: null } });
    const letter = await road.db.mailMessage.findFirstOrThrow({ where: { recipient: person.email }, orderBy: { id: 'desc' } });
    expect(letter.subject).toBe('달마다 계정을 닫았습니다');
    expect(letter.body).toContain('개인정보를 모두 지웠습니다');
    valueOf(await signUpPurchaser(road.deps, null, purchaserForm({ email: person.email })));
    expect(await road.db.user.count({ where: { email: person.email } })).toBe(1);
  });

  test('keeps who it was for five years, sealed and apart, where an order was signed; then that is erased', async () => {
    const walk = await road.walk('PLACED');
    valueOf(await cancelOrder(road.deps, walk.purchaser, { orderId: walk.orderId, reason: '' }));
    const { userId } = walk.purchaser;
    const { email } = await road.db.user.findUniqueOrThrow({ where: { id: userId } });
    valueOf(await close(walk.purchaser));
    const kept = await road.db.closedAccount.findUniqueOrThrow({ where: { userId } });
    expect(kept.kept).not.toContain(email);
    expect(JSON.parse(unseal(kept.kept ?? '', road.deps.env.encryptionKey))).toMatchObject({ email, birthDate: '1991-03-05' });
    expect(kept.eraseAfter?.toISOString().slice(0, 4)).toBe('2031');
    await tidyPrivacy(road.deps);
    expect((await road.db.closedAccount.findUniqueOrThrow({ where: { userId } })).kept).not.toBeNull();
    const now = road.deps.clock.now();
    road.database.clock.advance({ hours: 24 * 366 * 5 });
    await tidyPrivacy(road.deps);
    road.database.clock.set(now);
    expect(await road.db.closedAccount.findUniqueOrThrow({ where: { userId } })).toMatchObject({ kept: null });
    expect(await road.db.order.findUniqueOrThrow({ where: { id: walk.orderId } })).toMatchObject({ recipientName: '-', road: '-', phone: '-' });
    expect(await road.db.mailMessage.count({ where: { userId } })).toBe(0);
  });

  test('at the same moment as a limit is asked for: one of the two, never both', async () => {
    for (let round = 0; round < 5; round += 1) {
      const walk = await road.walk('LISTED');
      const input = limitRequestInput.parse({ listingId: walk.listingId, termMonths: 48, firstPaymentMinor: '548000', annualIncomeMinor: '60000000', employment: 'EMPLOYED', monthlyObligationsMinor: '0', lenders: ['desk'] });
      const [closed, asked] = await Promise.all([close(walk.purchaser), requestLimit(road.deps, walk.purchaser, input).catch(() => ({ ok: false }))]);
      expect([closed.ok, asked.ok].filter(Boolean)).toHaveLength(1);
    }
    expect((await brokenInvariants(road.database.migrationUrl)).filter((line) => line.includes('17'))).toEqual([]);
  });

  test('of a seller waits for its listings and leases, unless a colleague stays', async () => {
    const walk = await road.walk('LEASE', { seller: await aSeller(road.deps) });
    expect(await kinds(walk.seller)).toEqual(['listing', 'seller-lease']);
    expect(await close(walk.seller)).toEqual(refused);
    const free = await aSeller(road.deps);
    valueOf(await close(free));
  });
});

/** What was seen in a transaction that is undone. */
class Looked extends Error {
  constructor(readonly found: Awaited<ReturnType<typeof findObstacles>>) { super('looked'); }
}

describe('cards and accounts', () => {
  let gateway: ScriptedGateway;
  beforeAll(async () => { gateway = await ScriptedGateway.start(road.deps); });
  afterAll(() => gateway.close());

  test('are in one’s own data by their last digits, never by what their gateway knows them by', async () => {
    const person = await aPurchaser(road.deps);
    await addCard(gateway, person, '0002');
    const { token, customer, session } = await road.db.paymentMethod.findFirstOrThrow({ where: { purchaserId: person.userId } });
    const data = await personData(road.deps, person.userId, road.clock.now());
    expect(data?.paymentMethods).toMatchObject([{ gateway: 'sandbox', kind: 'CARD', state: 'ACTIVE', brand: 'Visa', last4: '0002', activeAt: new Date(road.clock.now().epochMilliseconds) }]);
    const text = JSON.stringify(data, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value));
    for (const secret of [token, customer, session]) expect(text).not.toContain(secret);
  });

  test('go with the account, at their gateway too', async () => {
    const person = await aPurchaser(road.deps);
    const tokens = [];
    for (const last4 of ['4242', '0002']) tokens.push((await road.db.paymentMethod.findUniqueOrThrow({ where: { id: await addCard(gateway, person, last4) } })).token ?? '');
    await forgetJobs(road.db);
    valueOf(await closeAccount(gateway.deps, person, leaving));
    await work(gateway, 'detach-method');
    expect(tokens.every((token) => gateway.detached.has(token))).toBe(true);
    expect((await road.db.paymentMethod.findMany({ where: { purchaserId: person.userId } })).map(({ state, token, last4, customer }) => [state, token, last4, customer])).toEqual([['REMOVED', null, null, null], ['REMOVED', null, null, null]]);
  });

  test('stay as digits for as long as the law keeps what was paid by them; a bill of a lease that has ended keeps the account', async () => {
    const walk = await road.walk('LEASE');
    await addCard(gateway, walk.purchaser);
    await road.work('bill-lease');
    await forgetJobs(road.db);
    // Ended in whatever way, with its first payment open, for as long as it takes to look.
    const seen = await road.db.$transaction(async (tx) => {
      await tx.$executeRaw`UPDATE lease SET state = 'ENDED', end_cause = 'DEFAULTED', ended_at = now() WHERE id = ${walk.leaseId}`;
      throw new Looked(await findObstacles(tx, walk.purchaser.userId));
    }).catch((error: unknown) => (error instanceof Looked ? error.found : []));
    expect(seen.map(({ kind, minor }) => [kind, minor])).toEqual([['bill', 548_000n]]);
    valueOf(await withdrawContract(road.deps, walk.purchaser, { contractId: walk.contractId }));
    valueOf(await confirmGoodsBack(road.deps, walk.seller, { withdrawalId: (await road.db.withdrawal.findUniqueOrThrow({ where: { contractId: walk.contractId } })).id, condition: 'GOOD' }));
    valueOf(await closeAccount(gateway.deps, walk.purchaser, leaving));
    await work(gateway, 'detach-method');
    expect(await road.db.paymentMethod.findFirstOrThrow({ where: { purchaserId: walk.purchaser.userId } })).toMatchObject({ state: 'REMOVED', token: null, last4: '4242' });
  });
});

describe('closing a shop waits for what is left of its leases', () => {
  const places = async (actor: Actor) => (await myObstacles(road.db, actor)).map(({ kind, href }) => `${kind} ${href}`);

  test('a claim that is open, goods on their way back, and the money between it and the mall', async () => {
    road.clock.set('2027-03-02T01:00:00Z');
    const walk = await road.walk('LEASE', { seller: await aSeller(road.deps) });
    await road.work('begin-guarantee');
    const { purchaser, seller, leaseId } = walk;
    valueOf(await unpublishListing(road.deps, seller, { listingId: walk.listingId }));
    const input = openClaimInput.parse({ leaseId, text: '건반 세 개가 눌리지 않습니다.', sinceOn: '2027-03-02', serial: walk.serial, usable: 'no' });
    const { claimId } = valueOf(await openClaim(road.deps, purchaser, input));
    expect(await places(seller)).toContain(`seller-claim /seller/claims/${claimId}`);
    const { withdrawalId } = valueOf(await withdrawContract(road.deps, purchaser, { contractId: walk.contractId }));
    expect(await places(seller)).toContain(`seller-withdrawal /seller/rights/withdrawals/${withdrawalId}`);
    valueOf(await confirmGoodsBack(road.deps, seller, { withdrawalId, condition: 'GOOD' }));
    await closeSilentClaims(road.deps);
    expect(await places(seller)).toEqual([]);
    // Something is left between the two of them of what is over.
    const owe = (account: 'seller-payable' | 'seller-holdback' | 'recourse-receivable', side: 'DEBIT' | 'CREDIT', amountMinor: bigint, kind: string) => road.db.$transaction((tx) => postEntry(tx, {
      sourceType: 'test', sourceId: leaseId, kind, currency: 'KRW', occurredOn: '2027-03-02',
      lines: [{ account, side, amountMinor, partyId: seller.sellerId, leaseId }, { account: 'write-off', side: side === 'DEBIT' ? 'CREDIT' : 'DEBIT', amountMinor, partyId: purchaser.userId, leaseId }],
    }, road.clock.now()));
    for (const [account, side] of [['seller-holdback', 'CREDIT'], ['recourse-receivable', 'DEBIT']] as const) {
      await owe(account, side, 30_000n, account);
      expect((await myObstacles(road.db, seller)).map(({ kind, minor, currency }) => [kind, minor, currency])).toEqual([[account === 'seller-holdback' ? account : 'seller-recourse', 30_000n, 'KRW']]);
      expect(await close(seller)).toEqual(refused);
      await owe(account, side === 'DEBIT' ? 'CREDIT' : 'DEBIT', 30_000n, `${account}:back`);
    }
    valueOf(await close(seller));
  });
});

describe('a changed name', () => {
  test('leaves past orders and their contract as they were signed', async () => {
    const walk = await road.walk('RELAYED');
    const { name } = walk.purchaser;
    valueOf(await changeProfile(road.deps, walk.purchaser, { name: '홍새이름', phone: '010-1234-5678' }));
    await road.goOn(walk, 'DRAWN', 'DRAWN');
    const contract = await road.db.contract.findUniqueOrThrow({ where: { id: walk.contractId } });
    expect(contract.particulars).toMatchObject({ purchaser: { name }, signatureName: name });
    expect(await road.db.auditEntry.count({ where: { subjectId: walk.purchaser.userId, action: 'user.profile-changed' } })).toBe(1);
  });
});

describe('a data export', () => {
  test('holds everything of the person and nothing of another, amounts as texts, and opens by the password alone', async () => {
    const [mine, theirs] = [await road.walk('LEASE'), await road.walk('LEASE')];
    for (const each of [mine, theirs]) valueOf(await saveAddress(road.deps, each.purchaser, { ...address, detail: each.purchaser.userId }));
    const { exportId } = valueOf(await askExport(road.deps, mine.purchaser));
    expect(await askExport(road.deps, mine.purchaser)).toEqual({ ok: false, error: { code: 'people.export-under-way' } });
    await road.work('make-export');
    expect((await myExports(road.db, mine.purchaser, road.deps.clock.now())).map(({ id, ready }) => ({ id, ready }))).toEqual([{ id: exportId, ready: true }]);
    expect(await openExport(road.deps, mine.purchaser, { exportId, password: 'not this one at all' })).toMatchObject({ ok: false });
    expect(await openExport(road.deps, theirs.purchaser, { exportId, password: PASSWORD })).toEqual({ ok: false, error: { code: 'not-found' } });
    const { text } = valueOf(await openExport(road.deps, mine.purchaser, { exportId, password: PASSWORD }));
    const own = JSON.parse(text) as { leases: { totalCostMinor: string; instalments: unknown[] }[]; contracts: { document: string }[]; account: object };
    expect(own.leases[0]?.totalCostMinor).toMatch(/^\d+$/);
    expect(own.leases[0]?.instalments.length).toBeGreaterThan(12);
    expect(own.contracts[0]?.document).toBe(`/contracts/${mine.contractId}/document`);
    for (const id of [mine.orderId, mine.leaseId, mine.purchaser.userId]) expect(text).toContain(id);
    for (const id of [theirs.orderId, theirs.leaseId, theirs.contractId, theirs.purchaser.userId, road.admin.userId]) expect(text).not.toContain(id);
    expect(text).not.toMatch(/argon2|passwordHash|token=[\w-]{10}/);
    const kept = await road.db.dataExport.findUniqueOrThrow({ where: { id: exportId } });
    expect(kept.box).not.toContain(mine.orderId);
  });

  test('asked for twenty times at once is one; it is gone after a week', async () => {
    const person = await aPurchaser(road.deps);
    const answers = await Promise.all(Array.from({ length: 20 }, () => askExport(road.deps, person)));
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    await road.work('make-export');
    const now = road.deps.clock.now();
    road.database.clock.advance({ hours: 24 * 7 + 1 });
    await tidyPrivacy(road.deps);
    expect(await road.db.dataExport.count({ where: { userId: person.userId } })).toBe(0);
    road.database.clock.set(now);
  });
});

describe('notification choices', () => {
  const params = { number: 'O-1', title: '피아노', serial: 'U121-26-0001', trackingNumber: '640012345678', institution: '달마다 리스', signBy: '2026-12-23T06:00:00Z' };
  const tell = (userId: string, kind: string, eventKey: string) => road.db.$transaction((tx) =>
    notifyAll(tx, [{ userId, kind, params, href: '/orders', eventKey, at: road.deps.clock.now(), mail: true }]));
  const heard = async (actor: Actor) => ({
    shown: (await myNotices(road.db, actor, 'ko')).rows.length, unread: await unreadCount(road.db, actor), mails: await road.db.mailMessage.count({ where: { userId: actor.userId, body: { contains: '/orders' } } }),
  });

  test('silence a topic in the app and by mail, tell once when turned on again, and never what must be mailed', async () => {
    const person = await aPurchaser(road.deps);
    valueOf(await chooseNotices(road.deps, person, { topic: 'orders', inApp: false, byMail: false }));
    await tell(person.userId, 'deliveries.shipped', 'shipped:1');
    expect(await heard(person)).toEqual({ shown: 0, unread: 0, mails: 0 });
    valueOf(await chooseNotices(road.deps, person, { topic: 'orders', inApp: true, byMail: true }));
    await tell(person.userId, 'deliveries.shipped', 'shipped:1');
    expect(await heard(person)).toEqual({ shown: 0, unread: 0, mails: 0 });
    await tell(person.userId, 'deliveries.shipped', 'shipped:2');
    expect(await heard(person)).toEqual({ shown: 1, unread: 1, mails: 1 });
    valueOf(await chooseNotices(road.deps, person, { topic: 'contracts', inApp: false, byMail: false }));
    await tell(person.userId, 'contracts.delivered', 'delivered:1');
    expect(await heard(person)).toEqual({ shown: 2, unread: 2, mails: 2 });
  });

  test('cost no statement more than one, however many are told', async () => {
    const people = [await aPurchaser(road.deps), await aPurchaser(road.deps), await aPurchaser(road.deps)];
    const notice = { kind: 'deliveries.shipped', params, href: '/orders', at: road.deps.clock.now(), mail: true };
    const count = async (some: typeof people, key: string) => (await statementsOf(() => road.db.$transaction((tx) =>
      notifyAll(tx, some.map(({ userId }) => ({ userId, ...notice, eventKey: key })))))).sent.length;
    expect(await count(people, 'many:1')).toBe(await count(people.slice(0, 1), 'one:1'));
  });
});
