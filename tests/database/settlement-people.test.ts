import { afterAll, beforeAll, expect, test } from 'vitest';
import { changePayoutAccount } from '@/lib/accounts/change-payout-account';
import { payoutAccountOf } from '@/lib/accounts/payout-account';
import { sealPayoutAccounts } from '@/lib/accounts/seal-payout-accounts';
import { mySeller } from '@/lib/accounts/views/account';
import type { Actor } from '@/lib/kernel/actor';
import { newId } from '@/lib/platform/id';
import { approveSettlement } from '@/lib/settlements/approve-settlement';
import { approveSettlements } from '@/lib/settlements/approve-settlements';
import { makePayoutFile } from '@/lib/settlements/make-payout-file';
import { decimalAmount } from '@/lib/settlements/model/payout-file';
import { recordFilePaid, recordPayoutFailed } from '@/lib/settlements/record-payout';
import { setSellerTerms, setSettlementRule } from '@/lib/settlements/set-terms';
import { adminSettlement, adminSettlements, adminStatement, payoutFile, sellerTermsPage } from '@/lib/settlements/views/admin';
import { settlementCalendar } from '@/lib/settlements/views/calendar';
import { lastMonths, reconciliation, reconciliationFile } from '@/lib/settlements/views/remittances';
import { sellerSettlement, sellerSettlements, sellerStatement } from '@/lib/settlements/views/seller';
import { valueOf } from '@/tests/support/catalogue';
import { readXml, textAt, within } from '@/tests/support/read-xml';
import { openRoad, paid, aLease, type Road, type Walk } from '@/tests/support/rights';
import { payerSet, settleable, settlementsOf, sweep } from '@/tests/support/settlements';

let road: Road;
let walk: Walk;
let settlementId: string;
let people: Record<string, Actor>;
beforeAll(async () => {
  road = await openRoad();
  await payerSet(road);
  walk = await settleable(road, { seller: await road.seller('김&박 <악기>') });
  await sweep(road);
  settlementId = (await settlementsOf(road, walk.seller.sellerId))[0]?.id ?? '';
  people = {
    owner: walk.seller, listings: { ...walk.seller, sellerRoles: ['LISTINGS'] }, shipping: { ...walk.seller, sellerRoles: ['SHIPPING'] }, otherOwner: await road.seller(),
    purchaser: walk.purchaser, desk: road.deskPerson, admin: road.admin,
  };
});
afterAll(() => road.close());

async function textOf(pieces: AsyncGenerator<string> | null): Promise<string> {
  let text = '';
  for await (const piece of pieces ?? []) text += piece;
  return text;
}

test('a settlement is seen by the owner of its shop and by admins, whoever else has its number', async () => {
  const { db, deps } = road;
  const at = road.clock.now();
  const views: Record<string, [seenBy: string[], view: (actor: Actor, id: string) => Promise<unknown>]> = {
    sellerSettlement: [['owner'], (actor, id) => sellerSettlement(db, actor, id)],
    sellerStatement: [['owner'], (actor, id) => sellerStatement(db, actor, id, 'ko')],
    sellerList: [['owner'], async (actor, id) => (await sellerSettlements(db, actor, {}, at))?.rows.find((row) => row.id === id) ?? null],
    adminSettlement: [['admin'], (actor, id) => adminSettlement(deps, actor, id)],
    adminStatement: [['admin'], (actor, id) => adminStatement(db, actor, id, 'ko')],
    adminList: [['admin'], async (actor, id) => (await adminSettlements(db, actor, {}))?.rows.find((row) => row.id === id) ?? null],
  };
  for (const [name, [seenBy, view]] of Object.entries(views)) {
    for (const [who, actor] of Object.entries(people)) {
      expect([name, who, (await view(actor, settlementId)) !== null]).toEqual([name, who, seenBy.includes(who)]);
      expect([name, who, (await view(actor, newId('st'))) !== null, (await view(actor, walk.leaseId)) !== null]).toEqual([name, who, false, false]);
    }
  }
});

test('what an admin does nobody else can, with any number', async () => {
  const { deps } = road;
  const note = '은행에 확인하고 적습니다.';
  const acts: ((actor: Actor) => Promise<unknown>)[] = [
    (actor) => approveSettlement(deps, actor, { settlementId }), (actor) => approveSettlements(deps, actor, { settlementIds: [settlementId] }), (actor) => makePayoutFile(deps, actor, { currency: 'KRW' }), (actor) => recordFilePaid(deps, actor, { fileId: newId('po') }),
    (actor) => recordPayoutFailed(deps, actor, { settlementId, reason: note }),
    (actor) => setSellerTerms(deps, actor, { sellerId: walk.seller.sellerId, effectiveOn: '2026-06-01', feeBps: 0, reserveBps: 0, holdbackBps: 0, buybackBps: 0 }),
    (actor) => setSettlementRule(deps, actor, { weekday: '1', twoAboveMinor: 0n, payerName: '남', payerBank: '004', payerAccount: '99999999999' }),
    (actor) => payoutFile(deps, actor, { id: newId('po'), format: 'xml' }, 'ko').then((file) => (file === null ? { ok: false, error: { code: 'not-found' } } : file)),
    (actor) => sellerTermsPage(deps.db, actor, walk.seller.sellerId, road.clock.now()).then((page) => (page === null ? { ok: false, error: { code: 'not-found' } } : page)),
  ];
  for (const [who, actor] of Object.entries(people).filter(([name]) => name !== 'admin')) {
    for (const act of acts) expect([who, await act(actor)]).toMatchObject([who, { ok: false, error: { code: 'not-found' } }]);
  }
  expect(await approveSettlement(deps, road.admin, { settlementId: walk.leaseId })).toMatchObject({ ok: false, error: { code: 'not-found' } });
});

test('both files for the bank say what the ledger says, to the account as it is, and the same whenever they are fetched', async () => {
  const { deps } = road;
  valueOf(await approveSettlement(deps, road.admin, { settlementId }));
  const { fileId } = valueOf(await makePayoutFile(deps, road.admin, { currency: 'KRW' }));
  const [settlement] = await settlementsOf(road, walk.seller.sellerId);
  const xml = await payoutFile(deps, road.admin, { id: fileId, format: 'xml' }, 'ko') ?? '';
  const document = within(readXml(Buffer.from(xml)), 'CstmrCdtTrfInitn')[0];
  if (!document) throw new Error('no initiation');
  const [transfer] = within(document, 'PmtInf/CdtTrfTxInf');
  expect([textAt(document, 'GrpHdr/MsgId'), textAt(document, 'GrpHdr/NbOfTxs'), textAt(document, 'GrpHdr/CtrlSum')]).toEqual([fileId, '1', decimalAmount(settlement?.totalMinor ?? 0n, 'KRW')]);
  expect(transfer && [textAt(transfer, 'PmtId/EndToEndId'), textAt(transfer, 'Amt/InstdAmt'), textAt(transfer, 'CdtrAcct/Id/Othr/Id'), textAt(transfer, 'Cdtr/Nm')]).toEqual([settlementId, String(settlement?.totalMinor), '110123456789', '이대표']);
  const csv = await payoutFile(deps, road.admin, { id: fileId, format: 'csv' }, 'en') ?? '';
  expect(csv.trim().split('\r\n').at(-1)).toBe(`"${settlement?.number}","088","110123456789","이대표","${settlement?.totalMinor}","KRW"`);
  valueOf(await changePayoutAccount(deps, walk.seller, { payoutBank: '004', payoutAccount: '99988877766655', payoutHolder: '이대표' }));
  expect(await payoutFile(deps, road.admin, { id: fileId, format: 'xml' }, 'ko'), 'as it was made').toBe(xml);
  expect((await adminSettlement(deps, road.admin, settlementId))?.account).toEqual({ bank: '088', number: '110******789', holder: '이대표' });
  expect(await road.db.settlement.findUniqueOrThrow({ where: { id: settlementId }, select: { payeeBox: true } })).not.toMatchObject({ payeeBox: expect.stringContaining('110123456789') as string });
  valueOf(await recordFilePaid(deps, road.admin, { fileId }));
  const posted = await road.db.journalEntry.findFirstOrThrow({ where: { sourceType: 'settlement', sourceId: settlementId, kind: 'paid' }, include: { lines: true } });
  expect(posted.lines.map(({ accountCode, amountMinor }) => [accountCode, amountMinor]).sort()).toEqual([['cash', settlement?.totalMinor], ['seller-payable', settlement?.totalMinor]]);
});

test('a statement has every line and adds up', async () => {
  const text = await textOf(await sellerStatement(road.db, walk.seller, settlementId, 'en'));
  const rows = text.trim().split('\r\n').slice(1).map((row) => row.slice(1, -1).split('","'));
  const amounts = rows.map((row) => BigInt(row[5] ?? '0'));
  expect(rows.slice(0, 5).map((row) => row[4]).sort()).toEqual(['Guarantee reserve', 'Holdback', 'Price of the goods', 'Sales fee', 'VAT on the fee']);
  expect(rows.slice(5).map((row) => row[4])).toEqual(['Carried over', 'Settled']);
  expect(amounts.slice(0, -1).reduce((sum, amount) => sum + amount, 0n)).toBe(amounts.at(-1));
});

test('an owner changes where the shop is paid, every owner is told, and the number rests encrypted', async () => {
  const { deps, db } = road;
  const account = { payoutBank: '088' as const, payoutAccount: '1234567890123', payoutHolder: '이대표' };
  for (const who of ['listings', 'shipping', 'purchaser', 'admin'] as const) expect([who, await changePayoutAccount(deps, people[who] as Actor, account)]).toMatchObject([who, { ok: false, error: { code: 'not-found' } }]);
  valueOf(await changePayoutAccount(deps, walk.seller, account));
  expect(await changePayoutAccount(deps, walk.seller, account)).toMatchObject({ ok: false, error: { code: 'settlements.same-account' } });
  await road.work('notify');
  expect(await db.notification.count({ where: { userId: walk.seller.userId, kind: 'settlements.account-changed' } })).toBeGreaterThan(0);
  const kept = async () => (await db.seller.findUniqueOrThrow({ where: { id: walk.seller.sellerId } })).payoutAccount;
  expect(await kept()).not.toContain('1234567890123');
  expect((await mySeller(deps, walk.seller))?.payoutAccount).toBe('1234567890123');
  await db.seller.update({ where: { id: walk.seller.sellerId }, data: { payoutAccount: '110-000-111222' } });
  await sealPayoutAccounts(deps);
  expect(await kept()).not.toContain('111222');
  expect(payoutAccountOf(await kept(), deps.env.encryptionKey)).toBe('110-000-111222');
});

test('the calendar has the days that were, what is paid on them, and what comes of the holdback', async () => {
  const days = await settlementCalendar(road.db, road.admin, road.clock.now());
  const [settlement] = await settlementsOf(road, walk.seller.sellerId);
  expect(days[0]).toMatchObject({ day: '2026-03-11', currency: 'KRW', sellers: 1, paidMinor: settlement?.totalMinor, openMinor: 0n });
  const held = (await road.db.sellerRelease.findUniqueOrThrow({ where: { leaseId: walk.leaseId } })).holdbackMinor;
  expect(days.slice(1).map(({ day, expectedMinor }) => [day, expectedMinor])).toEqual(['2026-04-08', '2026-05-06', '2026-06-04'].map((day) => [day, held / 48n]));
  expect(await settlementCalendar(road.db, people['owner'] as Actor, road.clock.now())).toEqual(days);
  for (const who of ['otherOwner', 'listings', 'purchaser', 'desk'] as const) expect([who, await settlementCalendar(road.db, people[who] as Actor, road.clock.now())]).toEqual([who, []]);
});

test('a financier’s reconciliation, and its file, are an admin’s alone', async () => {
  const outside = await aLease(road, { lender: 'script' });
  const amount = await paid(road, outside.leaseId, 1);
  const month = lastMonths(road.clock.now())[0] ?? '';
  expect(lastMonths(road.clock.now(), '2024-11').at(-1), 'down to the first that was remitted').toBe('2024-11');
  expect((await reconciliation(road.db, road.admin, 'script', month))?.sums).toMatchObject([{ collectedMinor: amount, sentMinor: 0n, waitingMinor: amount, differencesMinor: 0n }]);
  expect(await reconciliation(road.db, road.admin, 'desk', month), 'the desk is in the house').toBeNull();
  for (const [who, actor] of Object.entries(people)) {
    const [page, file] = [await reconciliation(road.db, actor, 'script', month), await textOf(reconciliationFile(road.db, actor, { code: 'script', period: month }, 'en'))];
    expect([who, page !== null, file.includes(String(amount)), file.includes('"Collected"')]).toEqual([who, who === 'admin', who === 'admin', who === 'admin']);
  }
});
