import type { Actor } from '@/lib/kernel/actor';
import type { Db, Deps } from '@/lib/platform/db';
import { endBeforeUse, type ApprovalEnd } from '../model/approval-end';
import type { RequestState } from '../model/states';
import { priced } from '../model/terms';
import { isUsable, isWaiting, storedOffers } from '../model/usable';

export interface LimitRequestRow {
  id: string;
  number: string;
  title: string;
  photoId: string | null;
  state: RequestState;
  createdAt: string;
  currency: string;
  waiting: number;
  usable: number;
  /** Why what was chosen is over before it was used. */
  ended: ApprovalEnd | null;
  /** The cheapest to own of what can be chosen. */
  best: { instalmentMinor: bigint; totalCostMinor: bigint; expiresAt: string } | null;
}

const MOST = 50;

const row = {
  id: true, number: true, state: true, createdAt: true, currency: true,
  listingVersion: { select: { title: true, photos: { orderBy: { position: 'asc' }, take: 1, select: { fileId: true } } } },
  asks: { select: { state: true, offers: true, institution: { select: { status: true } }, approval: { select: { status: true, expiresAt: true, terms: true, usedMinor: true, endedReason: true } } } },
} as const;

/** The purchaser's own requests, newest first. */
export async function limitRequestList({ db, clock }: Pick<Deps, 'db' | 'clock'>, actor: Actor): Promise<LimitRequestRow[]> {
  const rows = await findRows(db, actor.userId);
  const nowMs = clock.now().epochMilliseconds;
  return rows.map(({ asks, listingVersion: { title, photos }, createdAt, ...request }) => {
    const usable = request.state === 'OPEN' ? asks.filter((ask) => isUsable(ask, nowMs)) : [];
    const chosen = request.state === 'CHOSEN' ? asks.find(({ state }) => state === 'APPROVED')?.approval : undefined;
    return {
      ...request, title, photoId: photos[0]?.fileId ?? null, createdAt: createdAt.toISOString(),
      waiting: asks.filter(isWaiting).length, usable: usable.length, ended: (chosen && endBeforeUse(chosen, nowMs))?.why ?? null, best: bestOf(request.currency, usable, nowMs),
    };
  });
}

const findRows = (db: Db, purchaserId: string) =>
  db.limitRequest.findMany({ where: { purchaserId }, orderBy: [{ createdAt: 'desc' }, { id: 'desc' }], take: MOST, select: row });

type UsableAsk = Awaited<ReturnType<typeof findRows>>[number]['asks'][number];

function bestOf(currency: string, usable: readonly UsableAsk[], nowMs: number): LimitRequestRow['best'] {
  const plans = usable.flatMap((ask) => (ask.approval
    ? [{ schedule: priced(currency, ask.approval.terms), expiresAt: ask.approval.expiresAt.toISOString() }]
    : storedOffers(ask).filter((offer) => Date.parse(offer.expiresAt) > nowMs).map((offer) => ({ schedule: priced(currency, offer.terms), expiresAt: offer.expiresAt }))));
  const [best] = plans.sort((a, b) => (a.schedule.totalToOwnMinor < b.schedule.totalToOwnMinor ? -1 : 1));
  return best ? { instalmentMinor: best.schedule.instalmentMinor, totalCostMinor: best.schedule.totalCostMinor, expiresAt: best.expiresAt } : null;
}
