import type { PageRequest } from '@/lib/catalogue/model/cursor';
import { behind, cutPage, type Page } from '@/lib/catalogue/model/page';
import type { Actor } from '@/lib/kernel/actor';
import { toDate } from '@/lib/platform/clock';
import type { Deps } from '@/lib/platform/db';

const PAGE = 20;

/** A live limit for the whole mall. Its purchaser stands there by the end of an id, not by name. */
export interface DeskMallLimitRow {
  id: string;
  who: string;
  currency: string;
  approvedMinor: bigint;
  takenMinor: bigint;
  monthlyCapMinor: bigint;
  givenAt: string;
  expiresAt: string;
}

/** The desk's live limits for the whole mall, newest first. For the desk alone. */
export async function deskMallLimits({ db, clock }: Pick<Deps, 'db' | 'clock'>, actor: Actor, page: PageRequest): Promise<Page<DeskMallLimitRow>> {
  if (actor.role !== 'DESK') return { rows: [] };
  const order = page.before ? 'asc' : 'desc';
  const found = await db.preApproval.findMany({
    where: { status: 'LIVE', expiresAt: { gt: toDate(clock.now()) }, purchaserId: { not: actor.userId }, AND: behind('createdAt', 'id', page) },
    orderBy: [{ createdAt: order }, { id: order }], take: PAGE + 1,
  });
  const cut = cutPage(found, page, PAGE, (row) => ({ at: row.createdAt, id: row.id }));
  return {
    ...cut,
    rows: cut.rows.map(({ id, purchaserId, currency, approvedMinor, heldMinor, usedMinor, monthlyCapMinor, createdAt, expiresAt }) => ({
      id, who: purchaserId.slice(-6), currency, approvedMinor, takenMinor: heldMinor + usedMinor, monthlyCapMinor, givenAt: createdAt.toISOString(), expiresAt: expiresAt.toISOString(),
    })),
  };
}
