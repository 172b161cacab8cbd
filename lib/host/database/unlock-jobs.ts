import { withConnection } from '../postgres/connect';

/**
 * Gives back the jobs that a worker held when it was killed; graphile-worker itself would wait four
 * hours. Only for a database whose one worker is ours and is not running now.
 */
export async function unlockJobs(migrationUrl: string): Promise<void> {
  await withConnection(migrationUrl, (client) => client.query(`
    SELECT graphile_worker.force_unlock_workers(coalesce(array_agg(DISTINCT locked_by), '{}'))
    FROM (SELECT locked_by FROM graphile_worker._private_jobs WHERE locked_by IS NOT NULL
          UNION SELECT locked_by FROM graphile_worker._private_job_queues WHERE locked_by IS NOT NULL) held`));
}
