import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addDays } from '@/lib/kernel/calendar';
import { EMPTY_PRODUCT } from '@/lib/catalogue/model/product-form';
import { toPlainDate } from '@/lib/platform/clock';
import { inheritedEnv } from '@/lib/platform/env';
import { remitLease } from '@/lib/settlements/make-remittances';
import { setSellerTerms } from '@/lib/settlements/set-terms';
import { valueOf } from '@/tests/support/catalogue';
import { Random } from '@/tests/support/faults/random';
import { staff } from '@/tests/support/people';
import { openRoad, type Road, type Shop, type Walk } from '@/tests/support/road';
import { ScriptedGateway } from '@/tests/support/scripted-gateway';
import { payerSet } from '@/tests/support/settlements';
import { copyWalks } from '@/tests/support/year/copy-walks';
import { factsOf } from '@/tests/support/year/facts';
import { Year } from '@/tests/support/year/play/year';
import { occurrences } from '@/tests/support/year/occurrences';
import { House, type Case, type Event } from '@/tests/support/year/reckoning/reckon';
import { remittances } from '@/tests/support/year/reckoning/sellers';

const LEASES = Number(inheritedEnv().YEAR_LEASES ?? 1000);
const seed = Number(inheritedEnv().YEAR_SEED ?? 20261130);
const [FIRST, LAST] = ['2026-03-02', '2027-03-10'];

/** Of so many leases of an outside financier one is remitted, for the months that are over. */
const [REMITTED, REMITTED_TO] = [12, '2027-02'];

/** In hundredths of a percent. Of those of whom little is held back the guarantee needs what they are owed, and the reserve. */
const USUAL = { fee: 300, reserve: 100, holdback: 500, buyback: 5000 };
const SPARE = { fee: 500, reserve: 50, holdback: 5, buyback: 3000 };

/** In the winter a shop disappears; days later another keeps its guarantees. */
const [GONE_ON, NAMED_ON] = ['2026-12-02', '2026-12-11'];
/** What the guarantee of some of the goods leaves out: a claim may be rejected for it. */
const LEAVES_OUT = { guarantee: { ...EMPTY_PRODUCT.guarantee, exclusionsKo: '물에 빠뜨린 고장' } };

let road: Road;
let gateway: ScriptedGateway;
let year: Year;
let leases: string[];
let spare: Shop;
let house: House;
beforeAll(async () => {
  road = await openRoad();
  gateway = await ScriptedGateway.start(road.deps);
  await payerSet(road, 1_000_000_000_000n);
  spare = await road.seller('적은 보증 악기');
  valueOf(await setSellerTerms(road.deps, road.admin, { sellerId: spare.sellerId, effectiveOn: FIRST, feeBps: SPARE.fee, reserveBps: SPARE.reserve, holdbackBps: SPARE.holdback, buybackBps: SPARE.buyback }));
  // Paid by its financier alone: nothing passes through the mall that could be held back.
  const bare = await road.seller('은행이 치르는 악기');
  const walks: Walk[] = [];
  for (const [termMonths, dueDay] of [[12, 1], [12, 15], [24, 25], [24, 31], [36, 10], [48, 28]] as const) {
    for (const lender of ['desk', 'script'] as const) {
      const own = lender === 'desk' && (dueDay === 15 || dueDay === 28) ? { seller: spare, product: LEAVES_OUT } : lender === 'script' && dueDay === 25 ? { seller: bare, product: LEAVES_OUT } : {};
      walks.push(await road.walk('LEASE', { lender, termMonths, firstPaymentMinor: termMonths === 24 ? '0' : '548000', form: { dueDay }, ...own }));
    }
  }
  leases = await copyWalks(road.database.migrationUrl, walks, LEASES);
  const shops = new Map(walks.map(({ seller }) => [seller.sellerId, seller]));
  const [successor] = [...shops.values()].filter(({ sellerId }) => sellerId !== spare.sellerId && sellerId !== bare.sellerId);
  if (!successor) throw new Error('nobody could keep the guarantees of another');
  year = new Year(road, shops, new Random(seed), {
    otherPerson: await staff(road.deps, 'DESK'), paidLate: spare.sellerId, weak: new Set([spare.sellerId, bare.sellerId]), gone: { sellerId: spare.sellerId, on: GONE_ON, successor, namedOn: NAMED_ON }, gateway,
  });
  await year.plan(leases);
  house = new House(await factsOf(road, leases), (sellerId) => (sellerId === spare.sellerId ? SPARE : USUAL));
}, 300_000);
afterAll(async () => {
  await gateway.close();
  await road.close();
});

/** Each account's debits less credits. */
const trialBalance = async () => {
  const rows = await road.db.$queryRaw<{ account: string; balance: bigint }[]>`
    SELECT account_code AS account, sum(CASE side WHEN 'DEBIT' THEN amount_minor ELSE -amount_minor END)::bigint AS balance FROM journal_line GROUP BY 1`;
  return nonZero(Object.fromEntries(rows.map(({ account, balance }) => [account, balance])));
};
const trialBalances = new Map<string, Record<string, bigint>>();

/** Of every account on every day: two runs of one seed say the same. */
const digest = () => createHash('sha256').update([...trialBalances].map(([day, balances]) => `${day} ${Object.entries(balances).join(' ')}`).join('\n')).digest('hex').slice(0, 16);

const nonZero = (books: Record<string, bigint>) => Object.fromEntries(Object.entries(books).filter(([, balance]) => balance !== 0n).sort(([a], [b]) => (a < b ? -1 : 1)));

describe(`a year of ${LEASES} leases (seed ${seed})`, () => {
  test('the trial balance is zero on every day of it', async () => {
    for (let day = FIRST; day <= LAST; day = addDays(day, 1)) {
      await year.live(day);
      const balances = await trialBalance();
      expect(Object.values(balances).reduce((sum, balance) => sum + balance, 0n), day).toBe(0n);
      trialBalances.set(day, balances);
    }
  }, 1_800_000);

  test('and says of each account, on every day, what is reckoned from what people did until then', () => {
    const events = Map.groupBy(year.events, ({ day }) => day);
    for (const day of year.days) {
      house.live(day, events.get(day) ?? []);
      expect(nonZero(house.trialBalance), day).toEqual(trialBalances.get(day));
    }
  });

  test('every instalment is accounted for, and the figures of each lease are those reckoned from what happened to it', async () => {
    const rows = await road.db.lease.findMany({ where: { id: { in: leases } }, include: { invoices: true, instalments: { orderBy: { seq: 'asc' } }, overdue: true, credits: true, exitRight: true } });
    const lines = await road.db.$queryRaw<{ lease: string; account: string; balance: bigint }[]>`
      SELECT lease_id AS lease, account_code AS account, sum(CASE side WHEN 'DEBIT' THEN amount_minor ELSE -amount_minor END)::bigint AS balance FROM journal_line WHERE lease_id IS NOT NULL GROUP BY 1, 2`;
    const kept = Map.groupBy(lines, ({ lease }) => lease);
    const of = Map.groupBy(year.events, ({ leaseId }) => leaseId);
    expect(rows).toHaveLength(LEASES);
    for (const row of rows) {
      const reckoned = house.cases.get(row.id);
      if (!reckoned) throw new Error(`lease ${row.id} was not reckoned`);
      const found = {
        ended: row.endCause, overdue: row.overdue?.state ?? null, mayGoFree: row.exitRight !== null,
        bills: row.invoices.map(({ kind, seq, billedOn, dueOn, amountMinor, creditMinor, state }) => [kind, seq, toPlainDate(billedOn), toPlainDate(dueOn), amountMinor, creditMinor, state].join(' ')).sort(),
        instalments: row.instalments.map(({ seq, state, lateChargeMinor }) => `${seq} ${state} ${lateChargeMinor}`),
        credits: row.credits.map(({ amountMinor, usedMinor }) => `${amountMinor} ${usedMinor}`).sort(),
        books: nonZero(Object.fromEntries((kept.get(row.id) ?? []).map(({ account, balance }) => [account, balance]))),
      };
      expect(found, `${row.id} ${said(of.get(row.id) ?? [])}`).toEqual(figuresOf(reckoned));
    }
  });

  test('whoever has given a lease over is owed nothing of it, and owes nothing', async () => {
    for (const { leaseId, name = '' } of year.events.filter(({ what }) => what === 'TAKEN_OVER')) {
      const [row] = await road.db.$queryRaw<{ accounts: string[] }[]>`
        SELECT coalesce(array_agg(x.account_code), '{}') AS accounts FROM (
          SELECT j.account_code FROM journal_line j JOIN ledger_account a ON a.code = j.account_code WHERE j.lease_id = ${leaseId} AND j.party_id = ${name} AND a.kind::text IN ('ASSET', 'LIABILITY')
           GROUP BY 1 HAVING sum(CASE j.side WHEN 'DEBIT' THEN j.amount_minor ELSE -j.amount_minor END) <> 0) x`;
      expect(row?.accounts, leaseId).toEqual([]);
    }
  });

  test('each seller is paid what was reckoned, and what is settled and set off stands so in the books', async () => {
    const lines = await road.db.$queryRaw<{ party: string; account: string; balance: bigint }[]>`
      SELECT party_id AS party, account_code AS account, sum(CASE side WHEN 'DEBIT' THEN amount_minor ELSE -amount_minor END)::bigint AS balance FROM journal_line WHERE lease_id IS NULL GROUP BY 1, 2`;
    const kept = Map.groupBy(lines, ({ party }) => party);
    for (const [sellerId, { books, paidOut }] of house.sellers) {
      const paid = await road.db.settlement.aggregate({ where: { sellerId, state: 'PAID' }, _sum: { totalMinor: true } });
      expect(paid._sum.totalMinor ?? 0n, sellerId).toBe(paidOut);
      expect(nonZero(Object.fromEntries((kept.get(sellerId) ?? []).map(({ account, balance }) => [account, balance]))), sellerId).toEqual(nonZero(books));
    }
  });

  test('an outside financier is sent, month by month, what was reckoned', async () => {
    const outside = [...house.cases.values()].filter(({ facts }) => !facts.inHouse).filter((_, index) => index % REMITTED === 0);
    for (const { lease } of outside) {
      await remitLease(road.deps, { leaseId: lease.facts.id, upTo: `${REMITTED_TO}-28` });
      const made = await road.db.remittance.findMany({ where: { leaseId: lease.facts.id }, orderBy: { period: 'asc' } });
      expect(made.map(({ period, totalMinor }) => `${period} ${totalMinor}`), lease.facts.id).toEqual(remittances(lease, REMITTED_TO));
    }
  });

  test('all of it happened: nothing was reckoned that a year without it would not have shown', () => {
    const happened = Object.entries(occurrences(house, year.events));
    process.stdout.write(`what a year of ${LEASES} leases had in it (seed ${seed}; its books ${digest()}):\n${happened.map(([what, times]) => `${String(times).padStart(7)}  ${what}`).join('\n')}\n`);
    expect(happened.filter(([, times]) => times === 0)).toEqual([]);
  });
});

const said = (events: readonly Event[]) => events.map(({ day, what, kind, seq, on, amount }) => [day, what, kind, seq, on, amount].filter((each) => each !== undefined && each !== null).join(' ')).join('; ');

function figuresOf({ lease, arrears, endings }: Case) {
  return {
    ended: lease.cause, overdue: arrears.overdue?.state ?? null, mayGoFree: endings.mayGoFree,
    bills: lease.bills.map(({ kind, seq, billedOn, dueOn, amount, credit, state }) => [kind, seq, billedOn, dueOn, amount, credit, state].join(' ')).sort(),
    instalments: lease.rows.map(({ seq, state, late }) => `${seq} ${state} ${late}`),
    credits: lease.credits.map(({ amount, used }) => `${amount} ${used}`).sort(),
    books: nonZero(lease.books),
  };
}
