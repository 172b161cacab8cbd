import { setTimeout } from 'node:timers/promises';
import { withConnection } from '@/lib/host/postgres/connect';
import { inheritedEnv } from '@/lib/platform/env';

const WITHIN_MS = 900_000;
const LOOKS = 3;

/** Until the served mall's worker has done what there was: photos of a mall just seeded are rendered for minutes, on the processors that are measured. */
export async function untilIdle(): Promise<void> {
  await withConnection(inheritedEnv().MIGRATION_DATABASE_URL ?? '', async (client) => {
    const end = Date.now() + WITHIN_MS;
    for (let quiet = 0; quiet < LOOKS; await setTimeout(1000)) {
      const { rows } = await client.query<{ due: number }>('SELECT count(*)::int AS due FROM graphile_worker.jobs WHERE attempts < max_attempts AND (locked_at IS NOT NULL OR run_at <= now())');
      quiet = rows[0]?.due === 0 ? quiet + 1 : 0;
      if (Date.now() > end) throw new Error('The worker is not done with its jobs');
    }
  });
}
