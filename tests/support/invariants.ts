import { readFileSync } from 'node:fs';
import path from 'node:path';
import { withConnection } from '@/lib/host/postgres/connect';

/** The queries of invariants.sql, each with the comment above it as its name. */
export function invariantQueries(sql: string): { name: string; query: string }[] {
  return sql.split(/;[ \t]*\n/).map((part) => part.trim()).filter((part) => /^\s*(SELECT|WITH)\b/im.test(part.replace(/^--.*$/gm, '')))
    .map((part) => ({
      name: part.split('\n').filter((line) => line.startsWith('--')).map((line) => line.slice(2).trim()).join(' '),
      query: part.replace(/^--.*$/gm, '').trim().replace(/;$/, ''),
    }));
}

/** One line per invariant that some row breaks. */
export async function brokenInvariants(migrationUrl: string): Promise<string[]> {
  const sql = readFileSync(path.join(process.cwd(), 'tests', 'support', 'invariants.sql'), 'utf8');
  return withConnection(migrationUrl, async (client) => {
    const broken: string[] = [];
    for (const { name, query } of invariantQueries(sql)) {
      const { rows } = await client.query(query);
      if (rows.length > 0) broken.push(`- ${name}: ${rows.length} row(s), first ${JSON.stringify(rows[0])}`);
    }
    return broken;
  });
}
