import type { Db, Tx } from '@/lib/platform/db';

/** Whether a person proposed what became the answer to a question. */
export const isMakerOf = async (db: Db | Tx, askId: string, userId: string): Promise<boolean> =>
  (await db.limitProposal.count({ where: { askId, state: 'ACCEPTED', proposedById: userId } })) > 0;
