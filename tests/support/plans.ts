import { withConnection } from '@/lib/host/postgres/connect';
import { CONNECTION_SETTINGS } from '@/lib/platform/db';
import type { Sent } from './statements';

interface Plan {
  'Node Type': string;
  'Relation Name'?: string;
  'Actual Rows'?: number;
  'Actual Loops'?: number;
  'Rows Removed by Filter'?: number;
  Plans?: Plan[];
}

const nodes = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodes)];

interface Explained {
  ms: number;
  /** Tables that are read from end to end. */
  whole: string[];
  /** Rows of all tables that are looked at. */
  rows: number;
}

/** What a statement reads of these tables, as it would be run now; nothing of it stays. */
export const explained = (url: string, tables: readonly string[], { text, values }: Sent): Promise<Explained> => withConnection(url, async (client) => {
  for (const [, name = '', value = ''] of CONNECTION_SETTINGS.matchAll(/-c (\w+)=(\S+)/g)) await client.query('SELECT set_config($1, $2, false)', [name, value]);
  await client.query('BEGIN');
  const { rows } = await client.query<{ 'QUERY PLAN': { Plan: Plan; 'Execution Time': number }[] }>(`EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) ${text}`, [...values]);
  await client.query('ROLLBACK');
  const plan = rows[0]?.['QUERY PLAN'][0];
  const read = plan ? nodes(plan.Plan).filter((node) => tables.includes(node['Relation Name'] ?? '') && node['Node Type'].includes('Scan')) : [];
  return {
    ms: plan?.['Execution Time'] ?? 0,
    whole: read.filter((node) => node['Node Type'].includes('Seq Scan')).map((node) => node['Relation Name'] ?? ''),
    rows: read.reduce((sum, node) => sum + ((node['Actual Rows'] ?? 0) + (node['Rows Removed by Filter'] ?? 0)) * (node['Actual Loops'] ?? 1), 0),
  };
});
