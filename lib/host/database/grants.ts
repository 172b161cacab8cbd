import type pg from 'pg';

/** Rows are only ever added; triggers refuse changes as well, whoever asks. */
export const APPEND_ONLY = ['audit_entry', 'journal_entry', 'journal_line', 'limit_entry'] as const;

/**
 * What the app's role may do. The tables of graphile-worker have row security on, which only
 * their owner passes, so the role is given a policy of its own on each.
 */
export async function grantToApp(owner: pg.Client, appRole: string): Promise<void> {
  const role = owner.escapeIdentifier(appRole);
  await owner.query(`
    GRANT USAGE ON SCHEMA public, graphile_worker TO ${role};
    GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public, graphile_worker TO ${role};
    GRANT USAGE, SELECT, UPDATE ON ALL SEQUENCES IN SCHEMA public, graphile_worker TO ${role};
    GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA public, graphile_worker TO ${role};
    REVOKE INSERT, UPDATE, DELETE ON TABLE public._prisma_migrations FROM ${role};
    REVOKE INSERT, UPDATE, DELETE ON TABLE graphile_worker.migrations FROM ${role};
  `);
  await revokeChanges(owner, role);
  await openWorkerTables(owner, role);
}

async function revokeChanges(owner: pg.Client, role: string): Promise<void> {
  const { rows } = await owner.query<{ name: string }>(
    "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename = ANY($1)", [[...APPEND_ONLY]]);
  for (const { name } of rows) {
    await owner.query(`REVOKE UPDATE, DELETE, TRUNCATE ON TABLE public.${owner.escapeIdentifier(name)} FROM ${role}`);
  }
}

async function openWorkerTables(owner: pg.Client, role: string): Promise<void> {
  const { rows } = await owner.query<{ name: string }>(`
    SELECT c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = 'graphile_worker' AND c.relrowsecurity
      AND NOT EXISTS (SELECT 1 FROM pg_policy p WHERE p.polrelid = c.oid AND p.polname = 'dalmada_app')`);
  for (const { name } of rows) {
    await owner.query(`CREATE POLICY dalmada_app ON graphile_worker.${owner.escapeIdentifier(name)} TO ${role} USING (true) WITH CHECK (true)`);
  }
}
