import type { PageRequest } from '@/lib/catalogue/model/cursor';
import { behind, cutPage, type Page } from '@/lib/catalogue/model/page';
import type { Actor } from '@/lib/kernel/actor';
import { toDate } from '@/lib/platform/clock';
import type { Deps } from '@/lib/platform/db';

const PAGE = 20;

/** A live approval of the desk that no order has used. Its purchaser stands there by the number of the request, not by name. */
export interface DeskApprovalRow {
  id: string;
  number: string;
  title: string;
  currency: string;
  approvedMinor: bigint;
  monthlyCapMinor: bigint;
  /** What the plan needs: below it the approval ends. */
  neededMinor: bigint;
  instalmentMinor: bigint;
  standing: 'FREE' | 'HELD';
  expiresAt: string;
}

/** The desk's live approvals, newest first; what is used stays as it is and has no place here. For the desk alone. */
export async function deskApprovals({ db, clock }: Pick<Deps, 'db' | 'clock'>, actor: Actor, page: PageRequest): Promise<Page<DeskApprovalRow>> {
  if (actor.role !== 'DESK') return { rows: [] };
  const order = page.before ? 'asc' : 'desc';
  const found = await db.approval.findMany({
    where: { institution: { kind: 'DESK' }, status: 'LIVE', usedMinor: 0n, expiresAt: { gt: toDate(clock.now()) }, purchaserId: { not: actor.userId }, AND: behind('createdAt', 'id', page) },
    orderBy: [{ createdAt: order }, { id: order }], take: PAGE + 1,
    include: { ask: { select: { limitRequest: { select: { number: true, listingVersion: { select: { title: true } } } } } } },
  });
  const cut = cutPage(found, page, PAGE, (row) => ({ at: row.createdAt, id: row.id }));
  return {
    ...cut,
    rows: cut.rows.map(({ id, currency, approvedMinor, monthlyCapMinor, heldMinor, instalmentMinor, terms, expiresAt, ask }) => {
      const { cashPrice, firstPayment } = terms as { cashPrice: string; firstPayment: string };
      return {
        id, number: ask.limitRequest.number, title: ask.limitRequest.listingVersion.title, currency, approvedMinor, monthlyCapMinor,
        neededMinor: BigInt(cashPrice) - BigInt(firstPayment), instalmentMinor,
        standing: heldMinor > 0n ? 'HELD' as const : 'FREE' as const, expiresAt: expiresAt.toISOString(),
      };
    }),
  };
}
