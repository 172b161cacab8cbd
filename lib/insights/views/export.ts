import type { Actor } from '@/lib/kernel/actor';
import type { Deps } from '@/lib/platform/db';
import { translate, type Locale } from '@/lib/platform/messages';
import { amountLine } from '@/lib/settlements/model/csv';
import { BUCKETS, ROLLED_TO } from '../model/buckets';
import { ages, cashMonths, rolls, standings, type Scope } from './portfolio';
import { guaranteeBySeller, settlementCalendar } from './sellers';

export const TABLES = ['ages', 'standings', 'cash', 'rolls', 'guarantee', 'settlements'] as const;
export type Table = (typeof TABLES)[number];

const BOM = '\uFEFF';

type Rows = readonly (readonly (string | number | bigint)[])[];

/** Headings and rows of each picture; amounts in the currency's smallest unit, months as YYYY-MM. */
async function tableOf(deps: Pick<Deps, 'db' | 'clock'>, actor: Actor, scope: Scope, { table, locale }: { table: Table; locale: Locale }): Promise<{ head: string[]; rows: Rows }> {
  const say = (key: string) => translate(locale, `insights.portfolio.${key}`);
  switch (table) {
    case 'ages': return { head: ['ages', 'leases', 'amount'].map(say), rows: (await ages(deps, actor, scope)).map(({ bucket, leases, minor }) => [say(`bucket.${bucket}`), leases, minor]) };
    case 'standings': return { head: ['state', 'leases', 'financed'].map(say), rows: (await standings(deps.db, actor, scope)).map(({ state, leases, financedMinor }) => [say(`standing.${state}`), leases, financedMinor]) };
    case 'cash': return { head: ['month', 'scheduled', 'credited', 'received'].map(say), rows: (await cashMonths(deps, actor, scope)).map((row) => [row.month.slice(0, 7), row.scheduledMinor, row.creditedMinor, row.receivedMinor]) };
    case 'rolls': return { head: [say('from'), ...ROLLED_TO.map((to) => say(`bucket.${to}`))], rows: (await rolls(deps, actor, scope)).matrix.map((row, from) => [say(`bucket.${BUCKETS[from] ?? 'current'}`), ...row]) };
    case 'guarantee': return { head: ['seller', 'leases', 'claims', 'openClaims', 'toAnswer', 'answeredInTime', 'toRepair', 'repairedInTime', 'breaches', 'visits', 'missed', 'creditedLeases', 'creditMinor'].map(say), rows: (await guaranteeBySeller(deps, actor, scope)).map((row) => [row.seller, row.running, row.claims, row.openClaims, row.toAnswer, row.answeredInTime, row.toRepair, row.repairedInTime, row.breaches, row.visits, row.missed, row.credited, row.creditMinor]) };
    case 'settlements': return { head: ['after', 'leases', scope.institutionId === undefined ? 'amount' : 'amountOfOne'].map(say), rows: (await settlementCalendar(deps.db, actor, scope)).map(({ after, stage, leases, minor }) => [stage ? say(`stages.${stage}`) : after ?? say('unknownDay'), leases, minor]) };
  }
}

/** One picture as a file. Nobody but an admin has anything in it. */
export async function* exportedTable(deps: Pick<Deps, 'db' | 'clock'>, actor: Actor, scope: Scope, asked: { table: Table; locale: Locale }): AsyncGenerator<string> {
  const { head, rows } = await tableOf(deps, actor, scope, asked);
  yield BOM + amountLine(head) + rows.map((row) => amountLine(row.map(String))).join('');
}
