import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addDays } from '@/lib/kernel/calendar';
import type { CanonicalTerms } from '@/lib/kernel/canonical-terms';
import { toPlainDate } from '@/lib/platform/clock';
import { inheritedEnv } from '@/lib/platform/env';
import { Random } from '@/tests/support/faults/random';
import { openRoad, type Road, type Walk } from '@/tests/support/road';
import { copyWalks } from '@/tests/support/year/copy-walks';
import { Year } from '@/tests/support/year/play';
import { reckon, type Facts } from '@/tests/support/year/reckoning';

const LEASES = 1000;
const seed = Number(inheritedEnv().YEAR_SEED ?? 20261130);

let road: Road;
let year: Year;
let leases: string[];
beforeAll(async () => {
  road = await openRoad();
  const walks: Walk[] = [];
  for (const [termMonths, dueDay] of [[12, 1], [12, 15], [24, 25], [24, 31], [36, 10], [48, 28]] as const) {
    for (const lender of ['desk', 'script'] as const) walks.push(await road.walk('LEASE', { lender, termMonths, firstPaymentMinor: termMonths === 24 ? '0' : '548000', form: { dueDay } }));
  }
  leases = await copyWalks(road.database.migrationUrl, walks, LEASES);
  year = new Year(road, walks[0]!.seller, new Random(seed));
  await year.plan(leases);
}, 300_000);
afterAll(() => road.close());

/** Zero in every currency, by account and in all, as of that day. */
const imbalance = async () => {
  const [row] = await road.db.$queryRaw<{ off: bigint }[]>`SELECT coalesce(sum(CASE side WHEN 'DEBIT' THEN amount_minor ELSE -amount_minor END), 0)::bigint AS off FROM journal_line`;
  return row?.off;
};

describe(`a year of a thousand leases (seed ${seed})`, () => {
  test('the trial balance is zero on every day of it', async () => {
    for (let day = '2026-03-03'; day <= '2027-03-10'; day = addDays(day, 1)) {
      await year.live(day);
      expect(await imbalance(), day).toBe(0n);
    }
  }, 900_000);

  test('every instalment is accounted for, and the figures of each lease are those reckoned from what happened to it', async () => {
    const rows = await road.db.lease.findMany({ where: { id: { in: leases } }, include: { contract: true, institution: true, invoices: true } });
    const lines = await road.db.$queryRaw<{ lease: string; account: string; balance: bigint }[]>`
      SELECT lease_id AS lease, account_code AS account, sum(CASE side WHEN 'DEBIT' THEN amount_minor ELSE -amount_minor END)::bigint AS balance FROM journal_line WHERE lease_id IS NOT NULL GROUP BY 1, 2`;
    const kept = Map.groupBy(lines, ({ lease }) => lease);
    expect(rows).toHaveLength(LEASES);
    for (const lease of rows) {
      const terms = lease.contract.terms as unknown as CanonicalTerms;
      const facts: Facts = {
        inHouse: lease.institution.kind === 'DESK', startsOn: toPlainDate(lease.startsOn), cashPrice: BigInt(terms.cashPrice), firstPayment: BigInt(terms.firstPayment), residual: BigInt(terms.residual),
        rows: terms.schedule.map(({ seq, dueOn, amount, interest }) => ({ seq, dueOn, amount: BigInt(amount), interest: BigInt(interest) })),
      };
      const reckoned = reckon(facts, year.events.get(lease.id) ?? [], ['2026-03-02', ...year.days]);
      expect(new Map(lease.invoices.map(({ seq, billedOn }) => [seq ?? -1, toPlainDate(billedOn)])), lease.id).toEqual(reckoned.billed);
      expect(new Set(lease.invoices.filter(({ state }) => state === 'PAID').map(({ seq }) => seq ?? -1)), lease.id).toEqual(reckoned.paid);
      const own = Object.fromEntries((kept.get(lease.id) ?? []).filter(({ balance }) => balance !== 0n).map(({ account, balance }) => [account, balance]));
      expect(own, `${lease.id} ${JSON.stringify(year.events.get(lease.id))}`).toEqual(Object.fromEntries(Object.entries(reckoned.balances).filter(([, balance]) => balance !== 0n)));
    }
  });
});
