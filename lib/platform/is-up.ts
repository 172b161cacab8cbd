import type { Db } from './db';

/** Whether the database answers. */
export const isUp = (db: Db): Promise<boolean> => db.$queryRaw`SELECT 1`.then(() => true, () => false);
